import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '@assist/kernel';

const BEARER = /^Bearer ([\x21-\x7e]{1,4096})$/i;
const KEY = /^[\x21-\x7e]{1,4096}$/;

/**
 * The token or API key of a request: `Authorization: Bearer` and `X-API-Key` mean the same. Undefined when there is none.
 * @throws AppError CREDENTIALS_AMBIGUOUS when both are there and differ
 */
export function credentialOf(request: { readonly headers: IncomingHttpHeaders }): string | undefined {
  const bearer = BEARER.exec(request.headers.authorization ?? '')?.[1];
  const header = request.headers['x-api-key'];
  const key = typeof header === 'string' && KEY.test(header) ? header : undefined;
  if (bearer !== undefined && header !== undefined && bearer !== header) throw new AppError('CREDENTIALS_AMBIGUOUS');
  return bearer ?? key;
}

/** The same for the handshake of a socket, which can also bring it as `auth.token`. @throws AppError CREDENTIALS_AMBIGUOUS */
export function credentialOfHandshake(handshake: {
  readonly headers: IncomingHttpHeaders;
  readonly auth: { readonly token?: unknown };
}): string | undefined {
  const header = credentialOf(handshake);
  const { token } = handshake.auth;
  if (typeof token !== 'string') return header;
  if (header !== undefined && header !== token) throw new AppError('CREDENTIALS_AMBIGUOUS');
  return KEY.test(token) ? token : undefined;
}
