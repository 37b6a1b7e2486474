import { beforeAll, describe, expect, it } from 'vitest';
import { loadOnlineStatus, onlinePayloadSchema, type TrustSet } from '../src/core/index.js';
import { codeOf, fileOf, keyEntry, LID, makeKey, signPayload, TYP, valueOf, Vendor, type SignedTexts } from './issue.js';

const ONLINE = 'assist-online+jws';
const vendor = new Vendor();
const key = makeKey('onl-2026a');
const payload = { ver: 1, lid: LID, status: 'active', iat: '2026-06-01T00:00:00Z' };
let trust: readonly TrustSet[];

beforeAll(async () => {
  trust = [await vendor.trust({ keys: [...vendor.trustPayload().keys, keyEntry(key, { purpose: 'online' })] })];
});

async function codeFor(changes: object, signer = key, typ = ONLINE): Promise<string> {
  return codeOf(await loadOnlineStatus(fileOf(signPayload({ ...payload, ...changes }, typ, signer)), trust));
}

describe('an answer of the online check', () => {
  it('says the status of a licence, and brings the documents in it as files', async () => {
    const plain = await loadOnlineStatus(fileOf(signPayload(payload, ONLINE, key)), trust);
    expect(valueOf(plain)).toEqual({ lid: LID, status: 'active', iat: Date.parse(payload.iat), trust: null, revocation: null });
    const inner = JSON.parse(Buffer.from(vendor.trustFile()).toString()) as SignedTexts;
    const revocation = JSON.parse(Buffer.from(vendor.revocationFile()).toString()) as SignedTexts;
    const full = valueOf(
      await loadOnlineStatus(fileOf(signPayload({ ...payload, trust: inner, revocation }, ONLINE, key)), trust),
    );
    expect([full.trust, full.revocation]).toEqual([Buffer.from(JSON.stringify(inner)), Buffer.from(JSON.stringify(revocation))]);
  });

  it('is refused from another key, of another type and at another time', async () => {
    expect(await codeFor({}, vendor.licenseKey)).toBe('LIC_KEY_PURPOSE');
    expect(await codeFor({}, key, TYP.license)).toBe('LIC_WRONG_TYPE');
    expect(await codeFor({}, makeKey('onl-2026a'))).toBe('LIC_BAD_SIGNATURE');
    expect(await codeFor({ iat: '2025-12-31T23:59:59Z' })).toBe('LIC_KEY_TIME');
    const revoked = keyEntry(key, { purpose: 'online', revokedFrom: '2026-05-01T00:00:00Z' });
    const sets = [await vendor.trust({ keys: [revoked] })];
    expect(codeOf(await loadOnlineStatus(fileOf(signPayload(payload, ONLINE, key)), sets))).toBe('LIC_KEY_REVOKED');
  });

  it.each([
    ['ver', { ver: 2 }],
    ['lid', { lid: 'x' }],
    ['status', { status: 'x'.repeat(41) }],
    ['iat', { iat: '2026-06-01' }],
    ['trust', { trust: { protected: '', payload: '', signature: '', more: 1 } }],
    ['revocation.payload', { revocation: { protected: '', payload: 7, signature: '' } }],
  ])('is refused with a wrong %s', async (claim, changes) => {
    const result = await loadOnlineStatus(fileOf(signPayload({ ...payload, ...changes }, ONLINE, key)), trust);
    expect(result).toEqual({ ok: false, fault: { code: 'LIC_SCHEMA', params: { claim } } });
    expect(onlinePayloadSchema.safeParse({ ...payload, ...changes }).success).toBe(false);
  });

  it('may say more than this version knows', async () => {
    expect(await codeFor({ status: 'x'.repeat(40), colour: 'blue' })).toBe('accepted');
  });
});
