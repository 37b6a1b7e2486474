import type { LlmErrorCode } from '@assist/contracts';
import type { ErrorTableOf } from '@assist/platform/http';

export const llmErrors = {
  CONNECTION_NOT_FOUND: { status: 404, title: 'There is no such model connection' },
  /** `params.field` is what is missing; `params.reason` is `unreadable` for a key that another SECRET_KEY sealed. */
  CONNECTION_INCOMPLETE: { status: 422, title: 'The model connection is not complete' },
  ENDPOINT_REFUSED: { status: 422, title: 'This endpoint may not be called', level: 'warn' },
  PROVIDER_UNREACHABLE: { status: 502, title: 'The model provider cannot be reached', level: 'warn' },
  PROVIDER_AUTH_FAILED: { status: 502, title: 'The model provider refuses the key', level: 'warn' },
  PROVIDER_MODEL_MISSING: { status: 502, title: 'The model provider does not have this model', level: 'warn' },
  PROVIDER_TIMEOUT: { status: 504, title: 'The model provider took too long', level: 'warn' },
  /** `params.retryAfterSeconds` is how long the provider asks to wait; null when it does not say. */
  PROVIDER_BUSY: { status: 503, title: 'The model provider is busy', level: 'warn' },
  PROVIDER_FAILED: { status: 502, title: 'The model provider failed', level: 'warn' },
  /** Of the groups that a connection shall be for. */
  MODEL_GROUP_NOT_FOUND: { status: 404, title: 'There is no such group' },
} satisfies ErrorTableOf<LlmErrorCode>;
