import { identityAccessFeature } from '@assist/identity';
import type { Feature } from '@assist/platform/http';
import { ragFeature } from '@assist/rag';
import { houseFeature } from '@assist/settings';

/** Collections, documents, search, and the routes of the helpdesk. */
export const ragApiFeatures: readonly Feature[] = [identityAccessFeature, houseFeature, ragFeature];
