import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { installationId, isExactJson, keyFingerprint, openInstallationDocument } from '../src/core/index.js';
import { InstallationKey } from '../src/nest/installation/installation-key.js';
import { base64url, codeOf, fileOf, makeKey, signPayload, signTexts, valueOf, type TestKey } from './issue.js';

const key = InstallationKey.generate(0);

async function codeFor(payload: unknown, signer: TestKey, kid = installationId(signer.publicKey)): Promise<string> {
  const file = fileOf(signPayload(payload, 'assist-usage+jws', { ...signer, kid }));
  return codeOf(await openInstallationDocument(file, 'usage'));
}

describe('the name of an installation', () => {
  it('is 26 characters of base32 that hold the first 16 bytes of the SHA-256 of its key', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const id = installationId(base64url(bytes));
        expect(id).toMatch(/^[A-Z2-7]{26}$/);
        const bits = [...id]
          .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
          .join('');
        const hex = bits
          .match(/.{8}/g)
          ?.map((byte) => parseInt(byte, 2).toString(16).padStart(2, '0'))
          .join('');
        expect(hex).toBe(createHash('sha256').update(bytes).digest('hex').slice(0, 32));
        expect(bits.slice(128)).toBe('00');
      }),
    );
  });

  it('is a known text for a known key', () => {
    expect(installationId(base64url(Buffer.alloc(32)))).toBe('MZUHVLPYMK6XO3EPYGFY5H4OEA');
  });
});

describe('a document of an installation', () => {
  it('proves who wrote it', async () => {
    const opened = valueOf(await openInstallationDocument(Buffer.from(key.sign('request', { ver: 1 })), 'request'));
    expect(opened).toEqual({
      installationId: key.id,
      publicKey: key.publicKey,
      payload: { installation: { id: key.id, publicKey: key.publicKey }, ver: 1 },
    });
  });

  it('is refused where name, key and signature do not belong together', async () => {
    const [own, other] = [makeKey(), makeKey()];
    const signer = { id: installationId(own.publicKey), publicKey: own.publicKey };
    expect(await codeFor({ installation: signer }, own)).toBe('accepted');
    expect(await codeFor({ installation: signer }, own, installationId(other.publicKey))).toBe('LIC_UNKNOWN_KEY');
    expect(await codeFor({ installation: { ...signer, id: installationId(other.publicKey) } }, own)).toBe('LIC_UNKNOWN_KEY');
    expect(await codeFor({ installation: { ...signer, publicKey: other.publicKey } }, own)).toBe('LIC_UNKNOWN_KEY');
    expect(await codeFor({ installation: signer }, other, signer.id)).toBe('LIC_BAD_SIGNATURE');
    expect(await codeFor({ installation: signer }, own, keyFingerprint(own.publicKey))).toBe('LIC_UNKNOWN_KEY');
  });

  it('is refused under a key that proves nothing', async () => {
    const identity = base64url(Buffer.concat([Buffer.from([1]), Buffer.alloc(31)]));
    const weak = { ...makeKey(), publicKey: identity };
    expect(await codeFor({ installation: { id: installationId(identity), publicKey: identity } }, weak)).toBe('LIC_UNKNOWN_KEY');
  });

  it('is refused without a signer, of another kind, and altered', async () => {
    const own = makeKey();
    expect(await codeFor({}, own)).toBe('LIC_SCHEMA');
    expect(await codeFor({ installation: { id: 7, publicKey: own.publicKey } }, own)).toBe('LIC_SCHEMA');
    const file = key.sign('usage', { ver: 1 });
    expect(codeOf(await openInstallationDocument(Buffer.from(file), 'golive'))).toBe('LIC_WRONG_TYPE');
    expect(codeOf(await openInstallationDocument(Buffer.from(file.replace('"payload":"ey', '"payload":"ez')), 'usage'))).not.toBe(
      'accepted',
    );
    const spaced = signTexts(JSON.stringify({ alg: 'Ed25519', kid: key.id, typ: 'assist-usage+jws' }), '{ }', own);
    expect(codeOf(await openInstallationDocument(fileOf(spaced), 'usage'))).toBe('LIC_SCHEMA');
  });

  it('names the claim that is wrong and the key that is unknown, cut', async () => {
    const own = makeKey();
    const long = { ...own, kid: 'k'.repeat(100) };
    const installation = { id: installationId(own.publicKey), publicKey: own.publicKey };
    const file = (payload: unknown): Uint8Array => fileOf(signPayload(payload, 'assist-usage+jws', long));
    expect(await openInstallationDocument(file({ installation }), 'usage')).toEqual({
      ok: false,
      fault: { code: 'LIC_UNKNOWN_KEY', params: { kid: 'k'.repeat(40) } },
    });
    expect(await openInstallationDocument(file({ installation: { id: '' } }), 'usage')).toEqual({
      ok: false,
      fault: { code: 'LIC_SCHEMA', params: { claim: 'installation.publicKey' } },
    });
  });

  it('has one reading only, as all that is signed', () => {
    expect(isExactJson('{"a":1}')).toBe(true);
    for (const text of ['{"a": 1}', '{"a":1,"a":2}', 'x', '{"1":2}']) expect(isExactJson(text)).toBe(false);
  });
});
