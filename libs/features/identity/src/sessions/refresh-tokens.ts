import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isId } from '@assist/kernel';

/** A refresh token is `<session id>.<32 random bytes>`; only the hash of the secret is stored. */
export interface RefreshToken {
  readonly sessionId: string;
  readonly secretHash: string;
}

export function newRefreshToken(sessionId: string): RefreshToken & { readonly token: string } {
  const secret = randomBytes(32).toString('base64url');
  return { sessionId, token: `${sessionId}.${secret}`, secretHash: hashOf(secret) };
}

/** Null for what was never made here. */
export function parseRefreshToken(token: unknown): RefreshToken | null {
  if (typeof token !== 'string' || token.length > 200) return null;
  const [sessionId, secret, ...rest] = token.split('.');
  if (!isId(sessionId) || secret === undefined || rest.length > 0) return null;
  return { sessionId, secretHash: hashOf(secret) };
}

export function sameHash(a: string, b: string | null): boolean {
  return b !== null && a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
