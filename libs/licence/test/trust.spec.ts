import { describe, expect, it } from 'vitest';
import {
  keyFingerprint,
  loadTrustSet,
  succeeds,
  verify,
  type Checked,
  type TrustPayload,
  type TrustSet,
  type VersionMark,
} from '../src/core/index.js';
import { makeContext, verdictOf } from './context.js';
import {
  base64url,
  codeOf,
  fileOf,
  keyEntry,
  LID,
  makeKey,
  makePayload,
  makeTrustPayload,
  signPayload,
  signTexts,
  headerText,
  TYP,
  Vendor,
} from './issue.js';

const vendor = new Vendor();
const JAN = Date.parse('2026-01-02T00:00:00Z');

function load(changes: Partial<TrustPayload>, seen?: VersionMark): Promise<Checked<TrustSet>> {
  return loadTrustSet(vendor.trustFile(changes), { anchors: [vendor.anchor], seen: seen && { production: seen } });
}

async function factOf(result: Promise<Checked<unknown>>): Promise<string> {
  const checked = await result;
  return checked.ok ? 'accepted' : `${checked.fault.code} ${String(checked.fault.params.fact)}`;
}

async function verdict(file: Uint8Array, changes: Partial<TrustPayload>): Promise<string> {
  return verdictOf(await verify(file, makeContext([await vendor.trust(changes)])));
}

describe('the trust set', () => {
  it('carries its world, its number and the fingerprint of its root', async () => {
    const set = await vendor.trust();
    expect(set).toMatchObject({ env: 'production', n: 7, iat: JAN, rootFingerprint: keyFingerprint(vendor.root.publicKey) });
  });

  it('36: lets the old and the new key verify side by side', async () => {
    const renewed = makeKey('lic-2027a');
    const keys = [keyEntry(vendor.licenseKey, { notAfter: '2026-05-31T00:00:00Z' }), keyEntry(renewed)];
    expect(await verdict(vendor.license(), { keys })).toBe('valid');
    expect(await verdict(fileOf(signPayload(makePayload(), TYP.license, renewed)), { keys })).toBe('valid');
  });

  it('37: refuses a lower number than the highest seen, and takes the same and a higher one', async () => {
    expect(await factOf(load({ n: 6 }, { n: 7, iat: 0 }))).toBe('LIC_TRUST_INVALID older');
    expect(await factOf(load({ n: 7 }, { n: 7, iat: 0 }))).toBe('accepted');
    expect(await factOf(load({ n: 8 }, { n: 7, iat: 0 }))).toBe('accepted');
  });

  it('38: refuses a jump of more than 1000', async () => {
    expect(await factOf(load({ n: 1007 }, { n: 7, iat: 0 }))).toBe('accepted');
    expect(await factOf(load({ n: 1008 }, { n: 7, iat: 0 }))).toBe('LIC_TRUST_INVALID jump');
    expect(await factOf(load({ n: 1008 }))).toBe('accepted');
  });

  it('38: accepts a reset from exactly the number seen, if it is newer', async () => {
    expect(await factOf(load({ n: 8, resetFrom: 9000 }, { n: 9000, iat: JAN - 1 }))).toBe('accepted');
    expect(await factOf(load({ n: 8, resetFrom: 9000 }, { n: 9000, iat: JAN }))).toBe('LIC_TRUST_INVALID older');
    expect(await factOf(load({ n: 8, resetFrom: 9001 }, { n: 9000, iat: 0 }))).toBe('LIC_TRUST_INVALID older');
    expect(await factOf(load({ n: 9000, resetFrom: 7 }, { n: 7, iat: 0 }))).toBe('accepted');
  });

  it('38: a reset succeeds the number that it takes back, and is not succeeded by it', async () => {
    const reset = { n: 8, iat: JAN, resetFrom: 900 };
    const tooHigh = { n: 900, iat: JAN - 1 };
    expect([succeeds(reset, tooHigh), succeeds(tooHigh, reset)]).toEqual([true, false]);
    for (const stranger of [
      { n: 900, iat: JAN },
      { n: 901, iat: JAN - 1 },
    ]) {
      expect([succeeds(reset, stranger), succeeds(stranger, reset)]).toEqual([false, true]);
    }
    expect([succeeds({ n: 8, iat: 0 }, { n: 7, iat: 0 }), succeeds({ n: 7, iat: 0 }, { n: 7, iat: 9 })]).toEqual([true, false]);
    const loaded = await load({ n: 8, resetFrom: 900 });
    expect(loaded.ok && loaded.value.resetFrom).toBe(900);
  });

  it('counts the numbers of each world on their own', async () => {
    const seen = { test: { n: 99, iat: 0 } };
    expect(codeOf(await loadTrustSet(vendor.trustFile(), { anchors: [vendor.anchor], seen }))).toBe('accepted');
  });

  it('39: refuses a signature that is not of a root', async () => {
    const anchors = [vendor.anchor];
    const payload = vendor.trustPayload();
    expect(await factOf(loadTrustSet(fileOf(signPayload(payload, TYP.trust, makeKey())), { anchors }))).toBe(
      'LIC_TRUST_INVALID unknown-root',
    );
    expect(await factOf(loadTrustSet(fileOf(signPayload(payload, TYP.trust, makeKey(vendor.root.kid))), { anchors }))).toBe(
      'LIC_TRUST_INVALID signature',
    );
    expect(await factOf(loadTrustSet(fileOf(signPayload(payload, TYP.trust, vendor.licenseKey)), { anchors }))).toBe(
      'LIC_TRUST_INVALID unknown-root',
    );
    expect(await factOf(loadTrustSet(vendor.trustFile(), { anchors: [] }))).toBe('LIC_TRUST_INVALID unknown-root');
  });

  it('refuses other documents and broken files, and says what they are', async () => {
    const anchors = [vendor.anchor];
    expect(await factOf(loadTrustSet(vendor.license(), { anchors }))).toBe('LIC_TRUST_INVALID LIC_WRONG_TYPE');
    expect(await factOf(loadTrustSet(Buffer.from('x'), { anchors }))).toBe('LIC_TRUST_INVALID LIC_MALFORMED');
    const spaced = signTexts(headerText(vendor.root.kid, TYP.trust), JSON.stringify(vendor.trustPayload(), null, 1), vendor.root);
    expect(await factOf(loadTrustSet(fileOf(spaced), { anchors }))).toBe('LIC_TRUST_INVALID spaced');
  });

  it('may be larger than a licence, up to 1 MiB', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => `01JH7Z7M6Q0M3T7S7M8T3W${String(at).padStart(4, '0')}`);
    expect(await factOf(load({ allow: many }))).toBe('accepted');
    const file = Buffer.concat([vendor.trustFile(), Buffer.alloc(1024 * 1024, ' ')]);
    expect(await factOf(loadTrustSet(file, { anchors: [vendor.anchor] }))).toBe('LIC_TRUST_INVALID LIC_MALFORMED');
  });

  it('reports a fault of our own as such', async () => {
    const broken = {
      get anchors(): never {
        throw new Error('bug');
      },
    };
    expect(codeOf(await loadTrustSet(vendor.trustFile(), broken))).toBe('LIC_INTERNAL');
  });

  it.each([
    ['version', { ver: 2 }],
    ['n', { n: 0 }],
    ['iat', { iat: '2026-02-30T00:00:00Z' }],
    ['allow', { allow: ['*'] }],
    ['kid', { keys: [keyEntry(makeKey('LIC-2026A'))] }],
    ['purpose', { keys: [{ ...keyEntry(makeKey('lic-2026a')), purpose: 'root' }] }],
  ])('refuses a payload with a wrong %s', async (_name, changes) => {
    expect(await factOf(load(changes as Partial<TrustPayload>))).toBe('LIC_TRUST_INVALID schema');
  });

  it('33: refuses keys that prove nothing, also as an anchor', async () => {
    const identity = base64url(Buffer.concat([Buffer.from([1]), Buffer.alloc(31)]));
    const weak = { ...makeKey('lic-2026a'), publicKey: identity };
    expect(await factOf(load({ keys: [keyEntry(weak)] }))).toBe('LIC_TRUST_INVALID weak-key');
    const file = fileOf(signPayload(vendor.trustPayload(), TYP.trust, makeKey(keyFingerprint(identity))));
    const anchors = [{ env: 'production' as const, publicKey: identity }];
    expect(await factOf(loadTrustSet(file, { anchors }))).toBe('LIC_TRUST_INVALID weak-key');
  });

  it('refuses a key id given twice', async () => {
    expect(await factOf(load({ keys: [keyEntry(makeKey('lic-2026a')), keyEntry(makeKey('lic-2026a'))] }))).toBe(
      'LIC_TRUST_INVALID kid-twice',
    );
  });

  it('refuses one key for two purposes, also the root as another key, and takes two names for one purpose', async () => {
    const key = makeKey('lic-2026a');
    const second = { ...key, kid: 'lic-2026b' };
    expect(await factOf(load({ keys: [keyEntry(key), keyEntry(second, { purpose: 'clock' })] }))).toBe(
      'LIC_TRUST_INVALID two-purposes',
    );
    expect(await factOf(load({ keys: [keyEntry({ ...vendor.root, kid: 'lic-2026a' })] }))).toBe('LIC_TRUST_INVALID two-purposes');
    expect(await factOf(load({ keys: [keyEntry(key), keyEntry(second)] }))).toBe('accepted');
  });
});

describe('the time and the revocation of a key', () => {
  it("accepts an iat within the key's time, both ends included", async () => {
    const key = (notBefore: string, notAfter: string): Partial<TrustPayload> => ({
      keys: [keyEntry(vendor.licenseKey, { notBefore, notAfter })],
    });
    expect(await verdict(vendor.license(), key('2026-01-07T09:00:00Z', '2026-01-07T09:00:00Z'))).toBe('valid');
    expect(await verdict(vendor.license(), key('2026-01-07T09:00:01Z', '2027-01-01T00:00:00Z'))).toBe('LIC_KEY_TIME');
    expect(await verdict(vendor.license(), key('2026-01-01T00:00:00Z', '2026-01-07T08:59:59Z'))).toBe('LIC_KEY_TIME');
  });

  const revoked = (revokedFrom: string, allow: string[] = []): Partial<TrustPayload> => ({
    keys: [keyEntry(vendor.licenseKey, { revokedFrom })],
    allow,
  });

  it('40: refuses an iat at revokedFrom, and takes one just before', async () => {
    expect(await verdict(vendor.license(), revoked('2026-01-07T09:00:01Z'))).toBe('valid');
    expect(await verdict(vendor.license(), revoked('2026-01-07T09:00:00Z'))).toBe('LIC_KEY_REVOKED');
  });

  it('41: lets a pinned licence survive the revocation of its key, and no other', async () => {
    expect(await verdict(vendor.license(), revoked('2026-01-01T00:00:00Z', [LID]))).toBe('valid');
    expect(await verdict(vendor.license({ lid: LID.replace('K2B', 'K2C') }), revoked('2026-01-01T00:00:00Z', [LID]))).toBe(
      'LIC_KEY_REVOKED',
    );
  });

  it('a pin does not stretch the time of the key', async () => {
    const keys = [keyEntry(vendor.licenseKey, { notBefore: '2026-03-01T00:00:00Z', revokedFrom: '2026-03-01T00:00:00Z' })];
    expect(await verdict(vendor.license(), { keys, allow: [LID] })).toBe('LIC_KEY_TIME');
  });

  it('ignores members of a later trust set that it does not know', async () => {
    expect(await factOf(load({ ...makeTrustPayload([]), note: 'x' } as Partial<TrustPayload>))).toBe('accepted');
  });
});
