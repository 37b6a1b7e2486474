import { createHash, timingSafeEqual } from 'node:crypto';

/** What a secret is for: one that was made for one purpose is nothing for another. */
export type SecretPurpose = 'api-key' | 'invitation' | 'password-reset' | 'recovery-code' | 'sign-in-challenge';

/**
 * SHA-256, hex, of a secret that we made from random bytes; there is nothing to guess, so it needs no slow hash. `owner`
 * is the id of the row or user: a hash that is copied to another row fits nothing there.
 */
export function secretHash(purpose: SecretPurpose, owner: string, secret: string): string {
  return createHash('sha256').update(`assist/${purpose}\n${owner}\n${secret}`, 'utf8').digest('hex');
}

/** Takes as long for a wrong hash, wherever it differs, and for one that is not there. */
export function sameSecretHash(given: string, stored: string | null | undefined): boolean {
  const isThere = typeof stored === 'string' && stored.length === given.length;
  const isSame = timingSafeEqual(Buffer.from(given), Buffer.from(isThere ? stored : '0'.repeat(given.length)));
  return isThere && isSame;
}
