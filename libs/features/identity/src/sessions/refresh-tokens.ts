import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isId } from '@assist/kernel';

/**
 * A refresh token is `<session id>.<32 random bytes>.<seal>`; only the hash of the secret is stored. By the seal a token
 * that is not in use any more is told from one that was made up.
 */
export interface RefreshToken {
  readonly sessionId: string;
  readonly token: string;
  readonly secret: string;
  readonly secretHash: string;
  /** Undefined in tokens that were handed out before there were seals. */
  readonly seal: string | undefined;
}

export function newRefreshToken(key: Uint8Array, sessionId: string): RefreshToken {
  return tokenOf(key, sessionId, randomBytes(32));
}

/**
 * The token that follows: always the same one, so that all who use a token at once get the same answer although no
 * secret is stored. Without the key nobody can tell it from random.
 */
export function nextRefreshToken(key: Uint8Array, { sessionId, secret }: RefreshToken): RefreshToken {
  return tokenOf(key, sessionId, createHmac('sha256', key).update(`${sessionId}.${secret}`).digest());
}

/** Null for what was never made here, as far as its form tells. */
export function parseRefreshToken(token: unknown): RefreshToken | null {
  if (typeof token !== 'string' || token.length > 200) return null;
  const [sessionId, secret, seal, ...rest] = token.split('.');
  if (!isId(sessionId) || secret === undefined || rest.length > 0) return null;
  return { sessionId, token, secret, secretHash: hashOf(secret), seal };
}

/** Whether it was made here, however long ago: the id of a session is no secret. */
export function wasMadeHere(key: Uint8Array, { sessionId, secret, seal }: RefreshToken): boolean {
  return seal !== undefined && sameHash(seal, sealOf(key, sessionId, secret));
}

export function sameHash(a: string, b: string | null): boolean {
  if (b === null) return false;
  const [given, known] = [Buffer.from(a), Buffer.from(b)];
  return given.length === known.length && timingSafeEqual(given, known);
}

function tokenOf(key: Uint8Array, sessionId: string, bytes: Buffer): RefreshToken {
  const secret = bytes.toString('base64url');
  const seal = sealOf(key, sessionId, secret);
  return { sessionId, token: `${sessionId}.${secret}.${seal}`, secret, secretHash: hashOf(secret), seal };
}

function sealOf(key: Uint8Array, sessionId: string, secret: string): string {
  return createHmac('sha256', key).update(`seal of ${sessionId}.${secret}`).digest('base64url');
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
