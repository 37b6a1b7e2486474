import { AppError } from '@assist/kernel';
import type { ProviderEndpoint } from '../providers/provider-connection.js';
import { providerUrl } from '../providers/provider-url.js';

const NEEDS_KEY = new Set(['openai', 'azure-openai', 'anthropic']);

/**
 * The rules of an endpoint, the same at saving, testing and use. Failure codes: CONNECTION_INCOMPLETE with `field`,
 * ENDPOINT_REFUSED.
 */
export function checkEndpoint(endpoint: ProviderEndpoint): void {
  providerUrl(endpoint);
  if (NEEDS_KEY.has(endpoint.provider) && (endpoint.apiKey === null || endpoint.apiKey === '')) {
    throw new AppError('CONNECTION_INCOMPLETE', { field: 'apiKey' });
  }
}

/**
 * Whether a stored key may go where `next` points: a changed address needs its key again, else whoever may edit a
 * connection could have the key sent to a host of their own and read it there.
 */
export function sameTarget(
  stored: Pick<ProviderEndpoint, 'provider' | 'baseUrl'>,
  next: Pick<ProviderEndpoint, 'provider' | 'baseUrl'>,
): boolean {
  return stored.provider === next.provider && providerUrl(stored).origin === providerUrl(next).origin;
}
