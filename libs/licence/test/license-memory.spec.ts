import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  firstMemory,
  memoryAfter,
  memoryAfterRepair,
  mergeMemories,
  resolveLicense,
  startClock,
  tickClock,
  type LicenseMemory,
  type LicensePayload,
  type RunningClock,
  type TrustSet,
} from '../src/core/index.js';
import { makeContext, makeStored, NOW } from './context.js';
import { LID, Vendor } from './issue.js';

const DAY = 86_400_000;
const MARK = { product: 'cgs-assist', customerId: 'C-0042', seq: 3 };

function memory(changes: Partial<LicenseMemory> = {}): LicenseMemory {
  return { ...firstMemory(NOW, false), ...changes };
}

function clock(changes: Partial<LicenseMemory['clock']> = {}): LicenseMemory['clock'] {
  return { highWater: 0, repairs: 0, pending: null, mistaken: null, ...changes };
}

const lid = fc.constantFrom('A', 'B', 'C');
const small = fc.nat(5);
const anyMemory: fc.Arbitrary<LicenseMemory> = fc.record({
  evaluation: fc.record({ startedAt: small, basis: fc.constantFrom('firm' as const, 'pending' as const, 'moved' as const) }),
  everActivated: fc.boolean(),
  seqMarks: fc.array(fc.record({ product: lid, customerId: lid, seq: fc.integer({ min: 1, max: 5 }) }), { maxLength: 4 }),
  bindGrace: fc.option(fc.record({ lid, startedAt: small })),
  clock: fc.record({
    highWater: small,
    repairs: fc.nat(2),
    pending: fc.option(fc.record({ uptimeMs: small, allowedMs: fc.constant(1), wall: fc.constant(1) })),
    mistaken: fc.option(small),
  }),
  clockTokens: fc.uniqueArray(lid).map((list) => list.sort()),
  emergencies: fc.uniqueArray(fc.record({ lid, fingerprint: fc.constant('f'), endsAt: small, hasEnded: fc.boolean() }), {
    selector: (entry) => entry.lid,
  }),
  marksLost: small,
});

describe('58: two copies of the memory', () => {
  it('give the highest marks, whichever is older', () => {
    const old = memory({ seqMarks: [{ ...MARK, seq: 2 }], clock: clock({ highWater: NOW - DAY }) });
    const file = memory({ everActivated: true, seqMarks: [MARK], clock: clock({ highWater: NOW }), marksLost: 2 });
    for (const both of [mergeMemories(old, file), mergeMemories(file, old)]) {
      expect(both).toEqual({ ...file, clock: clock({ highWater: NOW }) });
    }
  });

  it('keep the earlier start of the evaluation, but for one that was moved', () => {
    const start = (startedAt: number, basis: 'firm' | 'pending' | 'moved'): LicenseMemory =>
      memory({ evaluation: { startedAt, basis } });
    const merged = (one: LicenseMemory, other: LicenseMemory): unknown => mergeMemories(one, other).evaluation;
    const cases = [
      [start(1, 'firm'), start(2, 'firm'), start(1, 'firm')],
      [start(1, 'pending'), start(2, 'moved'), start(2, 'moved')],
      [start(1, 'moved'), start(2, 'moved'), start(1, 'moved')],
      [start(1, 'firm'), start(1, 'pending'), start(1, 'firm')],
    ] as const;
    for (const [one, other, expected] of cases) {
      expect(merged(one, other)).toEqual(expected.evaluation);
      expect(merged(other, one)).toEqual(expected.evaluation);
    }
  });

  it('keep a bind grace and its earlier start', () => {
    const grace = (startedAt: number, of = LID): LicenseMemory => memory({ bindGrace: { lid: of, startedAt } });
    expect(mergeMemories(memory(), grace(1)).bindGrace).toEqual({ lid: LID, startedAt: 1 });
    expect(mergeMemories(grace(1), memory()).bindGrace).toEqual({ lid: LID, startedAt: 1 });
    expect(mergeMemories(grace(2), grace(1)).bindGrace).toEqual({ lid: LID, startedAt: 1 });
    expect(mergeMemories(grace(1), grace(2)).bindGrace).toEqual({ lid: LID, startedAt: 1 });
    expect(mergeMemories(grace(2, 'B'), grace(1)).bindGrace).toEqual({ lid: 'B', startedAt: 2 });
    expect(mergeMemories(grace(1), grace(2, 'B')).bindGrace).toEqual({ lid: 'B', startedAt: 2 });
  });

  it('believe the time of the one that knows of more repairs', () => {
    const poisoned = memory({ clock: clock({ highWater: NOW + 9999 * DAY, pending: { uptimeMs: 1, allowedMs: 1, wall: 1 } }) });
    const repaired = memory({ clock: clock({ highWater: NOW, repairs: 1, mistaken: 7 }), clockTokens: ['A'] });
    expect(mergeMemories(poisoned, repaired).clock).toEqual(repaired.clock);
    expect(mergeMemories(repaired, poisoned).clock).toEqual(repaired.clock);
  });

  it('keep the longer of two waits', () => {
    const waiting = (uptimeMs: number): LicenseMemory =>
      memory({ clock: clock({ pending: { uptimeMs, allowedMs: 1, wall: 1 } }) });
    expect(mergeMemories(waiting(1), waiting(2)).clock.pending).toEqual({ uptimeMs: 2, allowedMs: 1, wall: 1 });
    expect(mergeMemories(waiting(2), waiting(1)).clock.pending).toEqual({ uptimeMs: 2, allowedMs: 1, wall: 1 });
    expect(mergeMemories(memory(), waiting(1)).clock.pending).toEqual({ uptimeMs: 1, allowedMs: 1, wall: 1 });
    expect(mergeMemories(waiting(1), memory()).clock.pending).toEqual({ uptimeMs: 1, allowedMs: 1, wall: 1 });
  });

  it('know every emergency licence and token that one of them knows', () => {
    const entry = (of: string, hasEnded: boolean): LicenseMemory['emergencies'][number] => ({
      lid: of,
      fingerprint: of,
      endsAt: 1,
      hasEnded,
    });
    const one = memory({ emergencies: [entry('B', false), entry('C', true)], clockTokens: ['Y'] });
    const other = memory({ emergencies: [entry('A', false), entry('B', true), entry('C', false)], clockTokens: ['X', 'Y'] });
    expect(mergeMemories(one, other)).toMatchObject({
      emergencies: [entry('A', false), entry('B', true), entry('C', true)],
      clockTokens: ['X', 'Y'],
    });
  });

  it('are the same in any order, and merging again changes nothing', () => {
    const known = (found: LicenseMemory): unknown => ({
      ...found,
      emergencies: found.emergencies.map(({ lid: name, hasEnded }) => [name, hasEnded]),
      bindGrace: found.bindGrace?.startedAt,
      clock: { ...found.clock, mistaken: null },
    });
    fc.assert(
      fc.property(anyMemory, anyMemory, (one, other) => {
        fc.pre(one.clock.repairs !== other.clock.repairs || one.clock.repairs === 0);
        const both = mergeMemories(one, other);
        expect(known(mergeMemories(other, one))).toEqual(known(both));
        expect(mergeMemories(both, both)).toEqual(both);
        expect(mergeMemories(both, other)).toEqual(both);
      }),
      { numRuns: 1000 },
    );
  });

  it('never say less than one of them', () => {
    fc.assert(
      fc.property(anyMemory, anyMemory, (one, other) => {
        const both = mergeMemories(one, other);
        for (const { product, customerId, seq } of [...one.seqMarks, ...other.seqMarks]) {
          const kept = both.seqMarks.filter((mark) => mark.product === product && mark.customerId === customerId);
          expect(kept).toHaveLength(1);
          expect(kept[0]?.seq).toBeGreaterThanOrEqual(seq);
        }
        expect(both.everActivated).toBe(one.everActivated || other.everActivated);
        expect(both.clock.repairs).toBe(Math.max(one.clock.repairs, other.clock.repairs));
      }),
    );
  });
});

describe('what is remembered after a look', () => {
  const vendor = new Vendor();
  let trust: TrustSet;
  beforeAll(async () => {
    trust = await vendor.trust();
  });

  const at = (wall: number, pending: RunningClock['pending'] = null): RunningClock =>
    startClock({ wall, monotonic: 0 }, pending === null ? wall : NOW, pending);

  async function after(
    before: LicenseMemory,
    license: Partial<LicensePayload> | null,
    running = at(NOW),
  ): Promise<LicenseMemory> {
    const file = license === null ? ({ code: 'LIC_MISSING' } as const) : { bytes: vendor.license(license) };
    const stored = makeStored({ everActivated: before.everActivated, seqMarks: before.seqMarks, bindGrace: before.bindGrace });
    const resolution = await resolveLicense({ file, lastGood: null }, makeContext([trust], { stored, now: running.effective }));
    return memoryAfter(before, resolution, running);
  }

  it('is the activation of the licence in force, once', async () => {
    const active = await after(memory(), {});
    expect(active).toMatchObject({ everActivated: true, seqMarks: [MARK] });
    expect((await after(active, { seq: 5 })).seqMarks).toEqual([{ ...MARK, seq: 5 }]);
    expect((await after(active, null)).seqMarks).toEqual([MARK]);
    expect((await after(active, null)).everActivated).toBe(true);
    expect(await after(memory(), { exp: '2026-02-01T00:00:00Z' })).toMatchObject({ everActivated: false, seqMarks: [] });
  });

  it('is the time, which only rises, and that the clock is pending', async () => {
    expect((await after(memory(), null)).clock).toEqual(clock({ highWater: NOW }));
    expect((await after(memory({ clock: clock({ highWater: NOW + DAY }) }), null)).clock.highWater).toBe(NOW + DAY);
    const pending = at(NOW + 9999 * DAY, { uptimeMs: 5, allowedMs: 7, wall: NOW + 9999 * DAY });
    expect((await after(memory(), null, pending)).clock).toEqual(
      clock({ highWater: NOW, pending: { uptimeMs: 5, allowedMs: 7, wall: NOW + 9999 * DAY } }),
    );
  });

  it('is a bind grace, until a licence is looked at that needs none', async () => {
    const elsewhere = { bind: { mode: 'hostname' as const, host: 'other.example' } };
    const grace = await after(memory(), elsewhere);
    expect(grace.bindGrace).toEqual({ lid: LID, startedAt: NOW });
    expect((await after(grace, null)).bindGrace).toEqual(grace.bindGrace);
    expect((await after({ ...grace, everActivated: false }, null)).bindGrace).toEqual(grace.bindGrace);
    expect((await after(grace, {})).bindGrace).toBeNull();
  });

  it('is the start of the evaluation, moved once when a pending clock is known', async () => {
    const started = memory({ evaluation: { startedAt: NOW, basis: 'pending' } });
    const pending = startClock({ wall: NOW + 9999 * DAY, monotonic: 0 }, NOW, null);
    expect((await after(started, null, pending)).evaluation).toEqual(started.evaluation);
    const known = tickClock(pending, { wall: NOW + DAY, monotonic: 0 }, NOW);
    const moved = await after(started, null, known);
    expect(moved.evaluation).toEqual({ startedAt: NOW + DAY, basis: 'moved' });
    expect((await after(moved, null, known)).evaluation).toEqual(moved.evaluation);
    expect((await after(memory(), null, known)).evaluation).toEqual({ startedAt: NOW, basis: 'firm' });
  });

  it('is nothing else', async () => {
    const rest = { marksLost: 3, clockTokens: ['A'] };
    expect(await after(memory(rest), null)).toEqual(memory({ ...rest, clock: clock({ highWater: NOW }) }));
  });

  it('59: is the time of a clock token, with the token', () => {
    const poisoned = memory({
      clock: clock({ highWater: NOW + 9999 * DAY, pending: { uptimeMs: 1, allowedMs: 1, wall: 1 } }),
      clockTokens: ['B'],
    });
    const repaired = memoryAfterRepair(poisoned, { jti: 'A', highWater: NOW }, 42);
    expect(repaired).toEqual({
      ...poisoned,
      clock: clock({ highWater: NOW, repairs: 1, mistaken: 42 }),
      clockTokens: ['A', 'B'],
    });
    expect(memoryAfterRepair(repaired, { jti: 'A', highWater: NOW }, null).clockTokens).toEqual(['A', 'B']);
  });
});
