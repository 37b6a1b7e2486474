import { BlockList, isIP } from 'node:net';
import { isAppError } from '@assist/kernel';
import type { ProviderConnection } from './provider-connection.js';
import { providerUrl } from './provider-url.js';

/** This machine and the private networks. BlockList judges IPv4-mapped IPv6 addresses by their IPv4 part. */
const inHouse = new BlockList();
inHouse.addSubnet('127.0.0.0', 8, 'ipv4');
inHouse.addSubnet('10.0.0.0', 8, 'ipv4');
inHouse.addSubnet('172.16.0.0', 12, 'ipv4');
inHouse.addSubnet('192.168.0.0', 16, 'ipv4');
inHouse.addAddress('0.0.0.0', 'ipv4');
inHouse.addAddress('::1', 'ipv6');
inHouse.addSubnet('fc00::', 7, 'ipv6');

/** Names that no public name server knows: reserved for hosts and private networks, or without a domain. */
const IN_HOUSE_NAME = /^[^.]+$|\.(?:localhost|local|internal|lan|home\.arpa)$/;
/** Ollama passes models with this tag on to its maker's servers. */
const OLLAMA_CLOUD_MODEL = /[:-]cloud$/;
const OLLAMA_CLOUD = 'ollama.com';

type Target = Pick<ProviderConnection, 'provider' | 'baseUrl' | 'model'>;

/**
 * The host outside of the house that a model's questions and passages go to; null for one within. Judged by the address
 * as it is written, never by looking a name up: what cannot be told to be within is without. What a server in the house
 * passes on by itself is not seen, except Ollama's own cloud models.
 */
export function externalHost({ provider, baseUrl, model }: Target): string | null {
  const host = hostOf({ provider, baseUrl });
  if (host === null) return null;
  if (!isInHouse(host.replace(/^\[|\]$/g, ''))) return host;
  return provider === 'ollama' && OLLAMA_CLOUD_MODEL.test(model) ? OLLAMA_CLOUD : null;
}

/** Null where there is no address that could be called. */
function hostOf(target: Pick<Target, 'provider' | 'baseUrl'>): string | null {
  try {
    return providerUrl(target).hostname.replace(/\.$/, '');
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}

function isInHouse(host: string): boolean {
  const family = isIP(host);
  return family === 0 ? IN_HOUSE_NAME.test(host) : inHouse.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
