// Real: database, licence, verification. Fake: clock, sign-in, and what is counted.
import { LicenseQuotas, systemContext, type RequestContext } from '@assist/kernel';
import { testDatabases } from '@assist/platform/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LicenseUsageRepository } from '../src/nest/quotas/license-usage.repository.js';
import { UsageSampler } from '../src/nest/quotas/usage-sampler.js';
import { DAY, licenceApp, type LicenceApp } from './licence-app.js';

const GIB = 2 ** 30;
const ctx = systemContext('test');
const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

describe.each(testDatabases())('quotas on $engine', (engine) => {
  let t: LicenceApp;
  const quotas = (app: LicenceApp = t): LicenseQuotas => app.app.get(LicenseQuotas);
  beforeEach(async () => {
    t = await licenceApp({ engine });
  });
  afterEach(() => t.close());

  /** Adds one after the other to a list that stands for a table. */
  const adding = (app: LicenceApp, list: number[], value: number): Promise<string> =>
    app.database
      .transaction(ctx, async (tx: RequestContext) => {
        await quotas(app).requireRoom(tx, 'rag.documents', () => Promise.resolve(list.length + 1));
        await new Promise((resolve) => setTimeout(resolve, 5));
        list.push(value);
      })
      .then(
        () => 'added',
        (error: unknown) => String(codeOf(error)),
      );

  it('63: lets exactly as many in as the licence says, also when they come at the same time from two processes', async () => {
    await t.license({ modules: { rag: { documents: 3 } } });
    const other = engine.engine === 'postgres' ? await t.beside() : t;
    const list: number[] = [];
    const outcomes = await Promise.all([t, other, t, other, t, other].map((app, at) => adding(app, list, at)));
    expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(3);
    expect(outcomes.filter((outcome) => outcome === 'LICENSE_QUOTA_EXCEEDED')).toHaveLength(3);
    if (other !== t) await other.stop();
  });

  it('63: says what is full, counts bytes for gigabytes, and 0 is none', async () => {
    await t.license({ modules: { rag: { documents: 0, storageGiB: 2 } } });
    const room = (quota: 'rag.documents' | 'rag.storageGiB', used: number): Promise<unknown> =>
      t.database
        .transaction(ctx, (tx) => quotas().requireRoom(tx, quota, () => Promise.resolve(used)))
        .catch((error: unknown) => (error as { params: unknown }).params);
    expect(await room('rag.storageGiB', 2 * GIB)).toBeUndefined();
    expect(await room('rag.storageGiB', 2 * GIB + 1)).toEqual({ module: 'rag', quota: 'storageGiB', limit: 2, needed: 2 });
    expect(await room('rag.documents', 1)).toMatchObject({ limit: 0, needed: 1 });
  });

  it('asks nobody to count where there is no limit, and refuses where the module is missing', async () => {
    await t.license({ modules: { rag: {} } });
    const counted = (): Promise<number> => Promise.reject(new Error('nobody may count'));
    await t.database.transaction(ctx, (tx) => quotas().requireRoom(tx, 'rag.documents', counted));
    const missing = t.database.transaction(ctx, (tx) => quotas().requireRoom(tx, 'mcp.servers', () => Promise.resolve(1)));
    expect(await missing.catch(codeOf)).toBe('LICENSE_MODULE_MISSING');
    expect(await quotas().reserve(ctx, 'imagegen.imagesPerDay').catch(codeOf)).toBe('LICENSE_MODULE_MISSING');
  });

  it('63: gives a day so many and no more, through restarts, until midnight in UTC', async () => {
    t.clock.advance(11 * 3600_000 + 59 * 60_000);
    await t.license({ modules: { imagegen: { imagesPerDay: 3 } } });
    await quotas().reserve(ctx, 'imagegen.imagesPerDay', 2);
    t = await t.restart();
    await quotas().reserve(ctx, 'imagegen.imagesPerDay');
    const refused = await quotas()
      .reserve(ctx, 'imagegen.imagesPerDay')
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'LICENSE_DAILY_QUOTA_EXCEEDED',
      params: { module: 'imagegen', quota: 'imagesPerDay', limit: 3, retryAfterSeconds: 60 },
    });
    t.clock.advance(60_000);
    await quotas().reserve(ctx, 'imagegen.imagesPerDay', 3);
    t.clock.advance(-60_000);
    expect(await quotas().reserve(ctx, 'imagegen.imagesPerDay').catch(codeOf)).toBe('LICENSE_DAILY_QUOTA_EXCEEDED');
  });

  it('63: takes back what was reserved and not used, on the day it was reserved', async () => {
    await t.license({ modules: { imagegen: { imagesPerDay: 1 } } });
    const first = await quotas().reserve(ctx, 'imagegen.imagesPerDay');
    t.clock.advance(DAY);
    await quotas().reserve(ctx, 'imagegen.imagesPerDay');
    await quotas().giveBack(ctx, first);
    expect(await quotas().reserve(ctx, 'imagegen.imagesPerDay').catch(codeOf)).toBe('LICENSE_DAILY_QUOTA_EXCEEDED');
    t.clock.advance(DAY);
    const third = await quotas().reserve(ctx, 'imagegen.imagesPerDay');
    await quotas().giveBack(ctx, JSON.parse(JSON.stringify(third)) as typeof third);
    await quotas().reserve(ctx, 'imagegen.imagesPerDay');
  });

  it('63: reserves exactly to the limit when many come at once', async () => {
    await t.license({ modules: { imagegen: { imagesPerDay: 5 } } });
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => quotas().reserve(ctx, 'imagegen.imagesPerDay')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  it('counts also what is unlimited, and refuses more at once than a whole day has', async () => {
    await t.license({ modules: { imagegen: {}, helpdesk: { ticketsPerDay: 0 } } });
    for (let at = 0; at < 3; at += 1) await quotas().reserve(ctx, 'imagegen.imagesPerDay');
    const usage = await t.app.get(LicenseUsageRepository).current(ctx, '2026-06-01');
    expect(usage.filter(({ module }) => module !== 'core')).toEqual([
      { module: 'imagegen', quota: 'imagesPerDay', day: '2026-06-01', used: 3 },
    ]);
    expect(await quotas().reserve(ctx, 'helpdesk.ticketsPerDay').catch(codeOf)).toBe('LICENSE_DAILY_QUOTA_EXCEEDED');
  });

  it('notes what is used now and the most of each day', async () => {
    let used = 7;
    quotas().countWith('rag.documents', () => Promise.resolve(used));
    expect(() => quotas().countWith('rag.documents', () => Promise.resolve(0))).toThrow(/twice/);
    const sampler = t.app.get(UsageSampler);
    const noted = async (): Promise<string[]> =>
      (await t.app.get(LicenseUsageRepository).current(ctx, '2026-06-01'))
        .filter(({ module }) => module === 'rag')
        .map((row) => `${row.day} ${row.used}`)
        .sort();
    await sampler.sample();
    used = 4;
    await sampler.sample();
    expect(await noted()).toEqual(['2026-06-01 7', 'now 4']);
    t.clock.advance(DAY);
    await sampler.sample();
    expect(await noted()).toEqual(['2026-06-01 7', 'now 4']);
  });
});
