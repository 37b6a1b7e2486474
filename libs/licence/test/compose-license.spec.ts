import { MODULE_IDS } from '@assist/contracts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bindComponent, sha256Hex, type TrustSet } from '../src/core/index.js';
import {
  composeLicense,
  COMPOSE_FAULTS,
  defaultPolicy,
  faultOfIssued,
  newUlid,
  signDocument,
  SOLD_MODULES,
  type LicenseDraft,
  type SigningKey,
} from '../src/issue/index.js';
import { NOW } from './context.js';
import { LID, Vendor } from './issue.js';

const DAY = 86_400_000;
const vendor = new Vendor();
const key: SigningKey = vendor.licenseKey;
let trust: TrustSet;
beforeAll(async () => {
  trust = await vendor.trust();
});

function makeDraft(changes: Partial<LicenseDraft> = {}): LicenseDraft {
  return {
    lid: LID,
    seq: 1,
    env: 'production',
    edition: 'business',
    kind: 'subscription',
    customer: { id: 'C-0042', name: 'Muster AG', contact: '' },
    iat: NOW,
    nbf: NOW,
    exp: NOW + 365 * DAY,
    modules: { chat: {}, rag: { documents: 10 } },
    limits: { seats: 5 },
    ...changes,
  };
}

function faultOf(changes: Partial<LicenseDraft>): string {
  const composed = composeLicense(makeDraft(changes));
  return composed.ok ? 'composed' : `${composed.fault.code} ${composed.fault.claim}`;
}

const twoParts = [bindComponent('mid', 'a'), bindComponent('dmi', 'b')];

const REFUSED: readonly [name: string, changes: Partial<LicenseDraft>, expected: string][] = [
  ['an unknown module', { modules: { chat: {}, telepathy: {} } }, 'UNKNOWN_MODULE telepathy'],
  ['a module named like a member of all objects', { modules: { constructor: {} } as never }, 'UNKNOWN_MODULE constructor'],
  ['an unknown quota, which the product would ignore', { modules: { rag: { pages: 3 } } }, 'UNKNOWN_QUOTA rag.pages'],
  ['no module at all', { modules: {} }, 'NO_MODULE modules'],
  ['a negative quota', { modules: { rag: { documents: -1 } } }, 'CLAIM_INVALID modules.rag.documents'],
  ['no end', { exp: undefined }, 'END_MISSING exp'],
  ['50: an end before the start', { exp: NOW - 1000 }, 'END_BEFORE_START exp'],
  ['50: an end at the start', { exp: NOW }, 'END_BEFORE_START exp'],
  ['an end that has passed', { nbf: NOW - 9 * DAY, exp: NOW - DAY }, 'END_PASSED exp'],
  ['a perpetual licence with an end', { kind: 'perpetual' }, 'END_UNWANTED exp'],
  [
    'a perpetual licence without an end of maintenance',
    { kind: 'perpetual', exp: undefined },
    'MAINTENANCE_MISSING maintenanceUntil',
  ],
  [
    'several servers bound to one machine',
    { limits: { seats: 5, nodes: 2 }, bind: { mode: 'fingerprint', components: twoParts, need: 2 } },
    'NODES_NEED_OPEN_BINDING bind.mode',
  ],
  ['more marks than there are', { bind: { mode: 'fingerprint', components: twoParts, need: 3 } }, 'NEED_TOO_HIGH bind.need'],
  ['warnings that do not fall', { policy: { warnDays: [7, 14] } }, 'WARN_DAYS policy.warnDays'],
  ['the same warning twice', { policy: { warnDays: [7, 7] } }, 'WARN_DAYS policy.warnDays'],
  ['too many seats', { limits: { seats: 1_000_001 } }, 'CLAIM_INVALID limits.seats'],
  ['too much tolerance', { limits: { seats: 1, seatTolerancePct: 51 } }, 'CLAIM_INVALID limits.seatTolerancePct'],
  ['a control character in a name', { edition: 'busi\u001bness' }, 'CLAIM_INVALID edition'],
  ['a lid that is none', { lid: 'x' }, 'CLAIM_INVALID lid'],
  ['number 0', { seq: 0 }, 'CLAIM_INVALID seq'],
  ['an upper-case host', { bind: { mode: 'hostname', host: 'KI.Example' } }, 'CLAIM_INVALID bind.host'],
];

describe('the issuer', () => {
  it('writes a complete policy into every licence, because the product has no defaults', () => {
    const composed = composeLicense(makeDraft());
    expect(composed).toMatchObject({
      ok: true,
      payload: {
        policy: { warnDays: [60, 30, 14, 7, 1], graceDays: 14, afterGrace: 'read-only', bindGraceDays: 14 },
        limits: { seats: 5, seatTolerancePct: 0, nodes: 1 },
        bind: { mode: 'none' },
        critical: [],
      },
    });
    expect(defaultPolicy('nfr')).toEqual(defaultPolicy('subscription'));
    expect(defaultPolicy('trial').graceDays).toBe(0);
    expect(defaultPolicy('emergency')).toMatchObject({ graceDays: 0, bindGraceDays: 0 });
  });

  it('sells exactly the modules of the product', () => {
    expect(Object.keys(SOLD_MODULES).sort()).toEqual([...MODULE_IDS].sort());
  });

  it.each(REFUSED)('refuses %s', (_name, changes, expected) => {
    expect(faultOf(changes)).toBe(expected);
  });

  it('has a case above for each of its faults', () => {
    const codes = REFUSED.map(([, , expected]) => expected.split(' ')[0]);
    expect(COMPOSE_FAULTS.filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('allows several servers without binding or bound to an address', () => {
    const limits = { seats: 5, nodes: 3 };
    expect(faultOf({ limits })).toBe('composed');
    expect(faultOf({ limits, bind: { mode: 'hostname', host: 'ki.example' } })).toBe('composed');
  });

  it('makes only what the verifier takes, whatever is asked for', async () => {
    const drafts = fc.record({
      exp: fc.integer({ min: NOW - DAY, max: NOW + 4000 * DAY }).map((at) => at - (at % 1000)),
      seats: fc.integer({ min: -1, max: 1_100_000 }),
      documents: fc.integer({ min: -5, max: 1e9 }),
      name: fc.string({ unit: 'grapheme', maxLength: 220 }),
      graceDays: fc.integer({ min: -1, max: 400 }),
    });
    await fc.assert(
      fc.asyncProperty(drafts, async ({ exp, seats, documents, name, graceDays }) => {
        const customer = { id: 'C', name, contact: '' };
        const composed = composeLicense(
          makeDraft({ exp, limits: { seats }, modules: { rag: { documents } }, customer, policy: { graceDays } }),
        );
        if (!composed.ok) return;
        const bytes = signDocument('license', composed.payload, key);
        const payloadSha256 = sha256Hex(JSON.stringify(composed.payload));
        expect(await faultOfIssued(bytes, trust, { payloadSha256, now: NOW })).toBeNull();
      }),
      { numRuns: 150 },
    );
  });
});

describe('the look at what was signed', () => {
  const issue = async (changes: Partial<LicenseDraft>, claims: object = {}, by: SigningKey = key): Promise<string | null> => {
    const composed = composeLicense(makeDraft(changes));
    if (!composed.ok) throw new Error(composed.fault.code);
    const payload = { ...composed.payload, ...claims };
    const payloadSha256 = sha256Hex(JSON.stringify(payload));
    return faultOfIssued(signDocument('license', payload, by), trust, { payloadSha256, now: NOW });
  };

  it('takes a licence that waits for its start', async () => {
    expect(await issue({ nbf: NOW + 40 * DAY })).toBeNull();
  });

  it('takes a bound one, on the machine that it is bound to', async () => {
    expect(await issue({ bind: { mode: 'fingerprint', components: twoParts, need: 2 } })).toBeNull();
    expect(await issue({ bind: { mode: 'hostname', host: 'ki.example' }, policy: { bindGraceDays: 0 } })).toBeNull();
  });

  it('refuses a licence of another world, of a key outside of its time, and one with a claim the product ignores', async () => {
    expect(await issue({ env: 'test' })).toBe('LIC_WRONG_ENVIRONMENT');
    expect(await issue({ iat: Date.parse('2025-12-31T23:59:59Z') })).toBe('LIC_KEY_TIME');
    expect(await issue({}, { discount: 7 })).toBe('CLAIM_NOT_UNDERSTOOD');
    expect(await issue({}, {}, vendor.revocationKey)).toBe('LIC_KEY_PURPOSE');
    expect(await issue({}, { exp: '2026-05-01T00:00:00Z', nbf: '2026-04-01T00:00:00Z' })).toBe('LIC_EXPIRED');
  });

  it('refuses bytes that say something else than the ledger', async () => {
    const composed = composeLicense(makeDraft());
    if (!composed.ok) throw new Error('not composed');
    const bytes = signDocument('license', composed.payload, key);
    expect(await faultOfIssued(bytes, trust, { payloadSha256: '0'.repeat(64), now: NOW })).toBe('FINGERPRINT');
  });
});

describe('a ULID', () => {
  it('carries its time in the order of its text and does not repeat', () => {
    const early = Array.from({ length: 200 }, () => newUlid(NOW));
    const late = newUlid(NOW + 1);
    expect(early.every((lid) => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(lid) && lid < late)).toBe(true);
    expect(new Set(early).size).toBe(200);
  });
});
