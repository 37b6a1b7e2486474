import type { Provider } from '@assist/contracts';
import { AppError } from '@assist/kernel';
import { isNeverMeant } from './egress-address.js';
import type { ProviderEndpoint } from './provider-connection.js';

const PUBLIC_URLS: Partial<Record<Provider, string>> = {
  openai: 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com',
};

/** What people paste although it is a route, not the base. */
const PASTED_ROUTES = /\/(chat\/completions|completions|models|embeddings|messages|api\/(chat|tags|generate))$/;
const HAS_VERSION = /\/v\d[^/]*(\/|$)/;

/**
 * The base that the provider's client needs, without a slash at its end; written with or without `/v1`, both are
 * understood. Failure codes: CONNECTION_INCOMPLETE without a URL, ENDPOINT_REFUSED for one that is not plain
 * http(s), that carries credentials, or whose address nobody can mean.
 */
export function providerUrl(endpoint: Pick<ProviderEndpoint, 'provider' | 'baseUrl'>): URL {
  const text = endpoint.baseUrl ?? PUBLIC_URLS[endpoint.provider];
  if (text === undefined) throw new AppError('CONNECTION_INCOMPLETE', { field: 'baseUrl' });
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw new AppError('ENDPOINT_REFUSED', { reason: 'protocol' });
  if (url.username !== '' || url.password !== '') throw new AppError('ENDPOINT_REFUSED', { reason: 'credentials-in-url' });
  if (isNeverMeant(url.hostname.replace(/^\[|\]$/g, ''))) throw new AppError('ENDPOINT_REFUSED', { reason: 'address' });
  url.search = '';
  url.hash = '';
  url.pathname = basePath(endpoint.provider, url.pathname.replace(/\/+$/, ''));
  return url;
}

function basePath(provider: Provider, path: string): string {
  const base = path.replace(PASTED_ROUTES, '');
  switch (provider) {
    case 'ollama':
      return base.replace(/\/(v1|api)$/, '');
    case 'anthropic':
      return base.replace(/\/v1$/, '');
    case 'azure-openai':
      return base.replace(/\/openai(\/.*)?$/, '');
    case 'openai':
    case 'openai-compatible':
      return HAS_VERSION.test(`${base}/`) ? base : `${base}/v1`;
  }
}

/** `url` as text without a slash at its end, which clients then append their routes to. */
export function baseText(url: URL): string {
  return url.href.replace(/\/+$/, '');
}
