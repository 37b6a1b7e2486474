export { ANCHORS, type Anchor, type LicenseEnv } from './anchors.js';
export { LICENSE_FAULT_CODES, type Checked, type LicenseFault, type LicenseFaultCode } from './refusal.js';
export { DOCUMENT_KINDS, type DocumentKind } from './document-kinds.js';
export { isUsablePublicKey, keyFingerprint } from './ed25519.js';
export { formatInstant } from './instant.js';
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
export type { VersionMark } from './version-mark.js';
export {
  loadRevocationList,
  revocationPayloadSchema,
  type RevocationEntry,
  type RevocationList,
  type RevocationLoadOptions,
  type RevocationPayload,
} from './revocation-list.js';
export { licenseClaimsSchema, type LicenseBinding, type LicenseClaims, type LicensePayload } from './license-claims.js';
export { type LicensedModule, type LicensedModules, type LicenseLimits } from './license-modules.js';
export { bindComponent, type BindComponentType } from './binding.js';
export type { GenuineLicense } from './authenticate.js';
export type { BindGrace, BuildFacts, HostFacts, SeqMark, StoredFacts, VerifyContext } from './verify-context.js';
export {
  LICENSE_STATES,
  type LicenseFlag,
  type LicenseLevel,
  type LicenseSnapshot,
  type LicenseState,
  type LicenseWarning,
} from './snapshot.js';
export type { ExpiryWarning } from './lifetime.js';
export { EVALUATION_DAYS } from './unlicensed-state.js';
export { verify } from './verify.js';
export { activationOf, resolveLicense, type LicenseDocuments, type LicenseFile, type Resolution } from './resolve-license.js';
export { updateRefusal } from './license-state.js';
export { allows } from './allows.js';
