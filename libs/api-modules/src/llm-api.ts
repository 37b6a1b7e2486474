import { auditAccessFeature } from '@assist/audit';
import { chatFeature } from '@assist/chat';
import { identityAccessFeature } from '@assist/identity';
import { llmFeature } from '@assist/llm';
import type { Feature } from '@assist/platform/http';
import { houseFeature } from '@assist/settings';

/** Chats and the models that answer them. */
export const llmApiFeatures: readonly Feature[] = [
  identityAccessFeature,
  houseFeature,
  auditAccessFeature,
  llmFeature,
  chatFeature,
];
