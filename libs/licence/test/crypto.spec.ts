import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { verify, type VerifyContext } from '../src/core/index.js';
import { makeContext, verdictOf } from './context.js';
import {
  base64url,
  fileOf,
  headerText,
  keyEntry,
  makeKey,
  makePayload,
  signPayload,
  signTexts,
  TYP,
  Vendor,
  type SignedTexts,
} from './issue.js';

const vendor = new Vendor();
const good = vendor.texts();
let context: VerifyContext;

beforeAll(async () => {
  context = makeContext([await vendor.trust()]);
});

async function verdict(texts: unknown): Promise<string> {
  return verdictOf(await verify(fileOf(texts), context));
}

async function verdictOfHeader(header: object): Promise<string> {
  return verdict(signTexts(JSON.stringify(header), JSON.stringify(makePayload()), vendor.licenseKey));
}

function withFlippedBit(part: keyof SignedTexts, at: number): SignedTexts {
  const bytes = Buffer.from(good[part], 'base64url');
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at);
  return { ...good, [part]: bytes.toString('base64url') };
}

const header = { alg: 'Ed25519', kid: 'lic-2026a', typ: TYP.license };

describe('what a signature must be', () => {
  it.each(['payload', 'signature'] as const)('20: refuses one flipped bit at every byte of the %s', async (part) => {
    for (let at = 0; at < Buffer.from(good[part], 'base64url').length; at++) {
      expect(await verdict(withFlippedBit(part, at))).toBe('LIC_BAD_SIGNATURE');
    }
  });

  it('20: refuses one flipped bit at every byte of the header', async () => {
    const expected = ['LIC_MALFORMED', 'LIC_ALG', 'LIC_WRONG_TYPE', 'LIC_UNKNOWN_KEY'];
    for (let at = 0; at < Buffer.from(good.protected, 'base64url').length; at++) {
      expect(expected).toContain(await verdict(withFlippedBit('protected', at)));
    }
  });

  it('20: refuses any flipped bit of the file', async () => {
    const file = Buffer.from(JSON.stringify(good));
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
        const altered = Buffer.from(file);
        altered.writeUInt8(altered.readUInt8(at) ^ (1 << bit), at);
        expect((await verify(altered, context)).state).toBe('invalid');
      }),
      { numRuns: 500 },
    );
  });

  it('gives a closed code for any bytes at all, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.json().map((text) => Buffer.from(text)),
        ),
        async (bytes) => {
          expect(verdictOf(await verify(bytes, context))).toBe('LIC_MALFORMED');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('21: refuses the algorithm none, with and without a signature', async () => {
    expect(await verdictOfHeader({ ...header, alg: 'none' })).toBe('LIC_ALG');
    expect(await verdict({ ...good, protected: base64url(JSON.stringify({ ...header, alg: 'none' })), signature: '' })).toBe(
      'LIC_ALG',
    );
  });

  it('22: refuses HS256 with the public key as secret', async () => {
    const texts = { protected: base64url(JSON.stringify({ ...header, alg: 'HS256' })), payload: good.payload };
    const secret = Buffer.from(vendor.licenseKey.publicKey, 'base64url');
    const signature = createHmac('sha256', secret).update(`${texts.protected}.${texts.payload}`).digest('base64url');
    expect(await verdict({ ...texts, signature })).toBe('LIC_ALG');
  });

  it('23: refuses the name EdDSA and other spellings', async () => {
    for (const alg of ['EdDSA', 'ed25519', 'Ed448', '']) expect(await verdictOfHeader({ ...header, alg })).toBe('LIC_ALG');
  });

  it('24: refuses ES256', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const texts = { protected: base64url(JSON.stringify({ ...header, alg: 'ES256' })), payload: good.payload };
    const data = Buffer.from(`${texts.protected}.${texts.payload}`);
    const signature = base64url(sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }));
    expect(await verdict({ ...texts, signature })).toBe('LIC_ALG');
  });

  it('25, 26: refuses an unknown, empty, long or clever key id', async () => {
    for (const kid of ['lic-2026b', '', '__proto__', 'constructor', '../lic-2026a', 'lic-2026a ', 'k'.repeat(10_000)]) {
      expect(await verdictOfHeader({ ...header, kid })).toBe('LIC_UNKNOWN_KEY');
    }
  });

  it('27, 28: refuses a key, a key address or critical extensions in the header', async () => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: vendor.licenseKey.publicKey };
    for (const extra of [
      { jwk },
      { jku: 'https://vendor.example/keys' },
      { x5c: [] },
      { crit: ['exp'] },
      { crit: [] },
      { b64: false },
    ]) {
      expect(await verdictOfHeader({ ...header, ...extra })).toBe('LIC_MALFORMED');
    }
  });

  it('29: refuses the type of another document', async () => {
    for (const typ of [TYP.revocation, TYP.trust, 'JWT', '']) {
      expect(await verdictOfHeader({ ...header, typ })).toBe('LIC_WRONG_TYPE');
    }
  });

  it('refuses a signature of another key under a known key id', async () => {
    expect(await verdict(signPayload(makePayload(), TYP.license, makeKey('lic-2026a')))).toBe('LIC_BAD_SIGNATURE');
  });

  it('30: refuses a key of another purpose', async () => {
    expect(await verdict(signPayload(makePayload(), TYP.license, vendor.revocationKey))).toBe('LIC_KEY_PURPOSE');
  });

  it('names the step that comes first where several fail', async () => {
    const payload = JSON.stringify(makePayload());
    const texts = (value: object): SignedTexts => signTexts(JSON.stringify(value), payload, makeKey());
    expect(await verdict(texts({ alg: 'none', kid: 'x', typ: 'x', crit: [] }))).toBe('LIC_MALFORMED');
    expect(await verdict(texts({ alg: 'none', kid: 'x', typ: 'x' }))).toBe('LIC_ALG');
    expect(await verdict(texts({ ...header, kid: 'x', typ: 'x' }))).toBe('LIC_WRONG_TYPE');
    expect(await verdict(texts({ ...header, kid: 'rev-2026a' }))).toBe('LIC_KEY_PURPOSE');
  });

  it('cannot verify without a trust set, which it says after the form and before the key', async () => {
    const without = { ...context, trust: [] };
    expect(verdictOf(await verify(fileOf(good), without))).toBe('LIC_TRUST_INVALID');
    expect(verdictOf(await verify(fileOf({ ...good, protected: base64url('{}') }), without))).toBe('LIC_MALFORMED');
  });

  it('32: refuses signatures that are not 64 bytes long', async () => {
    const signature = Buffer.from(good.signature, 'base64url');
    for (const bytes of [
      Buffer.alloc(0),
      signature.subarray(0, 32),
      signature.subarray(0, 63),
      Buffer.concat([signature, Buffer.alloc(1)]),
    ]) {
      expect(await verdict({ ...good, signature: base64url(bytes) })).toBe('LIC_BAD_SIGNATURE');
    }
  });
});

describe('31: two worlds in one build', () => {
  it('says that a test licence is genuine but for test, also under the same key id', async () => {
    for (const kid of ['lic-2026a', 'tst-2026a']) {
      const test = new Vendor('test', kid);
      const both = makeContext([await vendor.trust(), await test.trust()]);
      expect(verdictOf(await verify(test.license({ env: 'test' }), both))).toBe('LIC_WRONG_ENVIRONMENT');
      expect(verdictOf(await verify(test.license({ env: 'production' }), both))).toBe('LIC_WRONG_ENVIRONMENT');
      expect(verdictOf(await verify(vendor.license({ env: 'test' }), both))).toBe('LIC_WRONG_ENVIRONMENT');
      expect(verdictOf(await verify(vendor.license(), both))).toBe('valid');
    }
  });

  it('looks for the purpose in every world that knows the key id', async () => {
    const test = new Vendor('test', 'tst-2026a');
    const trust = await test.trust({ keys: [keyEntry(makeKey('lic-2026a'), { purpose: 'clock' })] });
    expect(verdictOf(await verify(vendor.license(), makeContext([trust, await vendor.trust()])))).toBe('valid');
  });

  it('accepts a test licence in a test build', async () => {
    const test = new Vendor('test');
    const base = makeContext([await test.trust()]);
    const inTest = { ...base, build: { ...base.build, env: 'test' as const } };
    expect(verdictOf(await verify(test.license({ env: 'test' }), inTest))).toBe('valid');
    expect(headerText('x')).toContain('Ed25519');
  });
});
