import { base64url, type SignedTexts } from './issue.js';

/** Order of the base point (RFC 8032, section 5.1). */
export const L = 2n ** 252n + 27742317777372353535851937790883648493n;

export function littleEndian(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse();
}

export function fromLittleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
}

/** The same signature with S + L instead of S. */
export function malleated(texts: SignedTexts): SignedTexts {
  const signature = Buffer.from(texts.signature, 'base64url');
  const s = fromLittleEndian(signature.subarray(32));
  return { ...texts, signature: base64url(Buffer.concat([signature.subarray(0, 32), littleEndian(s + L)])) };
}
