import { errors, flattenedVerify } from 'jose';
import { decodeBase64url, sha256Hex } from './encoding.js';
import type { Envelope } from './envelope.js';

const P = 2n ** 255n - 19n;
const SIGN_BIT = 2n ** 255n;
/** One y of the points of order 8, where 2y² = 1 - dy⁴; the other is its negative. */
const ORDER_8_Y = 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n;
/** The y of all eight points whose order divides 8: order 1, 2, 4 (twice) and 8 (four times). */
const SMALL_ORDER_Y = new Set([1n, P - 1n, 0n, ORDER_8_Y, P - ORDER_8_Y]);

/**
 * True for the base64url text of an Ed25519 public key (RFC 8032, section 5.1.5) that can prove something: 32 bytes, a
 * canonical y, and none of the eight points of small order in any encoding. Under such a point Node 20 accepts a made-up
 * signature for every message (Node 24 does not), so no key comes into a trust set without this check.
 */
export function isUsablePublicKey(text: string): boolean {
  const bytes = decodeBase64url(text);
  if (bytes?.byteLength !== 32) return false;
  const y = BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`) % SIGN_BIT;
  return y < P && !SMALL_ORDER_Y.has(y);
}

/** SHA-256 of the 32 bytes of a public key in hex: the `kid` of a root, and what people compare by eye. */
export function keyFingerprint(publicKey: string): string {
  return sha256Hex(Buffer.from(publicKey, 'base64url'));
}

/** Step 5: a 64-byte Ed25519 signature over the ASCII text `protected.payload` (RFC 7515, 5.2; RFC 8032, 5.1.7). */
export async function signatureHolds(texts: Envelope, publicKey: string): Promise<boolean> {
  const key = { kty: 'OKP', crv: 'Ed25519', x: publicKey, alg: 'Ed25519' } as const;
  try {
    await flattenedVerify(texts, key, { algorithms: ['Ed25519'] });
    return true;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return false;
    throw error;
  }
}
