export { ANCHORS, type Anchor, type LicenseEnv } from './anchors.js';
export { LICENSE_FAULT_CODES, type Checked, type LicenseFault, type LicenseFaultCode } from './refusal.js';
export { DOCUMENT_KINDS, type DocumentKind } from './document-kinds.js';
export { keyFingerprint } from './ed25519.js';
export { DAY_MS, formatInstant } from './instant.js';
export {
  loadTrustSet,
  trustPayloadSchema,
  type KeyPurpose,
  type TrustedKey,
  type TrustLoadOptions,
  type TrustPayload,
  type TrustSet,
} from './trust-set.js';
export { loadRootRotation, type RootRotation, type RootRotationPayload } from './root-rotation.js';
export { succeeds, type VersionMark } from './version-mark.js';
export {
  loadRevocationList,
  type RevocationEntry,
  type RevocationList,
  type RevocationLoadOptions,
  type RevocationPayload,
} from './revocation-list.js';
export {
  licenseClaimsSchema,
  ulidSchema,
  type LicenseBinding,
  type LicenseClaims,
  type LicensePayload,
} from './license-claims.js';
export {
  licensedModulesSchema,
  quotaLimit,
  seatsWithTolerance,
  type LicensedModule,
  type LicensedModules,
  type LicenseLimits,
} from './license-modules.js';
export { bindComponent, bindGraceEnd, type BindComponentType } from './binding.js';
export type { GenuineLicense } from './authenticate.js';
export type { BindGrace, BuildFacts, HostFacts, SeqMark, StoredFacts, VerifyContext } from './verify-context.js';
export {
  LICENSE_FLAGS,
  LICENSE_STATES,
  type LicenseFlag,
  type LicenseLevel,
  type LicenseSnapshot,
  type LicenseState,
  type LicenseWarning,
} from './snapshot.js';
export { lifetimeState, startOf, type ExpiryWarning, type LifetimeState } from './lifetime.js';
export { verify } from './verify.js';
export { activationOf, resolveLicense, type LicenseDocuments, type LicenseFile, type Resolution } from './resolve-license.js';
export { updateRefusal } from './license-state.js';
export { allows } from './allows.js';
export { installationId } from './installation-id.js';
export { openInstallationDocument, type InstallationDocument, type InstallationDocumentKind } from './installation-document.js';
export { isExactJson } from './strict-json.js';
export { sha256Hex } from './encoding.js';
export { readStrictJson } from './read-strict-json.js';
export {
  compactText,
  documentBytes,
  readLicenseRequest,
  readUsageStatement,
  usagePayloadSchema,
  type LicenseRequest,
  type RequestPayload,
  type UsagePayload,
  type UsageStatement,
} from './installation-payloads.js';
export {
  clockFlags,
  startClock,
  tickClock,
  type ClockFlag,
  type ClockReading,
  type PendingClock,
  type RunningClock,
} from './effective-clock.js';
export {
  clockTokenPayloadSchema,
  loadClockToken,
  type ClockToken,
  type ClockTokenContext,
  type ClockTokenPayload,
} from './clock-token.js';
export { chooseEmergency, type EmergencyDocuments, type UsedEmergency } from './emergency.js';
export { firstMemory, mergeMemories, type ClockMemory, type EvaluationStart, type LicenseMemory } from './license-memory.js';
export { clockAfter, evaluationAfter, memoryAfter, memoryAfterRepair } from './memory-after.js';
export { agedSnapshot } from './aged-snapshot.js';
export { recogniseDocument, type RecognisedDocument } from './recognise-document.js';
export { loadOnlineStatus, onlinePayloadSchema, type OnlinePayload, type OnlineStatus } from './online-status.js';
