import { beforeAll, describe, expect, it } from 'vitest';
import {
  activationOf,
  bindComponent,
  firstMemory,
  memoryAfter,
  resolveLicense,
  startClock,
  type LicensePayload,
  type LicenseSnapshot,
  type Resolution,
  type RevocationList,
  type StoredFacts,
  type TrustSet,
  type UsedEmergency,
  type VerifyContext,
} from '../src/core/index.js';
import { makeContext, makeStored, NOW } from './context.js';
import { fileOf, INSTALLATION_ID, keyEntry, makeEmergency, makePayload, signPayload, TYP, Vendor } from './issue.js';

const SECOND = 1000;
const DAY = 86_400_000;
const BEGIN = Date.parse('2026-06-01T00:00:00Z');
const END = Date.parse('2026-06-15T00:00:00Z');
const OWN = bindComponent('inst', INSTALLATION_ID);
const vendor = new Vendor();
let trust: TrustSet;

beforeAll(async () => {
  trust = await vendor.trust();
});

interface Look {
  readonly emergency?: Partial<LicensePayload>;
  readonly copies?: readonly Uint8Array[];
  readonly license?: Partial<LicensePayload> | null;
  readonly used?: readonly UsedEmergency[];
  readonly stored?: Partial<StoredFacts>;
  readonly now?: number;
  readonly components?: readonly string[];
  readonly revocations?: readonly RevocationList[];
}

/** The licence of these tests has expired. */
const EXPIRED = { exp: '2026-02-01T00:00:00Z' };

function emergencyFile(changes: Partial<LicensePayload> = {}, installationId = INSTALLATION_ID): Uint8Array {
  return fileOf(vendor.texts(makeEmergency(installationId, changes)));
}

function look(found: Look = {}): Promise<Resolution> {
  const { license = EXPIRED, copies = [emergencyFile(found.emergency)], used = [], now = NOW, components = [OWN] } = found;
  const changes: Partial<VerifyContext> = {
    now,
    host: { components, publicHost: null },
    stored: makeStored({ everActivated: true, ...found.stored }),
    revocations: found.revocations ?? [],
  };
  const file = license === null ? ({ code: 'LIC_MISSING' } as const) : { bytes: vendor.license(license) };
  return resolveLicense({ file, lastGood: null, emergency: { copies, used } }, makeContext([trust], changes));
}

async function refusal(found: Look): Promise<string> {
  const { source, snapshot, emergency } = await look(found);
  expect([source, snapshot.state, snapshot.level]).toEqual(['file', 'expired', 'read-only']);
  return emergency?.ok === false ? emergency.fault.code : 'none';
}

describe('72: an emergency licence', () => {
  it.each([
    ['an expired licence', { license: EXPIRED }, 'LIC_EXPIRED'],
    ['no licence at all', { license: null }, 'LIC_MISSING'],
    [
      'an older one',
      { license: { seq: 1 }, stored: { seqMarks: [{ product: 'cgs-assist', customerId: 'C-0042', seq: 2 }] } },
      'LIC_SUPERSEDED',
    ],
    ['the end of the evaluation', { license: null, stored: { everActivated: false, evaluationStartedAt: 0 } }, undefined],
  ])('lifts %s, and says still what is wrong', async (_name, found, reason) => {
    const { source, snapshot } = await look(found as Look);
    expect(source).toBe('emergency');
    expect(snapshot).toMatchObject({ state: 'expiring', level: 'full', expiresAt: END, graceUntil: END });
    expect(snapshot.claims?.edition).toBe('emergency');
    expect(snapshot.reason?.code).toBe(reason);
  });

  it('lifts a licence that is revoked, or on a wrong host', async () => {
    const entry = { lid: makePayload().lid, from: '2026-05-01T00:00:00Z', reason: 'x' };
    const revocations = [await vendor.revocation({ entries: [entry] })];
    expect(await look({ license: {}, revocations })).toMatchObject({
      source: 'emergency',
      snapshot: { reason: { code: 'LIC_REVOKED' } },
    });
    const bind = { mode: 'hostname', host: 'other.example' } as const;
    const bindGrace = { lid: makePayload().lid, startedAt: NOW - 20 * DAY };
    const lifted = await look({ license: { bind }, stored: { bindGrace } });
    expect(lifted).toMatchObject({ source: 'emergency', snapshot: { reason: { code: 'LIC_WRONG_HOST' }, bindGrace } });
  });

  it('is not asked where the licence is in force, also in its grace', async () => {
    for (const license of [{}, { exp: '2026-05-30T00:00:00Z' }]) {
      expect(await look({ license, emergency: { kind: 'trial' } })).toMatchObject({ source: 'file', emergency: null });
    }
  });

  it('is in force from a day before its start to its end', async () => {
    const at = async (now: number): Promise<unknown> => (await look({ now })).source;
    expect(await at(BEGIN - DAY - SECOND)).toBe('file');
    expect(await at(BEGIN - DAY)).toBe('emergency');
    expect(await at(END)).toBe('emergency');
    expect(await at(END + SECOND)).toBe('file');
    expect(await refusal({ now: BEGIN - 2 * DAY })).toBe('LIC_NOT_YET_VALID');
    expect(await refusal({ now: END + SECOND })).toBe('LIC_EXPIRED');
  });

  it('lasts 14 days at most, its grace included', async () => {
    const policy = { ...makePayload().policy, graceDays: 1 };
    expect(await refusal({ emergency: { exp: '2026-06-15T00:00:01Z' } })).toBe('LIC_SCHEMA');
    expect(await refusal({ emergency: { policy } })).toBe('LIC_SCHEMA');
    expect((await look({ emergency: { policy, exp: '2026-06-14T00:00:00Z' } })).source).toBe('emergency');
  });

  it('is bound to this installation by its id', async () => {
    const bind = (components: string[], need = 1): LicensePayload['bind'] => ({ mode: 'fingerprint', components, need });
    const [other, host] = [bindComponent('inst', 'OTHER'), bindComponent('host', 'a')];
    expect(await refusal({ copies: [emergencyFile({}, 'OTHER')] })).toBe('LIC_WRONG_HOST');
    expect(await refusal({ emergency: { bind: { mode: 'none' } } })).toBe('LIC_SCHEMA');
    expect(await refusal({ emergency: { bind: { mode: 'hostname', host: 'a.b' } } })).toBe('LIC_SCHEMA');
    expect(await refusal({ emergency: { bind: bind([host]) }, components: [OWN, host] })).toBe('LIC_SCHEMA');
    expect(await refusal({ emergency: { bind: bind([other, host]) }, components: [OWN, host] })).toBe('LIC_WRONG_HOST');
    expect(await refusal({ emergency: { bind: bind([OWN, host], 2) } })).toBe('LIC_WRONG_HOST');
    expect((await look({ emergency: { bind: bind([OWN, host], 2) }, components: [OWN, host] })).source).toBe('emergency');
    expect((await look({ emergency: { bind: bind([OWN, other]) } })).source).toBe('emergency');
  });

  it('must be one, genuine and not revoked', async () => {
    const entry = { lid: makeEmergency('').lid, from: '2026-05-01T00:00:00Z', reason: 'x' };
    const { bind, nbf, exp, policy } = makeEmergency(INSTALLATION_ID);
    expect(await refusal({ copies: [vendor.license({ bind, nbf, exp, policy })] })).toBe('LIC_WRONG_TYPE');
    expect(await refusal({ copies: [Buffer.from('{}')] })).toBe('LIC_MALFORMED');
    expect(await refusal({ revocations: [await vendor.revocation({ entries: [entry] })] })).toBe('LIC_REVOKED');
    expect(await refusal({ copies: [] })).toBe('none');
  });

  it('may lie in the folder or in the database, whichever copy is good', async () => {
    const [good, bad, worse] = [emergencyFile(), Buffer.from('{}'), emergencyFile({}, 'OTHER')];
    for (const copies of [[good], [bad, good], [good, bad]]) expect((await look({ copies })).source).toBe('emergency');
    expect(await refusal({ copies: [bad, worse] })).toBe('LIC_MALFORMED');
    expect(await refusal({ copies: [worse, bad] })).toBe('LIC_WRONG_HOST');
  });

  it('is no licence in the place of one', async () => {
    const bytes = emergencyFile();
    const context = makeContext([trust], {
      host: { components: [OWN], publicHost: null },
      stored: makeStored({ everActivated: true }),
    });
    const { source, snapshot } = await resolveLicense({ file: { bytes }, lastGood: bytes, next: bytes }, context);
    expect([source, snapshot.state, snapshot.reason?.code]).toEqual(['none', 'invalid', 'LIC_WRONG_TYPE']);
  });

  it('stands beside the order: it marks no activation and needs no number', async () => {
    const seqMarks = [{ product: 'cgs-assist', customerId: 'C-0042', seq: 9 }];
    const { source, snapshot } = await look({ license: null, stored: { seqMarks } });
    expect(source).toBe('emergency');
    expect(activationOf(snapshot)).toBeNull();
  });

  it('keeps the flags of what it lifts, each once', async () => {
    const flags = async (found: Look): Promise<LicenseSnapshot['flags']> => (await look(found)).snapshot.flags;
    const late = { maintenanceUntil: '2026-01-31T00:00:00Z' };
    expect(await flags({ license: { ...EXPIRED, ...late } })).toEqual(['maintenance-ended']);
    expect(await flags({ license: { ...EXPIRED, ...late }, emergency: late })).toEqual(['maintenance-ended']);
    expect(await flags({ copies: [emergencyFile()], license: EXPIRED })).toEqual([]);
  });
});

describe('72: a second emergency licence', () => {
  const used = { lid: makeEmergency('').lid, fingerprint: '', endsAt: END, hasEnded: false };

  async function fingerprint(): Promise<string> {
    return (await look()).license?.fingerprint ?? '';
  }

  it('is refused where the first one has ended, whatever its dates say', async () => {
    const first = { ...used, fingerprint: await fingerprint() };
    expect((await look({ used: [first] })).source).toBe('emergency');
    expect(await refusal({ used: [{ ...first, hasEnded: true }] })).toBe('LIC_SUPERSEDED');
    expect((await look({ used: [{ ...first, hasEnded: true, lid: makePayload().lid }] })).source).toBe('emergency');
  });

  it('is refused where other words stand under the same name', async () => {
    const first = { ...used, fingerprint: await fingerprint() };
    expect(await refusal({ used: [first], emergency: { exp: '2026-06-14T00:00:00Z' } })).toBe('LIC_SUPERSEDED');
  });

  it('is known as used from its first look on, and as ended from its end on', async () => {
    const clockAt = (now: number): ReturnType<typeof startClock> => startClock({ wall: now, monotonic: 0 }, now, null);
    const memory = firstMemory(0, false);
    const lifting = memoryAfter(memory, await look(), clockAt(NOW));
    const entry = { ...used, fingerprint: await fingerprint() };
    expect(lifting.emergencies).toEqual([entry]);
    expect(memoryAfter(lifting, await look({ used: lifting.emergencies }), clockAt(END)).emergencies).toEqual([entry]);
    const over = memoryAfter(lifting, await look({ used: lifting.emergencies, now: END + 1 }), clockAt(END + 1));
    expect(over.emergencies).toEqual([{ ...entry, hasEnded: true }]);
    expect(memoryAfter(over, await look({ license: {} }), clockAt(NOW)).emergencies).toEqual([{ ...entry, hasEnded: true }]);
    expect(memoryAfter(memory, await look({ license: {} }), clockAt(NOW)).emergencies).toEqual([]);
    expect(over.everActivated).toBe(false);
  });

  it('is another one that the vendor issued later', async () => {
    const lid = makeEmergency('').lid.replace('EM1', 'EM2');
    const ended = { ...used, fingerprint: await fingerprint(), hasEnded: true };
    const { source, license } = await look({ used: [ended], emergency: { lid } });
    expect([source, license?.claims.lid]).toEqual(['emergency', lid]);
  });

  it('cannot be signed by a key of another purpose', async () => {
    const sets = await vendor.trust({ keys: [keyEntry(vendor.clockKey, { purpose: 'clock' })] });
    const bytes = fileOf(signPayload(makeEmergency(INSTALLATION_ID), TYP.license, vendor.clockKey));
    const documents = { file: { code: 'LIC_MISSING' } as const, lastGood: null, emergency: { copies: [bytes], used: [] } };
    const { emergency } = await resolveLicense(documents, makeContext([sets], { stored: makeStored({ everActivated: true }) }));
    expect(emergency?.ok === false && emergency.fault.code).toBe('LIC_KEY_PURPOSE');
  });
});
