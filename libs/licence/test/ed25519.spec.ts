import { createPublicKey, verify as verifyBytes, webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUsablePublicKey, signatureHolds } from '../src/core/ed25519.js';
import { base64url, makeKey, signTexts, type SignedTexts } from './issue.js';

const P = 2n ** 255n - 19n;
const SIGN_BIT = 2n ** 255n;
/** Order of the base point (RFC 8032, section 5.1). */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

function littleEndian(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse();
}

function fromLittleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
}

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

function nodeVerifies(texts: SignedTexts, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verifyBytes(null, Buffer.from(`${texts.protected}.${texts.payload}`), key, Buffer.from(texts.signature, 'base64url'));
  } catch {
    return false;
  }
}

function malleated(texts: SignedTexts): SignedTexts {
  const signature = Buffer.from(texts.signature, 'base64url');
  const s = fromLittleEndian(signature.subarray(32));
  return { ...texts, signature: base64url(Buffer.concat([signature.subarray(0, 32), littleEndian(s + L)])) };
}

describe('34: jose beside the crypto of Node', () => {
  it('agrees with it about 10,000 random mutations of message, signature and key', async () => {
    const key = makeKey();
    const other = makeKey();
    const texts = signTexts('{"alg":"Ed25519"}', '{"ver":1}', key);
    const flip = (text: string, at: number, mask: number): string => {
      const bytes = Buffer.from(text, 'base64url');
      if (bytes.length > 0) bytes.writeUInt8(bytes.readUInt8(at % bytes.length) ^ mask, at % bytes.length);
      return base64url(bytes);
    };
    const mutation = fc.oneof(
      fc.constant({ texts, publicKey: key.publicKey }),
      fc.constant({ texts, publicKey: other.publicKey }),
      fc.constant({ texts: malleated(texts), publicKey: key.publicKey }),
      fc
        .tuple(fc.nat(), fc.nat(255))
        .map(([at, mask]) => ({ texts: { ...texts, payload: flip(texts.payload, at, mask) }, publicKey: key.publicKey })),
      fc
        .tuple(fc.nat(), fc.nat(255))
        .map(([at, mask]) => ({ texts: { ...texts, signature: flip(texts.signature, at, mask) }, publicKey: key.publicKey })),
      fc.tuple(fc.nat(), fc.nat(255)).map(([at, mask]) => ({ texts, publicKey: flip(key.publicKey, at, mask) })),
      fc
        .uint8Array({ maxLength: 80 })
        .map((bytes) => ({ texts: { ...texts, signature: base64url(bytes) }, publicKey: key.publicKey })),
      fc
        .uint8Array({ maxLength: 80 })
        .map((bytes) => ({ texts: { ...texts, payload: base64url(bytes) }, publicKey: key.publicKey })),
    );
    const counts = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(mutation, async (mutant) => {
        const byJose = await signatureHolds(mutant.texts, mutant.publicKey).catch(() => false);
        expect(byJose).toBe(nodeVerifies(mutant.texts, mutant.publicKey));
        counts[byJose ? 'accepted' : 'refused'] += 1;
      }),
      { numRuns: 10_000 },
    );
    expect(counts.accepted).toBeGreaterThan(500);
    expect(counts.refused).toBeGreaterThan(5000);
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
