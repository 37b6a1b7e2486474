import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveLicense, verify, type LicensePayload, type LicenseSnapshot, type TrustSet } from '../src/core/index.js';
import { makeContext, makeStored, NOW } from './context.js';
import { makePayload, Vendor } from './issue.js';

const SECOND = 1000;
const DAY = 86_400_000;
const NBF = Date.parse(makePayload().nbf);
const EXP = Date.parse(makePayload().exp ?? '');

const vendor = new Vendor();
let trust: TrustSet;

beforeAll(async () => {
  trust = await vendor.trust();
});

function at(now: number, changes: Partial<LicensePayload> = {}): Promise<LicenseSnapshot> {
  return verify(vendor.license(changes), makeContext([trust], { now }));
}

describe('52: one second before, at and after each border', () => {
  it.each([
    ['the start, a day early', NBF - DAY, ['not-yet-valid', 'valid', 'valid']],
    ['the first warning', EXP - 60 * DAY, ['valid', 'expiring', 'expiring']],
    ['the end', EXP, ['expiring', 'expiring', 'grace']],
    ['the end of the grace', EXP + 14 * DAY, ['grace', 'grace', 'expired']],
  ])('%s', async (_name, border, states) => {
    const found = [];
    for (const step of [-SECOND, 0, SECOND]) found.push((await at(border + step)).state);
    expect(found).toEqual(states);
  });

  it.each([
    [60, null, 'admins'],
    [30, 60, 'admins'],
    [14, 30, 'admins'],
    [7, 14, 'all'],
    [1, 7, 'all'],
  ])('the warning of %i days', async (warnDay, before, audience) => {
    const warned = async (now: number): Promise<unknown> => (await at(now)).warnings;
    const border = EXP - warnDay * DAY;
    const earlier = before === null ? [] : [{ code: 'EXPIRY_NEAR', warnDay: before, audience: 'admins' }];
    const warnings = [{ code: 'EXPIRY_NEAR', warnDay, audience }];
    expect(await warned(border - SECOND)).toEqual(warnDay === 1 ? [{ ...earlier[0], audience: 'all' }] : earlier);
    expect(await warned(border)).toEqual(warnings);
    expect(await warned(border + SECOND)).toEqual(warnings);
  });

  it('the end of the evaluation', async () => {
    const start = NOW;
    const stored = makeStored({ evaluationStartedAt: start });
    const stateAt = async (now: number): Promise<string> =>
      (await resolveLicense({ file: { code: 'LIC_MISSING' }, lastGood: null }, makeContext([trust], { now, stored }))).snapshot
        .state;
    expect(await stateAt(start)).toBe('evaluation');
    expect(await stateAt(start + 29 * DAY)).toBe('evaluation');
    expect(await stateAt(start + 30 * DAY - SECOND)).toBe('evaluation');
    expect(await stateAt(start + 30 * DAY)).toBe('evaluation-ended');
    expect(await stateAt(start + 30 * DAY + SECOND)).toBe('evaluation-ended');
  });

  it('says why, and until when', async () => {
    expect(await at(NBF - 2 * DAY)).toMatchObject({
      level: 'read-only',
      reason: { code: 'LIC_NOT_YET_VALID', params: { nbf: NBF } },
    });
    expect(await at(EXP + 15 * DAY)).toMatchObject({
      level: 'read-only',
      reason: { code: 'LIC_EXPIRED', params: { exp: EXP } },
      expiresAt: EXP,
      graceUntil: EXP + 14 * DAY,
    });
    expect(await at(EXP + DAY)).toMatchObject({ level: 'full', reason: null });
  });

  it('takes its numbers from the licence alone', async () => {
    const policy = { ...makePayload().policy, warnDays: [], graceDays: 0 };
    expect((await at(EXP, { policy })).state).toBe('valid');
    expect((await at(EXP + SECOND, { policy })).state).toBe('expired');
  });

  it('never goes back to an earlier state while time goes on', async () => {
    const order = ['not-yet-valid', 'valid', 'expiring', 'grace', 'expired'];
    const instant = fc.integer({ min: NBF - 3 * DAY, max: EXP + 30 * DAY });
    await fc.assert(
      fc.asyncProperty(instant, instant, async (a, b) => {
        const [first, second] = [(await at(Math.min(a, b))).state, (await at(Math.max(a, b))).state];
        expect(order.indexOf(first)).toBeLessThanOrEqual(order.indexOf(second));
      }),
      { numRuns: 200 },
    );
  });
});

describe('53: days are 24 hours, whatever the clocks of a country do', () => {
  it.each([
    ['the night of the summer time in Berlin', '2027-03-28T01:00:00Z'],
    ['the night of the winter time in Berlin', '2027-10-31T01:00:00Z'],
    ['the leap day', '2028-02-29T12:00:00Z'],
    ['the day after the leap day', '2028-03-01T00:00:00Z'],
  ])('%s', async (_name, exp) => {
    const end = Date.parse(exp);
    expect(await at(end, { exp })).toMatchObject({ state: 'expiring', expiresAt: end, graceUntil: end + 14 * DAY });
    expect((await at(end - DAY, { exp })).warnings).toEqual([{ code: 'EXPIRY_NEAR', warnDay: 1, audience: 'all' }]);
    expect((await at(end + 14 * DAY, { exp })).state).toBe('grace');
    expect((await at(end + 14 * DAY + SECOND, { exp })).state).toBe('expired');
  });

  it('takes the 29th of February in leap years only', async () => {
    expect((await at(NOW, { exp: '2028-02-29T00:00:00Z' })).state).toBe('valid');
    expect((await at(NOW, { exp: '2027-02-29T00:00:00Z' })).state).toBe('invalid');
  });
});
