import { describe, expect, it } from 'vitest';
import { loadRootRotation, loadTrustSet, type RootRotationPayload, type TrustLoadOptions } from '../src/core/index.js';
import { codeOf, fileOf, makeKey, signPayload, TYP, valueOf, Vendor, type TestKey } from './issue.js';

const vendor = new Vendor();
const successor = makeKey();
const options: TrustLoadOptions = { anchors: [vendor.anchor] };

function rotationFile(signers: readonly TestKey[], changes: Partial<RootRotationPayload> = {}): Uint8Array {
  const content: RootRotationPayload = { ver: 1, n: 8, iat: '2026-06-01T00:00:00Z', publicKey: successor.publicKey, ...changes };
  const signed = signers.map((key) => signPayload(content, TYP.root, key));
  const signatures = signed.map((texts) => ({ protected: texts.protected, signature: texts.signature }));
  return fileOf({ payload: signed[0]?.payload ?? '', signatures });
}

async function factOf(file: Uint8Array, using = options): Promise<string> {
  const result = await loadRootRotation(file, using);
  return result.ok ? 'accepted' : `${result.fault.code} ${String(result.fault.params.fact)}`;
}

describe('42: the rotation of the root', () => {
  it.each([[[vendor.root, successor]], [[successor, vendor.root]]])(
    'needs the old and the new root, in any order',
    async (signers) => {
      const { anchor, n } = valueOf(await loadRootRotation(rotationFile(signers), options));
      expect({ anchor, n }).toEqual({ anchor: { env: 'production', publicKey: successor.publicKey }, n: 8 });
      const trustFile = fileOf(signPayload(vendor.trustPayload({ n: 9 }), TYP.trust, successor));
      expect(codeOf(await loadTrustSet(trustFile, options))).toBe('LIC_TRUST_INVALID');
      expect(codeOf(await loadTrustSet(trustFile, { anchors: [anchor] }))).toBe('accepted');
    },
  );

  it('refuses one signature, three signatures, and the same root twice', async () => {
    expect(await factOf(rotationFile([vendor.root]))).toBe('LIC_TRUST_INVALID LIC_MALFORMED');
    expect(await factOf(rotationFile([vendor.root, successor, successor]))).toBe('LIC_TRUST_INVALID LIC_MALFORMED');
    expect(await factOf(rotationFile([vendor.root, vendor.root]))).toBe('LIC_TRUST_INVALID same-root-twice');
    expect(await factOf(rotationFile([successor, successor]))).toBe('LIC_TRUST_INVALID same-root-twice');
    expect(await factOf(rotationFile([vendor.root, vendor.root], { publicKey: vendor.root.publicKey }))).toBe(
      'LIC_TRUST_INVALID same-root-twice',
    );
  });

  it('refuses a stranger in either place', async () => {
    expect(await factOf(rotationFile([makeKey(), successor]))).toBe('LIC_TRUST_INVALID unknown-root');
    expect(await factOf(rotationFile([vendor.root, makeKey()]))).toBe('LIC_TRUST_INVALID unknown-root');
    expect(await factOf(rotationFile([vendor.root, makeKey(successor.kid)]))).toBe('LIC_TRUST_INVALID signature');
    expect(await factOf(rotationFile([makeKey(vendor.root.kid), successor]))).toBe('LIC_TRUST_INVALID signature');
  });

  it('refuses a new root that proves nothing', async () => {
    expect(await factOf(rotationFile([vendor.root, successor], { publicKey: 'AQ' }))).toBe('LIC_TRUST_INVALID weak-key');
  });

  it('counts in the row of the trust sets', async () => {
    const seen = (n: number): TrustLoadOptions => ({ ...options, seen: { production: { n, iat: 0 } } });
    expect(await factOf(rotationFile([vendor.root, successor]), seen(8))).toBe('accepted');
    expect(await factOf(rotationFile([vendor.root, successor]), seen(9))).toBe('LIC_TRUST_INVALID older');
  });

  it('refuses a single-signature envelope and a document of another type', async () => {
    expect(await factOf(vendor.trustFile())).toBe('LIC_TRUST_INVALID LIC_MALFORMED');
    const texts = signPayload({}, TYP.trust, vendor.root);
    const signature = { protected: texts.protected, signature: texts.signature };
    expect(await factOf(fileOf({ payload: texts.payload, signatures: [signature, signature] }))).toBe(
      'LIC_TRUST_INVALID LIC_WRONG_TYPE',
    );
  });
});
