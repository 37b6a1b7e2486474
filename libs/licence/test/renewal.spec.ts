import { beforeAll, describe, expect, it } from 'vitest';
import {
  resolveLicense,
  type LicensePayload,
  type Resolution,
  type StoredFacts,
  type TrustSet,
  type VerifyContext,
} from '../src/core/index.js';
import { makeContext, makeStored, NOW } from './context.js';
import { Vendor } from './issue.js';

const DAY = 86_400_000;
const BEGUN = Date.parse('2026-06-30T00:00:00Z');
const CURRENT: Partial<LicensePayload> = { seq: 3, edition: 'current' };
const NEXT: Partial<LicensePayload> = { seq: 4, edition: 'next', nbf: '2026-07-01T00:00:00Z' };
const ACTIVATED = { everActivated: true, seqMarks: [{ product: 'cgs-assist', customerId: 'C-0042', seq: 3 }] };
const vendor = new Vendor();
let trust: TrustSet;

beforeAll(async () => {
  trust = await vendor.trust();
});

interface Documents {
  readonly file?: Partial<LicensePayload> | Uint8Array;
  readonly next?: Partial<LicensePayload> | Uint8Array;
  readonly lastGood?: Partial<LicensePayload>;
}

function bytesOf(document: Partial<LicensePayload> | Uint8Array): Uint8Array {
  return document instanceof Uint8Array ? document : vendor.license(document);
}

function resolve(
  { file, next, lastGood }: Documents,
  now = NOW,
  stored: Partial<StoredFacts> = ACTIVATED,
  changes: Partial<VerifyContext> = {},
): Promise<Resolution> {
  const documents = {
    file: file === undefined ? ({ code: 'LIC_MISSING' } as const) : { bytes: bytesOf(file) },
    next: next === undefined ? null : bytesOf(next),
    lastGood: lastGood === undefined ? null : vendor.license(lastGood),
  };
  return resolveLicense(documents, makeContext([trust], { now, stored: makeStored(stored), ...changes }));
}

async function outcome(...args: Parameters<typeof resolve>): Promise<unknown[]> {
  const { source, snapshot, next } = await resolve(...args);
  return [source, snapshot.state, snapshot.claims?.edition ?? null, next?.claims.edition ?? null];
}

describe('72: an early renewal', () => {
  it('waits in the database while the current licence counts, with and without its file', async () => {
    expect(await outcome({ file: CURRENT, next: NEXT })).toEqual(['file', 'valid', 'current', 'next']);
    expect(await outcome({ next: NEXT, lastGood: CURRENT })).toEqual(['last-good', 'valid', 'current', 'next']);
    expect(await outcome({ file: NEXT, lastGood: CURRENT })).toEqual(['last-good', 'valid', 'current', 'next']);
  });

  it('takes over a day before its start, in a process that does not see the folder too', async () => {
    expect(await outcome({ next: NEXT, lastGood: CURRENT }, BEGUN - 1000)).toEqual(['last-good', 'valid', 'current', 'next']);
    expect(await outcome({ next: NEXT, lastGood: CURRENT }, BEGUN)).toEqual(['next', 'valid', 'next', null]);
    expect(await outcome({ file: NEXT, next: NEXT, lastGood: CURRENT }, BEGUN)).toEqual(['file', 'valid', 'next', null]);
  });

  it('takes over from the file that it replaces', async () => {
    const { source, snapshot } = await resolve({ file: CURRENT, next: NEXT, lastGood: CURRENT }, BEGUN);
    expect([source, snapshot.claims?.edition]).toEqual(['next', 'next']);
    expect([snapshot.state, snapshot.flags, snapshot.reason?.code]).toEqual(['valid', ['file-damaged'], 'LIC_SUPERSEDED']);
  });

  it('gives way to a file that is newer than itself', async () => {
    expect(await outcome({ file: { seq: 5, edition: 'upgrade' }, next: NEXT }, BEGUN)).toEqual([
      'file',
      'valid',
      'upgrade',
      null,
    ]);
  });

  it('does not disturb the licence of another customer', async () => {
    const customer = { id: 'C-7', name: 'Other', contact: '' };
    expect(await outcome({ file: { ...CURRENT, customer }, next: NEXT }, BEGUN)).toEqual(['file', 'valid', 'current', null]);
  });

  it('counts as last good, where the file is damaged', async () => {
    const { source, snapshot } = await resolve({ file: Buffer.from('{}'), next: NEXT, lastGood: CURRENT }, BEGUN);
    expect([source, snapshot.reason?.code, snapshot.flags]).toEqual(['next', 'LIC_MALFORMED', ['file-damaged']]);
  });

  it('does not take over where it would take something away', async () => {
    const entry = { lid: '01JH7Z7M6Q0M3T7S7M8T3W9K2Z', from: '2026-05-01T00:00:00Z', reason: 'x' };
    const revocations = [await vendor.revocation({ entries: [entry] })];
    const next = { ...NEXT, lid: entry.lid };
    expect(await outcome({ next, lastGood: CURRENT }, BEGUN, ACTIVATED, { revocations })).toEqual([
      'last-good',
      'valid',
      'current',
      null,
    ]);
  });

  it('is nothing where it is not genuine, or replaced already', async () => {
    expect(await outcome({ next: Buffer.from('{}'), lastGood: CURRENT }, BEGUN)).toEqual(['last-good', 'valid', 'current', null]);
    const replaced = { everActivated: true, seqMarks: [{ product: 'cgs-assist', customerId: 'C-0042', seq: 5 }] };
    expect(await outcome({ file: { seq: 5, edition: 'newest' }, next: NEXT }, NOW, replaced)).toEqual([
      'file',
      'valid',
      'newest',
      null,
    ]);
  });

  it('does not wait behind a newer licence that is in force, also at its first look', async () => {
    expect(await outcome({ file: { seq: 5, edition: 'newest' }, next: NEXT })).toEqual(['file', 'valid', 'newest', null]);
    expect(await outcome({ file: { seq: 4, edition: 'same' }, next: NEXT })).toEqual(['file', 'valid', 'same', 'next']);
  });

  it('is the answer itself, where nothing else is in force', async () => {
    const expired = { ...CURRENT, exp: '2026-02-01T00:00:00Z' };
    expect(await outcome({ next: NEXT, lastGood: expired })).toEqual(['next', 'not-yet-valid', 'next', 'next']);
    expect(await outcome({ next: NEXT })).toEqual(['next', 'not-yet-valid', 'next', 'next']);
    expect(await outcome({ file: expired, next: NEXT })).toEqual(['file', 'expired', 'current', 'next']);
    expect(await outcome({ next: NEXT }, NOW, { everActivated: false })).toEqual(['evaluation', 'evaluation', null, 'next']);
  });

  it('waits in the file before one in the database', async () => {
    const corrected = { ...NEXT, seq: 5, edition: 'corrected' };
    expect(await outcome({ file: corrected, next: NEXT, lastGood: CURRENT })).toEqual([
      'last-good',
      'valid',
      'current',
      'corrected',
    ]);
  });

  it('brings the bytes that it came in', async () => {
    const bytes = vendor.license(NEXT);
    expect((await resolve({ next: bytes, lastGood: CURRENT })).next?.bytes).toEqual(bytes);
    expect((await resolve({ next: bytes, lastGood: CURRENT }, BEGUN + DAY)).license?.bytes).toEqual(bytes);
    expect((await resolve({})).license).toBeNull();
  });
});
