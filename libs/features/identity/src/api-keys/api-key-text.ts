import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { secretHash } from '../secrets/secret-hash.js';

/** What is known of a key by its text: the mark names the row, the hash proves the secret. */
export interface ApiKeyText {
  readonly mark: string;
  readonly secretHash: string;
}

const PREFIX = 'ask_';
const MARK_LENGTH = 12;
/** Without characters that people take for one another. */
const MARK_ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const FORM = /^ask_([2-9a-z]{12})_([\w-]{43})([0-9a-z]{7})$/;

/**
 * `ask_<mark>_<32 random bytes><checksum>`: the prefix lets scanners find keys that leaked, the checksum (CRC-32 of all
 * before it, base 36) lets us tell a slip of the pen without asking the database. It is no secret.
 */
export function newApiKeyText(): ApiKeyText & { readonly text: string } {
  const mark = randomMark();
  const secret = randomBytes(32).toString('base64url');
  const body = `${PREFIX}${mark}_${secret}`;
  return { text: body + checksum(body), mark, secretHash: secretHash('api-key', mark, secret) };
}

/** Null for what was never made here. */
export function parseApiKeyText(text: string): ApiKeyText | null {
  const [, mark, secret, sum] = FORM.exec(text) ?? [];
  if (mark === undefined || secret === undefined || sum !== checksum(`${PREFIX}${mark}_${secret}`)) return null;
  return { mark, secretHash: secretHash('api-key', mark, secret) };
}

function checksum(body: string): string {
  return crc32(body).toString(36).padStart(7, '0');
}

/** Even over the alphabet: bytes beyond its last whole multiple are not used. */
function randomMark(): string {
  const limit = 256 - (256 % MARK_ALPHABET.length);
  let mark = '';
  while (mark.length < MARK_LENGTH) {
    for (const byte of randomBytes(MARK_LENGTH)) {
      if (byte < limit && mark.length < MARK_LENGTH) mark += MARK_ALPHABET[byte % MARK_ALPHABET.length] ?? '';
    }
  }
  return mark;
}
