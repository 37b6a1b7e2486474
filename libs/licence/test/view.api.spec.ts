// Real: HTTP, licence, database. Fake: clock, sign-in, and what is counted.
import { LicenseQuotas, systemContext } from '@assist/kernel';
import { testDatabases } from '@assist/platform/testing';
import { Metrics } from '@assist/platform/observability';
import { LICENSE_FLAGS as CONTRACT_FLAGS } from '@assist/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LICENSE_FLAGS } from '../src/core/index.js';
import { LicenceWatch } from '../src/nest/watch/licence-watch.js';
import { licenceApp, seats, type LicenceApp } from './licence-app.js';

const ctx = systemContext('test');

describe.each(testDatabases())('the view of the licence on $engine', (engine) => {
  let t: LicenceApp;
  let documents = 0;
  beforeEach(async () => {
    seats.used = 3;
    documents = 0;
    t = await licenceApp({ engine });
    t.app.get(LicenseQuotas).countWith('rag.documents', () => Promise.resolve(documents));
  });
  afterEach(() => t.close());

  it('knows the flags that clients know', () => {
    expect([...LICENSE_FLAGS].sort()).toEqual([...CONTRACT_FLAGS].sort());
  });

  it('gives users what holds, and no more', async () => {
    await t.license();
    const { body } = await t.call('GET', '/api/license', { token: t.user().token });
    expect(Object.keys(body).sort()).toEqual(
      ['admin', 'banner', 'daysLeft', 'edition', 'expiresAt', 'graceUntil', 'level', 'modules', 'state'].sort(),
    );
    expect(JSON.stringify(body)).not.toContain('Muster');
  });

  it('gives administrators what is licensed, by whom, and with how much in use', async () => {
    await t.license({
      modules: { chat: {}, rag: { documents: 100 }, imagegen: { imagesPerDay: 10 }, helpdesk: { ticketsPerDay: 0 } },
    });
    documents = 89;
    const quotas = t.app.get(LicenseQuotas);
    for (let at = 0; at < 9; at += 1) await quotas.reserve(ctx, 'imagegen.imagesPerDay');
    const { admin } = await t.view();
    expect(admin).toMatchObject({
      customer: { id: 'C-0042', name: 'Muster AG', contact: 'it@muster.example' },
      seq: 3,
      kind: 'subscription',
      validFrom: '2026-01-07T00:00:00.000Z',
      seats: { used: 3, limit: 250, max: 275 },
      nodes: { used: 1, limit: 1, hosts: [{ isThis: true, isCovered: true }] },
      support: { email: 'support@cgs.example' },
      rootFingerprints: [expect.stringMatching(/^[0-9a-f]{64}$/)],
      binding: { mode: 'none', need: 0, matched: 0, host: null, graceUntil: null },
      next: null,
      flags: [],
    });
    expect(admin.installationId).toMatch(/^[A-Z2-7]{26}$/);
    expect(admin.quotas).toEqual([
      { module: 'rag', quota: 'documents', kind: 'capacity', used: 89, limit: 100, level: 'ok', resetsAt: null },
      expect.objectContaining({ quota: 'imagesPerDay', used: 9, limit: 10, level: 'near', resetsAt: '2026-06-02T00:00:00.000Z' }),
      expect.objectContaining({ quota: 'ticketsPerDay', used: 0, limit: 0, level: 'full' }),
    ]);
    expect(admin.warnings.map(({ code, quota }: { code: string; quota: string }) => [code, quota])).toEqual([
      ['QUOTA_NEAR', 'imagesPerDay'],
    ]);
    documents = 100;
    expect((await t.view()).admin.warnings[0]).toMatchObject({ code: 'QUOTA_FULL', quota: 'documents', used: 100 });
  });

  it('shows which parts of the host a bound licence fits', async () => {
    const own = (await t.view()).admin.binding.components as readonly { type: string; value: string; matches: null }[];
    expect(own.map(({ type }) => type)).toEqual(expect.arrayContaining(['host', 'inst']));
    const host = own.find(({ type }) => type === 'host')?.value ?? '';
    const bind = { mode: 'fingerprint' as const, components: [host, `inst:${'0'.repeat(32)}`], need: 2 };
    await t.license({ bind });
    const { binding, flags } = (await t.view()).admin;
    expect(binding).toMatchObject({ mode: 'fingerprint', need: 2, matched: 1, graceUntil: '2026-06-15T12:00:00.000Z' });
    const matches = Object.fromEntries(
      binding.components.map((part: { type: string; matches: unknown }) => [part.type, part.matches]),
    );
    expect(matches).toMatchObject({ host: true, inst: false });
    expect(flags).toEqual(['bind-grace']);
  });

  it('raises the flag of too many seats while it holds, and disables nobody', async () => {
    await t.license({ limits: { seats: 10, seatTolerancePct: 10, nodes: 1 } });
    seats.used = 11;
    expect((await t.view()).admin.flags).toEqual([]);
    seats.used = 12;
    expect((await t.view()).admin.flags).toEqual(['over-seats']);
    seats.used = 11;
    expect((await t.view()).admin.flags).toEqual([]);
  });

  it('tells its history, newest first', async () => {
    await t.license();
    await t.put('{}');
    const { history } = (await t.view()).admin;
    expect(history.map(({ action, outcome }: { action: string; outcome: string }) => `${action} ${outcome}`)).toEqual([
      'license.refused refused',
      'license.state_changed done',
      'license.installed done',
      'license.state_changed done',
    ]);
  });

  it('gives figures for alerts', async () => {
    await t.license({ modules: { rag: { documents: 8 } } });
    documents = 6;
    await t.app.get(LicenceWatch).look();
    await t.app.get(LicenceWatch).look();
    const text = await t.app.get(Metrics).registry.metrics();
    expect(text).toContain('assist_license_state{state="valid"} 1');
    expect(text).toContain('assist_license_state{state="expired"} 0');
    expect(text).toContain('assist_license_days_left 245');
    expect(text).toContain('assist_license_seats{kind="used"} 3');
    expect(text).toContain('assist_license_seats{kind="limit"} 275');
    expect(text).toContain('assist_license_quota_used_ratio{module="rag",quota="documents"} 0.75');
    await t.license({ seq: 4, kind: 'perpetual', exp: undefined, maintenanceUntil: '2027-01-01T00:00:00Z' });
    await t.app.get(LicenceWatch).look();
    expect(await t.app.get(Metrics).registry.metrics()).toContain('assist_license_days_left +Inf');
  });
});
