import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { boundedBody } from './egress-body.js';
import { exchange } from './egress-exchange.js';
import type { EgressRule } from './egress-rule.js';

/** All that leaves the house through here has one of these headers or is dropped: client libraries read more from the environment. */
const FORWARDED_HEADERS = ['accept', 'content-type', 'user-agent', 'anthropic-version', 'anthropic-beta'];
const MAX_REDIRECTS = 3;

/**
 * The one way out: a `fetch` that reaches only the origins of its rule. Redirects are followed by hand and only within
 * the allowed origins, so that neither a prompt nor a key reaches another host.
 */
export function egressFetch(rule: EgressRule): typeof fetch {
  return async (input, init) => {
    const method = (init?.method ?? 'GET').toUpperCase();
    const body = typeof init?.body === 'string' ? init.body : undefined;
    if (init?.body !== undefined && init.body !== null && body === undefined) throw rule.fault('refused', 'body');
    const headers = headersOf(new Headers(init?.headers), rule);
    let url = parseTarget(input instanceof Request ? input.url : String(input), undefined, rule);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const response = await exchange({ url, method, headers, body }, rule);
      const location = response.headers.location;
      if (!isRedirect(response) || location === undefined) return toResponse(response, rule);
      response.destroy();
      if (!repeatsRequest(response, method)) throw rule.fault('refused', 'redirect');
      url = parseTarget(location, url, rule);
    }
    throw rule.fault('refused', 'redirect-loop');
  };
}

function headersOf(given: Headers, rule: EgressRule): Record<string, string> {
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  for (const name of FORWARDED_HEADERS) {
    const value = given.get(name);
    if (value !== null) headers[name] = value;
  }
  return { ...headers, ...rule.credentials };
}

function parseTarget(text: string, from: URL | undefined, rule: EgressRule): URL {
  const url = URL.parse(text, from?.href);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw rule.fault('refused', 'protocol');
  if (!rule.allow.includes(url.origin) || url.username !== '' || url.password !== '') {
    throw rule.fault('refused', from === undefined ? 'origin' : 'redirect');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && rule.refuseAddress(host)) throw rule.fault('refused', 'address');
  return url;
}

function isRedirect(response: IncomingMessage): boolean {
  return [301, 302, 303, 307, 308].includes(response.statusCode ?? 0);
}

/** A redirect that would turn the question into a GET without its body is none that a provider means. */
function repeatsRequest(response: IncomingMessage, method: string): boolean {
  return method === 'GET' || response.statusCode === 307 || response.statusCode === 308;
}

function toResponse(response: IncomingMessage, rule: EgressRule): Response {
  const status = response.statusCode ?? 502;
  const headers = new Headers();
  for (const name of ['content-type', 'retry-after', 'request-id', 'x-request-id']) {
    const value = response.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const empty = status === 204 || status === 205 || status === 304;
  if (empty) response.destroy();
  return new Response(empty ? null : boundedBody(response, rule), { status, headers });
}
