import { identityAccessFeature, identityFeature } from '@assist/identity';
import { licenceFeature } from '@assist/licence/nest';
import type { Feature } from '@assist/platform/http';

/** Users, sign-in and the licence view; it also serves the web client. */
export const coreApiFeatures: readonly Feature[] = [identityAccessFeature, identityFeature, licenceFeature];
