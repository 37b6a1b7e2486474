import { identityAccessFeature } from '@assist/identity';
import type { Feature } from '@assist/platform/http';
import { houseFeature } from '@assist/settings';

/** Definitions, runs and triggers come with the workflow feature; the process answers its health routes. */
export const workflowApiFeatures: readonly Feature[] = [identityAccessFeature, houseFeature];
