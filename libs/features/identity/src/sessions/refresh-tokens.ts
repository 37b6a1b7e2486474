import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isId } from '@assist/kernel';

/** A refresh token is `<session id>.<32 random bytes>`; only the hash of the secret is stored. */
export interface RefreshToken {
  readonly sessionId: string;
  readonly token: string;
  readonly secretHash: string;
}

export function newRefreshToken(sessionId: string): RefreshToken {
  return tokenOf(sessionId, randomBytes(32));
}

/**
 * The token that follows: always the same one, so that all who use a token at once get the same answer although no
 * secret is stored. Without the key nobody can tell it from random.
 */
export function nextRefreshToken(key: Uint8Array, { sessionId, token }: RefreshToken): RefreshToken {
  return tokenOf(sessionId, createHmac('sha256', key).update(token).digest());
}

/** Null for what was never made here. */
export function parseRefreshToken(token: unknown): RefreshToken | null {
  if (typeof token !== 'string' || token.length > 200) return null;
  const [sessionId, secret, ...rest] = token.split('.');
  if (!isId(sessionId) || secret === undefined || rest.length > 0) return null;
  return { sessionId, token, secretHash: hashOf(secret) };
}

export function sameHash(a: string, b: string | null): boolean {
  return b !== null && a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function tokenOf(sessionId: string, bytes: Buffer): RefreshToken {
  const secret = bytes.toString('base64url');
  return { sessionId, token: `${sessionId}.${secret}`, secretHash: hashOf(secret) };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
