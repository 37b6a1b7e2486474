import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { keyFingerprint } from '../core/index.js';

/** An Ed25519 key that can sign. It lives in memory only; on disk it is a `SealedKey`. */
export interface SigningKey {
  readonly kid: string;
  /** base64url of the 32 bytes. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

/** A new key. Without a `kid` it is a root, whose `kid` is its fingerprint. */
export function generateSigningKey(kid?: string): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const publicKey = publicTextOf(privateKey);
  return { kid: kid ?? keyFingerprint(publicKey), publicKey, privateKey };
}

/** The key of a 32-byte seed (RFC 8032, section 5.1.5). */
export function signingKeyOfSeed(kid: string, seed: Uint8Array): SigningKey {
  const der = Buffer.concat([ED25519_PKCS8, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  return { kid, publicKey: publicTextOf(privateKey), privateKey };
}

/** The 32-byte seed; whoever asks wipes it. */
export function seedOf({ privateKey }: SigningKey): Buffer {
  return privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(ED25519_PKCS8.byteLength);
}

/** 64 bytes over the ASCII text. Node's own crypto signs and `jose` verifies, so neither checks itself. */
export function signText(text: string, key: SigningKey): Buffer {
  return sign(null, Buffer.from(text, 'ascii'), key.privateKey);
}

/** What stands before the seed in PKCS #8 (RFC 8410, section 7). */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function publicTextOf(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '';
}
