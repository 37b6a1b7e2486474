import { randomBytes } from 'node:crypto';
import { secretHash } from '../secrets/secret-hash.js';

export const RECOVERY_CODES = 10;
/** Crockford's base 32: no letter that looks like another sign. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 16;

/** As people write it down: `a1bc-d2ef-g3hj-k4mn`, 80 random bits. */
export function newRecoveryCode(): string {
  const signs = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte & 31] ?? '').join('');
  return signs.replace(/(.{4})(?=.)/g, '$1-');
}

/** The hash of a code as people type it; null for what is none by its form. */
export function recoveryCodeHash(userId: string, typed: string): string | null {
  const signs = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return /^[0-9a-hjkmnp-tv-z]{16}$/.test(signs) ? secretHash('recovery-code', userId, signs) : null;
}
