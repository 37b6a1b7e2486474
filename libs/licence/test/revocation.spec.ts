import { describe, expect, it } from 'vitest';
import { loadRevocationList, verify, type LicensePayload, type RevocationList, type StoredFacts } from '../src/core/index.js';
import { makeContext, makeStored, NOW, verdictOf } from './context.js';
import { codeOf, fileOf, keyEntry, LID, signPayload, signTexts, headerText, TYP, Vendor } from './issue.js';

const vendor = new Vendor();
const entry = { lid: LID, from: '2026-05-01T00:00:00Z', reason: 'not paid' };

async function verdict(
  revocations: readonly RevocationList[],
  stored: Partial<StoredFacts> = {},
  claims: Partial<LicensePayload> = {},
): Promise<string> {
  return verdictOf(
    await verify(vendor.license(claims), makeContext([await vendor.trust()], { revocations, stored: makeStored(stored) })),
  );
}

describe('71: revoked licences', () => {
  it('are read-only, and say the reason of the vendor', async () => {
    const context = makeContext([await vendor.trust()], { revocations: [await vendor.revocation({ entries: [entry] })] });
    const snapshot = await verify(vendor.license(), context);
    expect(snapshot).toMatchObject({
      state: 'revoked',
      level: 'read-only',
      reason: { code: 'LIC_REVOKED', params: { reason: 'not paid' } },
      lid: LID,
    });
  });

  it('are revoked from the instant named, not before', async () => {
    const from = (offsetMs: number): string => `${new Date(NOW + offsetMs).toISOString().slice(0, 19)}Z`;
    expect(await verdict([await vendor.revocation({ entries: [{ ...entry, from: from(0) }] })])).toBe('revoked');
    expect(await verdict([await vendor.revocation({ entries: [{ ...entry, from: from(1000) }] })])).toBe('valid');
  });

  it('an entry for another licence changes nothing', async () => {
    expect(await verdict([await vendor.revocation({ entries: [{ ...entry, lid: LID.replace('K2B', 'K2C') }] })])).toBe('valid');
  });

  it('only the list with the highest number counts, in any order', async () => {
    const [older, newer] = [await vendor.revocation({ number: 4, entries: [entry] }), await vendor.revocation({ number: 5 })];
    expect(await verdict([older, newer])).toBe('valid');
    expect(await verdict([newer, older])).toBe('valid');
    const [empty, revoking] = [await vendor.revocation({ number: 4 }), await vendor.revocation({ number: 5, entries: [entry] })];
    expect(await verdict([empty, revoking])).toBe('revoked');
    expect(await verdict([revoking, empty])).toBe('revoked');
  });

  it('a list of the test world says nothing about a production licence', async () => {
    const test = new Vendor('test');
    expect(await verdict([await test.revocation({ number: 99, entries: [entry] })])).toBe('valid');
  });

  it('refuses an older list than the one seen in its world', async () => {
    const trust = [await vendor.trust()];
    const load = async (number: number, seen: { production?: number; test?: number }): Promise<string> =>
      codeOf(await loadRevocationList(vendor.revocationFile({ number }), { trust, seen }));
    expect(await load(5, { production: 6 })).toBe('LIC_SUPERSEDED');
    expect(await load(6, { production: 6 })).toBe('accepted');
    expect(await load(5, { test: 6 })).toBe('accepted');
  });

  it('refuses lists that are not genuine', async () => {
    const trust = [await vendor.trust()];
    const code = async (file: Uint8Array): Promise<string> => codeOf(await loadRevocationList(file, { trust }));
    const payload = { ver: 1, number: 5, iat: '2026-05-01T00:00:00Z', entries: [] };
    expect(await code(fileOf(signPayload(payload, TYP.license, vendor.revocationKey)))).toBe('LIC_WRONG_TYPE');
    expect(await code(fileOf(signPayload(payload, TYP.revocation, vendor.licenseKey)))).toBe('LIC_KEY_PURPOSE');
    expect(await code(vendor.revocationFile({ ver: 2 as 1 }))).toBe('LIC_SCHEMA');
    expect(await code(vendor.revocationFile({ iat: '2025-12-31T23:59:59Z' }))).toBe('LIC_KEY_TIME');
    const twice = signTexts(
      headerText('rev-2026a', TYP.revocation),
      JSON.stringify(payload).replace('{', '{"number":9,'),
      vendor.revocationKey,
    );
    expect(await code(fileOf(twice))).toBe('LIC_SCHEMA');
  });

  it('refuses a list of a revoked key', async () => {
    const revokedKey = keyEntry(vendor.revocationKey, { purpose: 'revocation', revokedFrom: '2026-05-01T00:00:00Z' });
    const trust = [await vendor.trust({ keys: [revokedKey] })];
    expect(codeOf(await loadRevocationList(vendor.revocationFile(), { trust }))).toBe('LIC_KEY_REVOKED');
  });
});

describe('72: replaced licences', () => {
  const mark = { product: 'cgs-assist', customerId: 'C-0042', seq: 4 };

  it('are refused, for the same customer and product only', async () => {
    expect(await verdict([], { seqMarks: [mark] })).toBe('LIC_SUPERSEDED');
    expect(await verdict([], { seqMarks: [{ ...mark, seq: 3 }] })).toBe('valid');
    expect(await verdict([], { seqMarks: [{ ...mark, customerId: 'C-0043' }] })).toBe('valid');
    expect(await verdict([], { seqMarks: [{ ...mark, product: 'other' }] })).toBe('valid');
  });

  it("the vendor's way back is a higher number", async () => {
    expect(await verdict([], { seqMarks: [mark] }, { seq: 5 })).toBe('valid');
  });

  it('say that they are revoked, when they are both', async () => {
    expect(await verdict([await vendor.revocation({ entries: [entry] })], { seqMarks: [mark] })).toBe('revoked');
  });

  it('say that they are replaced rather than expired', async () => {
    expect(await verdict([], { seqMarks: [mark] }, { exp: '2026-02-01T00:00:00Z' })).toBe('LIC_SUPERSEDED');
  });
});
