export { generateSigningKey, type SigningKey } from './signing-key.js';
export { openSealedKey, sealedKeySchema, sealKey, type SealedKey, type SealedKeyFacts } from './sealed-key.js';
export { signDocument, signPayloadText, signRootRotation, type SignedKind } from './sign-document.js';
export { newUlid } from './ulid.js';
export {
  defaultPolicy,
  type LicenseDraft,
  type LicenseKind,
  type LicenseModuleGrants,
  type LicensePolicy,
} from './license-draft.js';
export {
  composeLicense,
  COMPOSE_FAULTS,
  SOLD_MODULES,
  type Composed,
  type ComposeFault,
  type ComposeFaultCode,
} from './compose-license.js';
export { faultOfIssued, viewAsProduct } from './check-issued.js';
