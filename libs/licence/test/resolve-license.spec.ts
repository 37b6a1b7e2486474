import { LICENSE_STATES as CONTRACT_STATES } from '@assist/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  activationOf,
  LICENSE_STATES,
  resolveLicense,
  type LicenseFile,
  type LicensePayload,
  type Resolution,
  type StoredFacts,
  type TrustSet,
  type VerifyContext,
} from '../src/core/index.js';
import { makeContext, makeStored, NOW } from './context.js';
import { Vendor } from './issue.js';

const DAY = 86_400_000;
const MISSING: LicenseFile = { code: 'LIC_MISSING' };
const UNREADABLE: LicenseFile = { code: 'LIC_UNREADABLE' };
const BROKEN: LicenseFile = { bytes: Buffer.from('{}') };
const ACTIVATED = { everActivated: true, seqMarks: [{ product: 'cgs-assist', customerId: 'C-0042', seq: 3 }] };
const ENDED = { evaluationStartedAt: NOW - 40 * DAY };
const vendor = new Vendor();
let trust: TrustSet;

beforeAll(async () => {
  trust = await vendor.trust();
});

function file(changes: Partial<LicensePayload> = {}): LicenseFile {
  return { bytes: vendor.license(changes) };
}

function resolve(
  found: LicenseFile,
  lastGood: Uint8Array | null,
  stored: Partial<StoredFacts> = {},
  changes: Partial<VerifyContext> = {},
): Promise<Resolution> {
  return resolveLicense({ file: found, lastGood }, makeContext([trust], { stored: makeStored(stored), ...changes }));
}

describe('which document counts', () => {
  it('knows the states that clients know', () => {
    expect(LICENSE_STATES).toEqual(CONTRACT_STATES);
  });

  it('is the file, where it is good', async () => {
    const { source, snapshot, next } = await resolve(file(), vendor.license({ edition: 'old' }), ACTIVATED);
    expect({ source, edition: snapshot.claims?.edition, flags: snapshot.flags, next }).toEqual({
      source: 'file',
      edition: 'business',
      flags: [],
      next: null,
    });
  });

  it.each([
    ['missing (2)', MISSING, 'LIC_MISSING'],
    ['unreadable', UNREADABLE, 'LIC_UNREADABLE'],
    ['broken', BROKEN, 'LIC_MALFORMED'],
  ])('is the last good one, where the file is %s', async (_name, found, code) => {
    const { source, snapshot } = await resolve(found, vendor.license(), ACTIVATED);
    expect(source).toBe('last-good');
    expect(snapshot).toMatchObject({ state: 'valid', level: 'full', flags: ['file-damaged'], reason: { code } });
    expect(Object.isFrozen(snapshot.flags)).toBe(true);
  });

  it('is the last good one, where an older licence was put in its place', async () => {
    const { source, snapshot } = await resolve(file({ seq: 2 }), vendor.license(), ACTIVATED);
    expect([source, snapshot.state, snapshot.reason?.code]).toEqual(['last-good', 'valid', 'LIC_SUPERSEDED']);
  });

  it('keeps the reason of the state before the damage of the file', async () => {
    const { snapshot } = await resolve(BROKEN, vendor.license({ exp: '2026-02-01T00:00:00Z' }), ACTIVATED);
    expect(snapshot).toMatchObject({ state: 'expired', reason: { code: 'LIC_EXPIRED' }, flags: ['file-damaged'] });
  });

  it('checks the last good one again', async () => {
    const { source, snapshot } = await resolve(MISSING, vendor.license({ seq: 2 }), ACTIVATED);
    expect([source, snapshot.state, snapshot.reason?.code]).toEqual(['none', 'invalid', 'LIC_SUPERSEDED']);
    expect((await resolve(BROKEN, vendor.license({ seq: 2 }), ACTIVATED)).snapshot.reason?.code).toBe('LIC_MALFORMED');
  });

  it('is the evaluation, where no licence was ever active', async () => {
    const { source, snapshot } = await resolve(MISSING, null);
    expect(source).toBe('evaluation');
    expect(snapshot).toMatchObject({
      state: 'evaluation',
      level: 'full',
      reason: null,
      flags: [],
      limits: { seats: 5, seatTolerancePct: 0, nodes: 1 },
      expiresAt: NOW + 30 * DAY,
    });
    expect(Object.keys(snapshot.modules)).toHaveLength(8);
  });

  it('begins the evaluation now, where no start is known', async () => {
    const { snapshot } = await resolve(MISSING, null, { evaluationStartedAt: null });
    expect(snapshot).toMatchObject({ state: 'evaluation', expiresAt: NOW + 30 * DAY });
  });

  it('stays the evaluation with a broken file, which takes nothing away', async () => {
    const { snapshot } = await resolve(BROKEN, null);
    expect(snapshot).toMatchObject({
      state: 'evaluation',
      level: 'full',
      reason: { code: 'LIC_MALFORMED' },
      flags: ['file-damaged'],
    });
    expect((await resolve(BROKEN, null, ENDED)).snapshot).toMatchObject({
      state: 'evaluation-ended',
      level: 'read-only',
      reason: { code: 'LIC_MALFORMED' },
    });
  });

  it('2: is none after a licence was removed: missing or invalid, and never an evaluation again', async () => {
    expect(await resolve(MISSING, null, ACTIVATED)).toMatchObject({
      source: 'none',
      snapshot: { state: 'missing', level: 'read-only', reason: { code: 'LIC_MISSING' }, flags: [] },
    });
    expect(await resolve(BROKEN, null, ACTIVATED)).toMatchObject({
      source: 'none',
      snapshot: { state: 'invalid', reason: { code: 'LIC_MALFORMED' }, flags: ['file-damaged'] },
    });
    expect((await resolve(UNREADABLE, null, ACTIVATED)).snapshot).toMatchObject({
      state: 'invalid',
      limits: { seats: 5 },
      modules: {},
    });
  });

  it('is a good file even when its state is not good', async () => {
    const revocations = [
      await vendor.revocation({ entries: [{ lid: '01JH7Z7M6Q0M3T7S7M8T3W9K2B', from: '2026-05-01T00:00:00Z', reason: 'x' }] }),
    ];
    expect((await resolve(file(), vendor.license(), {}, { revocations })).snapshot.state).toBe('revoked');
    expect((await resolve(file({ exp: '2026-02-01T00:00:00Z' }), null)).snapshot.state).toBe('expired');
  });

  it('reports a fault of our own as such', async () => {
    const broken = {
      stored: {
        ...makeStored(),
        get seqMarks(): never {
          throw new Error('bug');
        },
      },
    };
    expect(await resolve(file(), null, {}, broken)).toMatchObject({
      source: 'none',
      snapshot: { state: 'invalid', reason: { code: 'LIC_INTERNAL' } },
      next: null,
    });
  });
});

describe('a licence that has not begun', () => {
  const renewal = { seq: 4, nbf: '2026-07-01T00:00:00Z', edition: 'next' };

  it('waits while the last good one is in force, and takes over by itself', async () => {
    const waiting = await resolve(file(renewal), vendor.license(), ACTIVATED);
    expect(waiting).toMatchObject({
      source: 'last-good',
      snapshot: { state: 'valid', flags: [], reason: null },
      next: { claims: { edition: 'next' } },
    });
    const begun = await resolve(file(renewal), vendor.license(), ACTIVATED, { now: Date.parse('2026-06-30T00:00:00Z') });
    expect(begun).toMatchObject({ source: 'file', snapshot: { state: 'valid' }, next: null });
  });

  it('waits while the evaluation runs', async () => {
    expect(await resolve(file(renewal), null)).toMatchObject({
      source: 'evaluation',
      snapshot: { state: 'evaluation', flags: [] },
      next: { claims: { seq: 4 } },
    });
  });

  it('is itself the answer, where nothing else is in force', async () => {
    expect(await resolve(file(renewal), null, ENDED)).toMatchObject({
      source: 'file',
      snapshot: { state: 'not-yet-valid' },
      next: { claims: { seq: 4 } },
    });
    const expired = vendor.license({ exp: '2026-02-01T00:00:00Z' });
    expect(await resolve(file(renewal), expired, ACTIVATED)).toMatchObject({
      source: 'file',
      snapshot: { state: 'not-yet-valid' },
    });
    expect(await resolve(file(renewal), null, ACTIVATED)).toMatchObject({ source: 'file', snapshot: { state: 'not-yet-valid' } });
  });
});

describe('the activation', () => {
  it('is marked for a licence in force, and for nothing else', async () => {
    const mark = async (found: LicenseFile, stored: Partial<StoredFacts> = {}): Promise<unknown> =>
      activationOf((await resolve(found, null, stored)).snapshot);
    expect(await mark(file())).toEqual({ product: 'cgs-assist', customerId: 'C-0042', seq: 3 });
    expect(await mark(file({ nbf: '2026-07-01T00:00:00Z' }), ENDED)).toBeNull();
    expect(await mark(file({ exp: '2026-02-01T00:00:00Z' }))).toBeNull();
    expect(await mark(MISSING)).toBeNull();
  });
});
