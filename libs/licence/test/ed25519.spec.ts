import { webcrypto } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isUsablePublicKey, signatureHolds } from '../src/core/ed25519.js';
import { base64url, makeKey, signTexts } from './issue.js';
import { fromLittleEndian, L, littleEndian, malleated } from './little-endian.js';

const P = 2n ** 255n - 19n;
const SIGN_BIT = 2n ** 255n;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base % P, rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % P) {
    if (rest & 1n) result = (result * square) % P;
  }
  return result;
}

/** The eight points of small order, found from the curve's equation: 2P has y = 0 exactly where 2y² = 1 - dy⁴. */
function smallOrderYs(): readonly bigint[] {
  const d = ((P - 121665n) * power(121666n, P - 2n)) % P;
  const squareRoot = (value: bigint): readonly bigint[] => {
    const candidate = power(value, (P + 3n) / 8n);
    const root = (candidate * candidate) % P === value % P ? candidate : (candidate * power(2n, (P - 1n) / 4n)) % P;
    return (root * root) % P === value % P ? [root, P - root] : [];
  };
  const inner = squareRoot((1n + d) % P).flatMap((root) => squareRoot(((root - 1n + P) * power(d, P - 2n)) % P));
  return [0n, 1n, P - 1n, ...inner];
}

describe('33: public keys that prove nothing', () => {
  it('finds five y coordinates, which make eight points', () => {
    expect(new Set(smallOrderYs()).size).toBe(5);
  });

  it('refuses the points of small order with either sign', () => {
    for (const y of smallOrderYs()) {
      expect(isUsablePublicKey(base64url(littleEndian(y)))).toBe(false);
      expect(isUsablePublicKey(base64url(littleEndian(y + SIGN_BIT)))).toBe(false);
    }
  });

  it('refuses every y that is not below p, with either sign, and takes the one below', () => {
    for (let y = P; y < SIGN_BIT; y++) {
      expect(isUsablePublicKey(base64url(littleEndian(y)))).toBe(false);
      expect(isUsablePublicKey(base64url(littleEndian(y + SIGN_BIT)))).toBe(false);
    }
    expect(isUsablePublicKey(base64url(littleEndian(P - 2n)))).toBe(true);
  });

  it('refuses other lengths and other spellings', () => {
    const { publicKey } = makeKey();
    expect(isUsablePublicKey(publicKey)).toBe(true);
    const bytes = Buffer.from(publicKey, 'base64url');
    for (const text of [
      '',
      base64url(bytes.subarray(1)),
      base64url(Buffer.concat([bytes, bytes.subarray(0, 1)])),
      `${publicKey}=`,
      `${publicKey}\n`,
    ]) {
      expect(isUsablePublicKey(text)).toBe(false);
    }
  });
});

/** RFC 8032, section 7.1: tests 1, 2, 3 and SHA(abc). */
const RFC_8032 = [
  {
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    publicKey: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
  {
    publicKey: 'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
    message:
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    signature:
      'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
  },
];

describe('35: the vectors of RFC 8032', () => {
  async function primitive(publicKey: Buffer, message: Buffer, signature: Buffer): Promise<boolean> {
    const key = await webcrypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return webcrypto.subtle.verify('Ed25519', key, signature, message);
  }

  it.each(RFC_8032)('hold in the primitive that jose uses, and not with one bit changed (message "$message")', async (vector) => {
    const [publicKey, message, signature] = [vector.publicKey, vector.message, vector.signature].map((hex) =>
      Buffer.from(hex, 'hex'),
    ) as [Buffer, Buffer, Buffer];
    expect(isUsablePublicKey(base64url(publicKey))).toBe(true);
    expect(await primitive(publicKey, message, signature)).toBe(true);
    expect(await primitive(publicKey, Buffer.concat([message, Buffer.from([0])]), signature)).toBe(false);
    const s = fromLittleEndian(signature.subarray(32));
    expect(await primitive(publicKey, message, Buffer.concat([signature.subarray(0, 32), littleEndian(s + L)]))).toBe(false);
  });

  it('an S that was raised by the order of the group does not hold in a licence either', async () => {
    const key = makeKey();
    const texts = signTexts('{"alg":"Ed25519"}', '{}', key);
    expect(await signatureHolds(texts, key.publicKey)).toBe(true);
    expect(await signatureHolds(malleated(texts), key.publicKey)).toBe(false);
  });
});
