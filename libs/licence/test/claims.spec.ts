import { MODULE_IDS } from '@assist/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  licenseClaimsSchema,
  updateRefusal,
  verify,
  type LicensePayload,
  type LicenseSnapshot,
  type VerifyContext,
} from '../src/core/index.js';
import { ALL_MODULES } from '../src/core/license-modules.js';
import { makeContext, NOW, verdictOf } from './context.js';
import { fileOf, headerText, makePayload, makePerpetual, signTexts, Vendor } from './issue.js';

const vendor = new Vendor();
let context: VerifyContext;

beforeAll(async () => {
  context = makeContext([await vendor.trust()]);
});

function check(payload: unknown): Promise<LicenseSnapshot> {
  return verify(fileOf(vendor.texts(payload)), context);
}

/** The code, and for a schema fault also the path. */
async function verdict(payload: unknown): Promise<string> {
  const snapshot = await check(payload);
  return snapshot.reason?.code === 'LIC_SCHEMA' ? `LIC_SCHEMA ${String(snapshot.reason.params.claim)}` : verdictOf(snapshot);
}

/** A copy with the value at a dotted path replaced, or taken out where `value` is undefined. */
function withValue(path: string, value: unknown, payload: LicensePayload = makePayload()): Record<string, unknown> {
  const copy = JSON.parse(JSON.stringify(payload)) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const parent = names.reduce((at, name) => at[name] as Record<string, unknown>, copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

const REQUIRED = [
  'ver',
  'lid',
  'seq',
  'iss',
  'prd',
  'env',
  'edition',
  'kind',
  'customer',
  'customer.id',
  'customer.name',
  'customer.contact',
  'iat',
  'nbf',
  'exp',
  'policy',
  'policy.warnDays',
  'policy.graceDays',
  'policy.afterGrace',
  'policy.bindGraceDays',
  'modules',
  'limits',
  'limits.seats',
  'limits.seatTolerancePct',
  'limits.nodes',
  'bind',
  'bind.mode',
  'support',
  'support.level',
  'support.email',
  'support.phone',
  'critical',
];
const INTEGERS = [
  'ver',
  'seq',
  'policy.graceDays',
  'policy.bindGraceDays',
  'limits.seats',
  'limits.seatTolerancePct',
  'limits.nodes',
  'modules.rag.documents',
];

describe('claims', () => {
  it('knows the modules of the product, and no others', () => {
    expect(Object.keys(ALL_MODULES)).toEqual([...MODULE_IDS]);
    expect(Object.keys(licenseClaimsSchema.shape.modules.shape)).toEqual([...MODULE_IDS]);
  });

  it.each(REQUIRED)('43: refuses a licence without %s and names it', async (path) => {
    expect(await verdict(withValue(path, undefined))).toBe(`LIC_SCHEMA ${path}`);
  });

  it.each(INTEGERS)('44: refuses %s with a wrong type or range', async (path) => {
    for (const value of ['1', null, true, [], {}, -1, 1.5, 2 ** 53, 1e21]) {
      expect(await verdict(withValue(path, value))).toBe(`LIC_SCHEMA ${path}`);
    }
  });

  it('44: refuses NaN and Infinity, which are no JSON', async () => {
    for (const text of ['NaN', 'Infinity']) {
      const payload = JSON.stringify(makePayload()).replace('"seats":250', `"seats":${text}`);
      const file = fileOf(signTexts(headerText('lic-2026a'), payload, vendor.licenseKey));
      expect(verdictOf(await verify(file, context))).toBe('LIC_SCHEMA');
    }
  });

  it.each([
    ['limits.seats', [1, 1_000_000], [0, 1_000_001]],
    ['limits.seatTolerancePct', [0, 50], [51]],
    ['limits.nodes', [1, 1000], [0, 1001]],
    ['policy.graceDays', [0, 365], [366]],
    ['modules.rag.documents', [0, 2 ** 53 - 1], [-1]],
    ['seq', [1, 2 ** 53 - 1], [0]],
  ])('44: keeps %s within its range', async (path, good, bad) => {
    for (const value of good) expect(await verdict(withValue(path, value))).toBe('valid');
    for (const value of bad) expect(await verdict(withValue(path, value))).toBe(`LIC_SCHEMA ${path}`);
  });

  it.each([
    [
      'lid',
      [
        '',
        'x',
        '01JH7Z7M6Q0M3T7S7M8T3W9K2',
        '81JH7Z7M6Q0M3T7S7M8T3W9K2B',
        '01jh7z7m6q0m3t7s7m8t3w9k2b',
        '01JH7Z7M6Q0M3T7S7M8T3W9K2U',
        7,
      ],
    ],
    ['supersedes', ['x', 7]],
    ['kind', ['free', '', null]],
    ['policy.afterGrace', ['off', 'full']],
    ['customer.name', ['', 'x'.repeat(201), 'Muster\nAG', '\u001b[31mred', 7]],
    ['modules', [[], null]],
    ['modules.rag', [true, null, []]],
    ['bind.mode', ['dongle', '']],
    ['critical', ['exp']],
    ['support.email', ['a\u0000']],
  ])('44: refuses a wrong %s', async (path, values) => {
    for (const value of values) expect(await verdict(withValue(path, value))).toBe(`LIC_SCHEMA ${path}`);
  });

  it('44: refuses wrong warning days', async () => {
    for (const days of [[0], [1.5], ['7'], [3651]]) {
      expect(await verdict(withValue('policy.warnDays', days))).toBe('LIC_SCHEMA policy.warnDays.0');
    }
  });

  it('44: refuses a module that the product does not have', async () => {
    expect(await verdict(withValue('modules.video', {}))).toBe('LIC_SCHEMA modules');
  });

  it('45: ignores unknown optional claims and lists them', async () => {
    const payload = { ...makePayload(), colour: 'blue', limits: { ...makePayload().limits, robots: { many: 1 } } };
    const snapshot = await check({ ...payload, modules: { ...payload.modules, rag: { pages: 5 } } });
    expect(snapshot.state).toBe('valid');
    expect(snapshot.warnings).toEqual(
      ['modules.rag.pages', 'limits.robots', 'colour'].map((claim) => ({ code: 'CLAIM_NOT_UNDERSTOOD', claim })),
    );
    expect(snapshot.claims).not.toHaveProperty('colour');
    expect(snapshot.modules.rag).toEqual({});
  });

  it('46: refuses an unknown critical claim and takes a known one', async () => {
    expect(await verdict({ ...makePayload({ critical: ['exp', 'colour'] }), colour: 'blue' })).toBe('LIC_TOO_NEW');
    expect(await verdict(makePayload({ critical: ['exp', 'bind'] }))).toBe('valid');
    for (const name of ['__proto__', 'toString', '']) {
      expect(await verdict(makePayload({ critical: [name] }))).toBe('LIC_TOO_NEW');
    }
  });

  it('47: says of version 2 that it is too new, also where its claims are others', async () => {
    expect(await verdict({ ...makePayload(), ver: 2 })).toBe('LIC_TOO_NEW');
    expect(await verdict({ ver: 2, critical: [] })).toBe('LIC_TOO_NEW');
  });

  it('48: tells a wrong product, issuer and world apart, in this order', async () => {
    expect(await verdict(makePayload({ prd: 'other', iss: 'arc', env: 'test' }))).toBe('LIC_WRONG_PRODUCT');
    expect(await verdict(makePayload({ iss: 'arc', env: 'test' }))).toBe('LIC_WRONG_ISSUER');
    expect(await verdict(makePayload({ env: 'test' }))).toBe('LIC_WRONG_ENVIRONMENT');
    expect(await verdict(makePayload({ env: 'staging' }))).toBe('LIC_WRONG_ENVIRONMENT');
  });

  it('looks at the audience before the time of the key', async () => {
    expect(await verdict(makePayload({ prd: 'other', iat: '2025-01-01T00:00:00Z' }))).toBe('LIC_WRONG_PRODUCT');
    expect(await verdict(makePayload({ iat: '2025-01-01T00:00:00Z' }))).toBe('LIC_KEY_TIME');
  });

  it.each([
    '2027-01-31T23:59:59+01:00',
    '2027-01-31',
    '2027-01-31T23:59:59',
    '2027-02-30T00:00:00Z',
    '2027-01-31T24:00:00Z',
    '2027-01-31T23:59:60Z',
    '2027-01-31T23:59:59.000Z',
    '2027-13-01T00:00:00Z',
    '2027-01-31t23:59:59z',
    ' 2027-01-31T23:59:59Z',
    '2027-01-31T23:59:59Z\n',
    '',
    1801439999,
  ])('49: refuses the date %j', async (date) => {
    for (const claim of ['iat', 'nbf', 'exp', 'maintenanceUntil']) {
      expect(await verdict(withValue(claim, date))).toBe(`LIC_SCHEMA ${claim}`);
    }
  });

  it('50: refuses an exp that is not after nbf, in the schema that the issuer uses and in the verifier', async () => {
    for (const exp of ['2026-01-07T00:00:00Z', '2026-01-06T00:00:00Z']) {
      expect(licenseClaimsSchema.safeParse(makePayload({ exp })).success).toBe(false);
      expect(await verdict(makePayload({ exp }))).toBe('LIC_SCHEMA exp');
    }
    expect(licenseClaimsSchema.safeParse(makePayload({ exp: '2026-01-07T00:00:01Z' })).success).toBe(true);
  });

  it.each(['trial', 'subscription', 'nfr', 'emergency'] as const)('needs an exp for the kind %s', async (kind) => {
    expect(await verdict(makePayload({ kind }))).toBe('valid');
    expect(await verdict(makePayload({ kind, exp: undefined }))).toBe('LIC_SCHEMA exp');
  });
});

describe('51: a perpetual licence', () => {
  it('needs maintenanceUntil and must not have an exp', async () => {
    expect(await verdict(makePerpetual())).toBe('valid');
    expect(await verdict(makePerpetual({ maintenanceUntil: undefined }))).toBe('LIC_SCHEMA maintenanceUntil');
    expect(await verdict(makePerpetual({ exp: '2027-01-31T23:59:59Z' }))).toBe('LIC_SCHEMA exp');
  });

  it('runs for ever', async () => {
    const file = vendor.license(makePerpetual());
    const late = { ...context, now: Date.parse('2199-01-01T00:00:00Z') };
    expect(await verify(file, late)).toMatchObject({
      state: 'valid',
      level: 'full',
      expiresAt: null,
      graceUntil: null,
      warnings: [],
    });
  });

  it('refuses an update to a later build, and lets a running one go on with a flag', async () => {
    const until = Date.parse('2027-01-31T23:59:59Z');
    const built = (builtAt: number): VerifyContext => ({ ...context, build: { ...context.build, builtAt } });
    const snapshot = await verify(vendor.license(makePerpetual()), built(until));
    expect(snapshot.flags).toEqual([]);
    expect(updateRefusal(snapshot, until)).toBeNull();
    expect(updateRefusal(snapshot, until + 1)).toEqual({ code: 'LIC_MAINTENANCE_ENDED', params: { until, builtAt: until + 1 } });
    const running = await verify(vendor.license(makePerpetual()), built(until + 1));
    expect(running).toMatchObject({ state: 'valid', level: 'full', flags: ['maintenance-ended'], reason: null });
  });

  it('without maintenanceUntil, and without a licence, every update may come', async () => {
    expect(updateRefusal(await verify(vendor.license(), context), NOW * 2)).toBeNull();
    expect(updateRefusal({ claims: null }, NOW)).toBeNull();
  });
});

describe('the snapshot', () => {
  it('is frozen to the bottom and carries what was signed', async () => {
    const snapshot = await verify(vendor.license(), context);
    expect(snapshot).toMatchObject({
      lid: makePayload().lid,
      limits: makePayload().limits,
      modules: makePayload().modules,
      reason: null,
    });
    expect(snapshot.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    for (const part of [
      snapshot,
      snapshot.claims,
      snapshot.claims?.customer,
      snapshot.modules.rag,
      snapshot.flags,
      snapshot.limits,
    ]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it('turns a fault of our own into a code instead of an acceptance', async () => {
    const broken = {
      ...context,
      host: {
        components: [],
        get publicHost(): never {
          throw new Error('bug');
        },
      },
    };
    const file = vendor.license({ bind: { mode: 'hostname', host: 'assist.example' } });
    expect(await verify(file, broken)).toMatchObject({ state: 'invalid', level: 'read-only', reason: { code: 'LIC_INTERNAL' } });
  });
});
