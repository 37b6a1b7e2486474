import { createHash } from 'node:crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const ID_BYTES = 16;

/**
 * The name of an installation: the first 16 bytes of the SHA-256 of its public key (base64url of 32 bytes) as base32
 * (RFC 4648, section 6), upper case, without padding: 26 characters that people can read to each other.
 */
export function installationId(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest();
  return base32(digest.subarray(0, ID_BYTES));
}

function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    for (count += 8; count >= 5; count -= 5) text += BASE32.charAt((bits >>> (count - 5)) & 31);
    bits &= 0xff;
  }
  return count === 0 ? text : text + BASE32.charAt((bits << (5 - count)) & 31);
}
