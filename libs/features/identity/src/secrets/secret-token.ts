import { randomBytes } from 'node:crypto';
import { isId } from '@assist/kernel';
import { sameSecretHash, secretHash, type SecretPurpose } from './secret-hash.js';

/** `<row id>.<32 random bytes>`, handed out once; the row keeps only the hash of the second part. */
export interface SecretToken {
  readonly id: string;
  readonly text: string;
  readonly hash: string;
}

const SECRET = /^[\w-]{43}$/;

export function newSecretToken(purpose: SecretPurpose, id: string): SecretToken {
  const secret = randomBytes(32).toString('base64url');
  return { id, text: `${id}.${secret}`, hash: secretHash(purpose, id, secret) };
}

/** The row that a token opens at `now`; null for what was never made here, is altered, over, or gone. */
export async function rowOfToken<Row extends { readonly secretHash: string; readonly expiresAt: number }>(
  purpose: SecretPurpose,
  text: string,
  now: number,
  find: (id: string) => Promise<Row | null>,
): Promise<Row | null> {
  const given = parseSecretToken(purpose, text);
  const row = given === null ? null : await find(given.id);
  if (given === null || row === null || !sameSecretHash(given.hash, row.secretHash)) return null;
  return row.expiresAt > now ? row : null;
}

/** Null for what was never made here. */
export function parseSecretToken(purpose: SecretPurpose, text: string): SecretToken | null {
  const [id, secret, ...rest] = text.split('.');
  if (!isId(id) || secret === undefined || rest.length > 0 || !SECRET.test(secret)) return null;
  return { id, text, hash: secretHash(purpose, id, secret) };
}
