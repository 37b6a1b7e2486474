import { beforeAll, describe, expect, it } from 'vitest';
import {
  clockTokenPayloadSchema,
  loadClockToken,
  type ClockTokenContext,
  type ClockTokenPayload,
  type TrustSet,
} from '../src/core/index.js';
import { makeContext, NOW } from './context.js';
import { codeOf, fileOf, INSTALLATION_ID, keyEntry, makeClockToken, signPayload, TYP, valueOf, Vendor } from './issue.js';

const SECOND = 1000;
const DAY = 86_400_000;
const IAT = Date.parse(makeClockToken().iat);
const EXP = Date.parse(makeClockToken().exp);
const vendor = new Vendor();
let trust: TrustSet;

beforeAll(async () => {
  trust = await vendor.trust();
});

function context(changes: Partial<ClockTokenContext> = {}): ClockTokenContext {
  return { trust: [trust], build: makeContext([]).build, installationId: INSTALLATION_ID, used: [], wall: NOW, ...changes };
}

async function codeFor(token: Partial<ClockTokenPayload>, changes: Partial<ClockTokenContext> = {}): Promise<string> {
  return codeOf(await loadClockToken(vendor.clockToken(token), context(changes)));
}

describe('59: a clock token', () => {
  it('says the time from which on the marks count', async () => {
    expect(valueOf(await loadClockToken(vendor.clockToken(), context()))).toEqual({
      jti: '01JH7Z7M6Q0M3T7S7M8T3W9CT1',
      highWater: Date.parse('2026-06-01T08:00:00Z'),
    });
  });

  it('is refused on another installation', async () => {
    expect(await codeFor({ installationId: `B${INSTALLATION_ID.slice(1)}` })).toBe('LIC_WRONG_HOST');
  });

  it('is refused when it has expired or has not begun, by the clock of the machine', async () => {
    expect(await codeFor({}, { wall: EXP })).toBe('accepted');
    expect(await codeFor({}, { wall: EXP + SECOND })).toBe('LIC_EXPIRED');
    expect(await codeFor({}, { wall: IAT - DAY })).toBe('accepted');
    expect(await codeFor({}, { wall: IAT - DAY - SECOND })).toBe('LIC_NOT_YET_VALID');
  });

  it('is refused the second time', async () => {
    const { jti } = makeClockToken();
    expect(await codeFor({}, { used: ['01JH7Z7M6Q0M3T7S7M8T3W9CT0', jti] })).toBe('LIC_SUPERSEDED');
    expect(await codeFor({}, { used: ['01JH7Z7M6Q0M3T7S7M8T3W9CT0'] })).toBe('accepted');
  });

  it('names the first thing that is wrong', async () => {
    const [jti, installationId] = [makeClockToken().jti, `B${INSTALLATION_ID.slice(1)}`];
    expect(await codeFor({ installationId }, { used: [jti], wall: EXP + 1 })).toBe('LIC_WRONG_HOST');
    expect(await codeFor({}, { used: [jti], wall: EXP + 1 })).toBe('LIC_SUPERSEDED');
  });

  it('lives for 7 days at most', async () => {
    expect(await codeFor({ exp: '2026-06-08T08:00:01Z' })).toBe('LIC_SCHEMA');
    expect(await codeFor({ exp: '2026-06-01T08:00:00Z' })).toBe('LIC_SCHEMA');
    expect(await codeFor({ exp: '2026-06-01T08:00:01Z' }, { wall: IAT })).toBe('accepted');
  });

  it('names no time after its own end', async () => {
    expect(await codeFor({ highWater: '2026-06-08T08:00:00Z' })).toBe('accepted');
    expect(await codeFor({ highWater: '2026-06-08T08:00:01Z' })).toBe('LIC_SCHEMA');
  });

  it.each([
    ['version', { ver: 2 }],
    ['installation', { installationId: 'x' }],
    ['jti', { jti: '' }],
    ['date', { iat: '2026-06-01' }],
  ])('is refused with a wrong %s, in the schema that the issuer uses too', async (_name, changes) => {
    expect(await codeFor(changes as Partial<ClockTokenPayload>)).toBe('LIC_SCHEMA');
    expect(clockTokenPayloadSchema.safeParse(makeClockToken(changes as Partial<ClockTokenPayload>)).success).toBe(false);
    expect(clockTokenPayloadSchema.safeParse(makeClockToken()).success).toBe(true);
  });

  it('is refused under a key of another purpose, another type, and a key that may not sign any more', async () => {
    const load = async (file: Uint8Array, sets = [trust]): Promise<string> =>
      codeOf(await loadClockToken(file, context({ trust: sets })));
    expect(await load(fileOf(signPayload(makeClockToken(), TYP.clock, vendor.licenseKey)))).toBe('LIC_KEY_PURPOSE');
    expect(await load(fileOf(signPayload(makeClockToken(), TYP.license, vendor.clockKey)))).toBe('LIC_WRONG_TYPE');
    const key = { purpose: 'clock' as const, revokedFrom: '2026-05-01T00:00:00Z' };
    expect(await load(vendor.clockToken(), [await vendor.trust({ keys: [keyEntry(vendor.clockKey, key)] })])).toBe(
      'LIC_KEY_REVOKED',
    );
    const early = { purpose: 'clock' as const, notAfter: '2026-05-01T00:00:00Z' };
    expect(await load(vendor.clockToken(), [await vendor.trust({ keys: [keyEntry(vendor.clockKey, early)] })])).toBe(
      'LIC_KEY_TIME',
    );
  });

  it('of the test world repairs nothing in a production build', async () => {
    const test = new Vendor('test');
    const sets = [await test.trust()];
    expect(codeOf(await loadClockToken(test.clockToken(), context({ trust: sets })))).toBe('LIC_WRONG_ENVIRONMENT');
    expect(codeOf(await loadClockToken(test.clockToken(), context({ trust: sets, build: { env: 'test' } })))).toBe('accepted');
  });
});
