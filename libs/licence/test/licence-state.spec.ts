import { createLog } from '@assist/platform/observability';
import { LocalPubSub } from '@assist/platform/realtime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verify, type LicensePayload, type LicenseSnapshot } from '../src/core/index.js';
import type { EffectiveClock } from '../src/nest/index.js';
import { LicenceState, LICENSE_CHANGED } from '../src/nest/index.js';
import type { LicenceAudit } from '../src/nest/licence-audit.js';
import type { LicenseStore } from '../src/nest/license-store.js';
import { makeContext, NOW } from './context.js';
import { makePayload, Vendor } from './issue.js';

const DAY = 86_400_000;
const EXP = Date.parse(makePayload().exp ?? '');
const vendor = new Vendor();

async function snapshotOf(changes: Partial<LicensePayload> = {}, now = NOW): Promise<LicenseSnapshot> {
  return verify(vendor.license(changes), makeContext([await vendor.trust()], { now }));
}

describe('the licence of a process, seen from outside', () => {
  const log = createLog({ service: 'test', version: '0', level: 'silent' });
  let found: () => Promise<LicenseSnapshot>;
  let now = NOW;
  let state: LicenceState;
  const pubSub = new LocalPubSub();
  const writeMarks = vi.fn(() => Promise.resolve());
  const changed = vi.fn();
  const stateIs = vi.fn(() => Promise.resolve());

  beforeEach(async () => {
    now = NOW;
    const first = await snapshotOf();
    found = () => Promise.resolve(first);
    const store = { resolve: () => found(), writeMarks } as unknown as LicenseStore;
    const clock = { now: () => now } as unknown as EffectiveClock;
    state = new LicenceState(store, clock, { stateIs } as unknown as LicenceAudit, pubSub, log);
    await state.onModuleInit();
    state.onChange(changed);
    vi.clearAllMocks();
  });
  afterEach(() => state.onApplicationShutdown());

  async function lookAt(snapshot: LicenseSnapshot): Promise<void> {
    found = () => Promise.resolve(snapshot);
    await state.lookAgain();
  }

  it.each([
    ['modules', { modules: { chat: {} } }],
    ['a quota', { modules: { chat: {}, rag: { documents: 1 }, workflow: { activeWorkflows: 25 } } }],
    ['limits', { limits: { ...makePayload().limits, seats: 1 } }],
    ['the end', { exp: '2027-02-01T00:00:00Z' }],
    ['the grace', { policy: { ...makePayload().policy, graceDays: 1 } }],
    ['the flags', { maintenanceUntil: '2026-01-31T00:00:00Z' }],
    ['the warnings', { colour: 'blue' } as Partial<LicensePayload>],
  ])('tells of a change of %s', async (_name, changes) => {
    await lookAt(await snapshotOf(changes));
    expect(changed).toHaveBeenCalledTimes(1);
    await lookAt(await snapshotOf(changes));
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('tells of a warning that is due, and of nothing while nothing changes', async () => {
    await lookAt(await snapshotOf({}, NOW + DAY));
    expect(changed).not.toHaveBeenCalled();
    for (const before of [60, 30, 14, 7, 1]) await lookAt(await snapshotOf({}, EXP - before * DAY));
    expect(changed).toHaveBeenCalledTimes(5);
  });

  it('tells nothing of a bind grace that is only remembered', async () => {
    const snapshot = await snapshotOf();
    await lookAt({ ...snapshot, bindGrace: { lid: 'x', startedAt: 1 } });
    expect(changed).not.toHaveBeenCalled();
  });

  it('carries the flags of others beside its own, and tells of them', async () => {
    await lookAt({ ...(await snapshotOf()), flags: ['clock-suspect'] });
    changed.mockClear();
    state.report('over-seats', true);
    state.report('over-seats', true);
    state.report('over-nodes', false);
    expect(state.snapshot.flags).toEqual(['clock-suspect', 'over-seats']);
    expect(changed).toHaveBeenCalledTimes(1);
    await state.lookAgain();
    expect(state.snapshot.flags).toEqual(['clock-suspect', 'over-seats']);
    state.report('over-seats', false);
    expect(state.snapshot.flags).toEqual(['clock-suspect']);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('keeps the last good answer through a fault of our own, until its dates end it', async () => {
    const internal = {
      ...(await snapshotOf()),
      state: 'invalid',
      level: 'read-only',
      reason: { code: 'LIC_INTERNAL', params: {} },
    } as const;
    await lookAt(internal);
    expect(state.snapshot.state).toBe('valid');
    now = EXP + DAY;
    await lookAt(internal);
    expect(state.snapshot).toMatchObject({ state: 'grace', level: 'full' });
    now = EXP + 15 * DAY;
    await lookAt(internal);
    expect(state.snapshot).toMatchObject({ state: 'expired', level: 'read-only' });
  });

  it('keeps the last good answer when a look fails, until its dates end it', async () => {
    found = () => Promise.reject(new Error('the database is gone'));
    now = EXP + 15 * DAY;
    await pubSub.publish(LICENSE_CHANGED, null);
    await vi.waitFor(() => expect(state.snapshot.state).toBe('expired'));
    expect(changed).toHaveBeenCalledTimes(1);
    await expect(state.look()).rejects.toThrow('the database is gone');
  });

  it('says it is not there before the first look', () => {
    const store = { resolve: () => found(), writeMarks } as unknown as LicenseStore;
    const early = new LicenceState(
      store,
      { now: () => now } as unknown as EffectiveClock,
      { stateIs } as unknown as LicenceAudit,
      pubSub,
      log,
    );
    expect(() => early.snapshot).toThrow('SERVICE_UNAVAILABLE');
    early.report('over-seats', true);
    expect(() => early.snapshot).toThrow('SERVICE_UNAVAILABLE');
  });

  it('writes the time marks when the process ends', async () => {
    await state.onApplicationShutdown();
    expect(writeMarks).toHaveBeenCalledTimes(1);
  });
});
