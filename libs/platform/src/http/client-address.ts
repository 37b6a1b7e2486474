import type { IncomingMessage } from 'node:http';

const addresses = new WeakMap<object, string>();

/** Where a request comes from, as Express says it for `trust proxy` = `trustedProxies`; for requests outside of Express. */
export function clientAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, trustedProxies: number): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
  const hops = [...forwarded.map((hop) => hop.trim()).filter((hop) => hop !== ''), request.socket.remoteAddress ?? 'unknown'];
  return hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? 'unknown';
}

/** Remembered at the door, for those who see the request of a socket later and know no proxies. */
export function rememberAddress(request: IncomingMessage, trustedProxies: number): string {
  const address = clientAddress(request, trustedProxies);
  addresses.set(request, address);
  return address;
}

export function rememberedAddress(request: object): string | undefined {
  return addresses.get(request);
}
