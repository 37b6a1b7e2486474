import { beforeAll, describe, expect, it } from 'vitest';
import {
  bindComponent,
  verify,
  type BindGrace,
  type HostFacts,
  type LicensePayload,
  type LicenseSnapshot,
  type TrustSet,
} from '../src/core/index.js';
import { makeContext, makeStored, NOW } from './context.js';
import { LID, makePayload, Vendor } from './issue.js';

const DAY = 86_400_000;
const vendor = new Vendor();
let trust: TrustSet;

beforeAll(async () => {
  trust = await vendor.trust();
});

const [mid, dmi, host] = [bindComponent('mid', 'a'), bindComponent('dmi', 'b'), bindComponent('host', 'c')];
const fingerprint: LicensePayload['bind'] = { mode: 'fingerprint', components: [mid, dmi, host], need: 2 };

interface Look {
  readonly bind?: LicensePayload['bind'];
  readonly host?: Partial<HostFacts>;
  readonly stored?: BindGrace | null;
  readonly now?: number;
  readonly claims?: Partial<LicensePayload>;
}

function look({ bind = fingerprint, host: facts = {}, stored = null, now = NOW, claims = {} }: Look): Promise<LicenseSnapshot> {
  const context = { host: { components: [], publicHost: null, ...facts }, stored: makeStored({ bindGrace: stored }), now };
  return verify(vendor.license({ bind, ...claims }), makeContext([trust], context));
}

describe('69: the binding to a host', () => {
  it('hashes a component so that no raw id leaves the house', () => {
    expect(bindComponent('mid', 'x')).toBe('mid:1b8ce325e1f35eb60d1f637c79f1bcde');
    expect(bindComponent('mid', 'x').slice(4)).not.toBe(bindComponent('dmi', 'x').slice(4));
  });

  it('holds with three of three and two of three components', async () => {
    for (const components of [
      [mid, dmi, host],
      [host, mid, 'inst:other'],
    ]) {
      expect(await look({ host: { components } })).toMatchObject({ state: 'valid', flags: [], bindGrace: null });
    }
  });

  it('begins a grace with one of three, also when that one is named twice', async () => {
    for (const components of [[mid], [mid, mid], []]) {
      expect(await look({ host: { components } })).toMatchObject({
        state: 'valid',
        level: 'full',
        flags: ['bind-grace'],
        bindGrace: { lid: LID, startedAt: NOW },
      });
    }
  });

  it('may need every component', async () => {
    const bind = { ...fingerprint, need: 3 };
    expect(await look({ bind, host: { components: [mid, dmi, host] } })).toMatchObject({ state: 'valid', flags: [] });
    expect(await look({ bind, host: { components: [mid, dmi] } })).toMatchObject({ flags: ['bind-grace'] });
  });

  it('does not begin the grace again at a restart, and ends it', async () => {
    const stored = { lid: LID, startedAt: NOW - 14 * DAY + 1 };
    expect(await look({ stored })).toMatchObject({ state: 'valid', bindGrace: stored });
    expect(await look({ stored, now: NOW + 1 })).toMatchObject({
      state: 'wrong-host',
      level: 'read-only',
      reason: { code: 'LIC_WRONG_HOST' },
      flags: [],
      bindGrace: stored,
    });
    expect(Object.isFrozen(stored)).toBe(false);
  });

  it('is ended by a match and begins anew for a new licence', async () => {
    const stored = { lid: LID, startedAt: 0 };
    expect(await look({ stored, host: { components: [mid, dmi] } })).toMatchObject({ state: 'valid', bindGrace: null });
    const lid = LID.replace('K2B', 'K2C');
    expect(await look({ stored, claims: { lid } })).toMatchObject({ state: 'valid', bindGrace: { lid, startedAt: NOW } });
  });

  it('has no grace where the licence gives none', async () => {
    const policy = { ...makePayload().policy, bindGraceDays: 0 };
    expect(await look({ claims: { policy } })).toMatchObject({ state: 'wrong-host' });
  });

  it('compares the host of the public URL', async () => {
    const bind: LicensePayload['bind'] = { mode: 'hostname', host: 'assist.muster.example' };
    expect((await look({ bind, host: { publicHost: 'Assist.Muster.example' } })).flags).toEqual([]);
    for (const publicHost of ['muster.example', 'assist.muster.example.evil', null]) {
      expect((await look({ bind, host: { publicHost } })).flags).toEqual(['bind-grace']);
    }
  });

  it('asks nothing where the licence binds nothing', async () => {
    expect(await look({ bind: { mode: 'none' } })).toMatchObject({ state: 'valid', flags: [] });
  });

  it.each([
    ['bind.mode', { bind: fingerprint, limits: { ...makePayload().limits, nodes: 2 } }],
    ['bind.need', { bind: { ...fingerprint, need: 4 } }],
    ['bind.need', { bind: { ...fingerprint, need: 0 } }],
    ['bind.components', { bind: { ...fingerprint, components: [mid, mid], need: 2 } }],
    ['bind.components.0', { bind: { ...fingerprint, components: ['mac:00'], need: 1 } }],
    ['bind.host', { bind: { mode: 'hostname', host: 'Assist.Example' } }],
  ])('refuses a binding that cannot be kept (%s)', async (claim, claims) => {
    const snapshot = await look({ claims: claims as Partial<LicensePayload>, bind: undefined });
    expect(snapshot.reason).toEqual({ code: 'LIC_SCHEMA', params: { claim } });
  });

  it('lets a licence for several hosts bind to a host name or to nothing', async () => {
    const limits = { ...makePayload().limits, nodes: 2 };
    expect(await look({ bind: { mode: 'none' }, claims: { limits } })).toMatchObject({ state: 'valid' });
    expect(
      await look({ bind: { mode: 'hostname', host: 'a.b' }, host: { publicHost: 'a.b' }, claims: { limits } }),
    ).toMatchObject({ state: 'valid' });
  });
});
