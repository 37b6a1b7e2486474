import { createPublicKey, verify as verifyBytes } from 'node:crypto';
import fc from 'fast-check';
import { flattenedVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { signatureHolds } from '../src/core/ed25519.js';
import { verify } from '../src/core/index.js';
import { makeContext } from './context.js';
import { base64url, fileOf, makeKey, signTexts, Vendor, type SignedTexts } from './issue.js';
import { malleated } from './little-endian.js';

function nodeVerifies(texts: SignedTexts, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verifyBytes(null, Buffer.from(`${texts.protected}.${texts.payload}`), key, Buffer.from(texts.signature, 'base64url'));
  } catch {
    return false;
  }
}

describe('34: jose beside the crypto of Node', () => {
  it('agrees with it about 10,000 random mutations of message, signature and key', async () => {
    const key = makeKey(undefined, '34');
    const other = makeKey(undefined, '34 other');
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
      { numRuns: 10_000, seed: 34 },
    );
    expect(counts.accepted).toBeGreaterThan(500);
    expect(counts.refused).toBeGreaterThan(5000);
  }, 120_000);
});

describe('34: the verifier beside jose and the crypto of Node', () => {
  const vendor = new Vendor('production', 'lic-2026a', '34');
  const licence = vendor.texts();
  const parts = ['protected', 'payload', 'signature'] as const;
  type Part = (typeof parts)[number];
  const characters = fc.constantFrom(...'ABYZabyz0189-_+/= \n\r\t.~é\u0000');
  const position = fc.nat(licence.payload.length);
  const edit = (change: (text: string, at: number, character: string) => string) =>
    fc.tuple(fc.constantFrom<Part>(...parts), position, characters).map(([part, at, character]) => ({
      ...licence,
      [part]: change(licence[part], at % (licence[part].length + 1), character),
    }));
  const mutation: fc.Arbitrary<SignedTexts> = fc.oneof(
    fc.constant(licence),
    edit((text, at, character) => text.slice(0, at) + character + text.slice(at)),
    edit((text, at, character) => text.slice(0, at) + character + text.slice(at + 1)),
    edit((text, at) => text.slice(0, at) + text.slice(at + 1)),
    edit((text, at) => text.slice(0, at)),
    characters.map((character) => ({ ...licence, signature: `${licence.signature.slice(0, -1)}${character}` })),
    characters.map((character) => ({ ...licence, signature: `${licence.signature}${character}` })),
    fc.constantFrom('=', '==', '\n', 'A').map((tail) => ({ ...licence, signature: licence.signature + tail })),
    fc.constant({ ...licence, protected: licence.payload }),
    fc.constant(malleated(licence)),
  );

  it('never accepts what they refuse, and refuses more only where a text has another spelling', async () => {
    const context = makeContext([await vendor.trust()]);
    const key = { kty: 'OKP', crv: 'Ed25519', x: vendor.licenseKey.publicKey } as const;
    const counts = { accepted: 0, refused: 0, malleable: 0 };
    await fc.assert(
      fc.asyncProperty(mutation, async (texts) => {
        const byUs = (await verify(fileOf(texts), context)).state === 'valid';
        const byJose = await flattenedVerify(texts, key, { algorithms: ['Ed25519'] }).then(
          () => true,
          () => false,
        );
        const byNode = nodeVerifies(texts, vendor.licenseKey.publicKey);
        const isCanonical = parts.every((part) => base64url(Buffer.from(texts[part], 'base64url')) === texts[part]);
        expect(byUs).toBe(isCanonical && byJose && byNode);
        if (isCanonical) expect(byJose).toBe(byNode);
        counts[byUs ? 'accepted' : byJose || byNode ? 'malleable' : 'refused'] += 1;
      }),
      { numRuns: 10_000, seed: 34 },
    );
    expect(counts.accepted).toBeGreaterThan(500);
    expect(counts.malleable).toBeGreaterThan(500);
    expect(counts.refused).toBeGreaterThan(5000);
  }, 120_000);
});
