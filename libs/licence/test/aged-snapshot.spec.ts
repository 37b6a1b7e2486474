import { beforeAll, describe, expect, it } from 'vitest';
import {
  agedSnapshot,
  resolveLicense,
  verify,
  type LicensePayload,
  type LicenseSnapshot,
  type TrustSet,
} from '../src/core/index.js';
import { makeContext, makeStored, NOW } from './context.js';
import { makePayload, Vendor } from './issue.js';

const DAY = 86_400_000;
const EXP = Date.parse(makePayload().exp ?? '');
const vendor = new Vendor();
let trust: TrustSet;

beforeAll(async () => {
  trust = await vendor.trust();
});

function at(now: number, changes: Partial<LicensePayload> = {}): Promise<LicenseSnapshot> {
  return verify(vendor.license(changes), makeContext([trust], { now }));
}

describe('the last good answer, when no new one can be found', () => {
  it('says at every later time what a new look would say', async () => {
    const first = await at(NOW);
    for (const border of [EXP - 60 * DAY, EXP - 7 * DAY, EXP - DAY, EXP, EXP + 14 * DAY]) {
      for (const step of [-1000, 0, 1000]) {
        expect(agedSnapshot(first, border + step)).toEqual(await at(border + step));
      }
    }
  });

  it('ages from any of its states, and keeps its other warnings', async () => {
    const colour = { colour: 'blue' } as Partial<LicensePayload>;
    for (const from of [EXP - 50 * DAY, EXP + DAY]) {
      expect(agedSnapshot(await at(from, colour), EXP + 2 * DAY)).toEqual(await at(EXP + 2 * DAY, colour));
    }
    expect(agedSnapshot(await at(NOW, colour), NOW + DAY).warnings).toEqual([{ code: 'CLAIM_NOT_UNDERSTOOD', claim: 'colour' }]);
  });

  it('keeps a reason that is not an end', async () => {
    const { snapshot } = await resolveLicense(
      { file: { code: 'LIC_UNREADABLE' }, lastGood: vendor.license() },
      makeContext([trust], { stored: makeStored({ everActivated: true }) }),
    );
    expect(agedSnapshot(snapshot, NOW + DAY)).toEqual(snapshot);
    expect(agedSnapshot(snapshot, EXP + 15 * DAY)).toMatchObject({
      state: 'expired',
      reason: { code: 'LIC_EXPIRED', params: { exp: EXP } },
    });
  });

  it('ends an evaluation with its day, and nothing else that is over', async () => {
    const look = async (now: number): Promise<LicenseSnapshot> =>
      (
        await resolveLicense(
          { file: { code: 'LIC_MISSING' }, lastGood: null },
          makeContext([trust], { now, stored: makeStored() }),
        )
      ).snapshot;
    const evaluation = await look(NOW);
    for (const step of [-1, 0, 1]) {
      expect(agedSnapshot(evaluation, NOW + 30 * DAY + step)).toEqual(await look(NOW + 30 * DAY + step));
    }
    const ended = await look(NOW + 31 * DAY);
    expect(agedSnapshot(ended, NOW + 99 * DAY)).toBe(ended);
    const early = await at(NOW - 365 * DAY);
    expect(early.state).toBe('not-yet-valid');
    expect(agedSnapshot(early, NOW)).toBe(early);
  });

  it('is frozen', async () => {
    expect(Object.isFrozen(agedSnapshot(await at(NOW), NOW).warnings)).toBe(true);
  });
});
