import { auditAccessFeature, auditFeature } from '@assist/audit';
import { identityAccessFeature, identityFeature } from '@assist/identity';
import { licenceFeature } from '@assist/licence/nest';
import type { Feature } from '@assist/platform/http';
import { houseFeature, settingsFeature } from '@assist/settings';

/** Users, sign-in, licence, settings of the house and the audit log; it also serves the web client. */
export const coreApiFeatures: readonly Feature[] = [
  identityAccessFeature,
  identityFeature,
  licenceFeature,
  houseFeature,
  settingsFeature,
  auditAccessFeature,
  auditFeature,
];
