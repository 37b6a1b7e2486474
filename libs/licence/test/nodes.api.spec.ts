// Real: database, licence, HTTP. Fake: clock, sign-in, and the names of the hosts.
import { ModuleGate, SystemClock, systemContext } from '@assist/kernel';
import { until, testDatabases } from '@assist/platform/testing';
import { WorkQueue } from '@assist/platform/work';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LicenceState } from '../src/nest/index.js';
import { LicenseNodeRepository } from '../src/nest/nodes/license-node.repository.js';
import { NodeLease } from '../src/nest/nodes/node-lease.js';
import { DemoWork, demoFeature } from './demo-feature.js';
import { licenceApp, type LicenceApp } from './licence-app.js';

const MINUTE = 60_000;
const ctx = systemContext('test');
const [sqlite, postgres] = testDatabases();

describe.runIf(postgres !== undefined)('hosts on postgres', () => {
  let t: LicenceApp;
  const others: LicenceApp[] = [];
  const join = async (host: string): Promise<LicenceApp> => {
    t.clock.advance(1000);
    const app = await t.beside({ host });
    others.push(app);
    return app;
  };
  const useIt = async (app: LicenceApp): Promise<string> => (await app.call('POST', '/api/demo')).body.code ?? 'ok';
  const beat = (app: LicenceApp): Promise<void> => app.app.get(NodeLease).beat();

  beforeEach(async () => {
    t = await licenceApp({ engine: postgres!, host: 'first', extraFeatures: [demoFeature] });
  });
  afterEach(async () => {
    for (const app of others.splice(0)) await app.stop();
    await t.close();
  });

  it('count as one whatever number of processes they run', async () => {
    const second = await join('first');
    expect(await Promise.all([useIt(t), useIt(second)])).toEqual(['ok', 'ok']);
    expect(second.app.get(NodeLease).hosts).toHaveLength(1);
  });

  it('beyond the limit are the last to come, which use nothing, but read, export, delete and administer', async () => {
    const second = await join('second');
    const refused = await second.call('POST', '/api/demo');
    expect([refused.status, refused.body.code]).toEqual([402, 'LICENSE_NODE_LIMIT']);
    expect(refused.body.params).toMatchObject({ module: 'workflow', limit: 1, hosts: 2 });
    for (const [method, path] of [
      ['GET', '/api/demo'],
      ['GET', '/api/demo/export'],
      ['DELETE', '/api/demo'],
      ['PUT', '/api/demo'],
      ['GET', '/health'],
    ] as const) {
      expect((await second.call(method, path)).status).toBeLessThan(300);
    }
    await beat(t);
    expect(await useIt(t)).toBe('ok');
  });

  it('get in when the licence covers more of them', async () => {
    const second = await join('second');
    await t.license({ limits: { seats: 5, seatTolerancePct: 0, nodes: 2 } });
    await second.app.get(LicenceState).lookAgain();
    expect(await useIt(second)).toBe('ok');
    const third = await join('third');
    expect(await useIt(third)).toBe('LICENSE_NODE_LIMIT');
  });

  it('keep their order through restarts of processes, and leave at once when they end in order', async () => {
    const second = await join('second');
    await t.stop();
    t.clock.advance(1000);
    t = await t.beside({ host: 'first' });
    // The first has given up its place, so it is the last to come now.
    await beat(second);
    expect([await useIt(second), await useIt(t)]).toEqual(['ok', 'LICENSE_NODE_LIMIT']);
    await second.stop();
    others.length = 0;
    await beat(t);
    expect(await useIt(t)).toBe('ok');
  });

  it('lose their place after three minutes without a sign of life', async () => {
    const second = await join('second');
    t.clock.advance(2 * MINUTE);
    await beat(second);
    expect(await useIt(second)).toBe('LICENSE_NODE_LIMIT');
    t.clock.advance(MINUTE + 1);
    await beat(second);
    expect(await useIt(second)).toBe('ok');
    await beat(t);
    expect(await useIt(t)).toBe('LICENSE_NODE_LIMIT');
  });

  it('see the same order when they come at the same time', async () => {
    await t.license({ limits: { seats: 5, seatTolerancePct: 0, nodes: 3 } });
    t.clock.advance(1000);
    const joined = await Promise.all(['b', 'c', 'd', 'e'].map((host) => t.beside({ host })));
    others.push(...joined);
    await Promise.all([t, ...joined].map(beat));
    const ranks = joined.map((app) => app.app.get(NodeLease).rank).sort();
    expect(ranks).toEqual([2, 3, 4, 5]);
    const allowed = joined.filter((app) => app.app.get(ModuleGate).allows('chat', 'use').allowed);
    expect(allowed).toHaveLength(2);
  });

  it('take no work beyond the limit, and leave it to those that may', async () => {
    const second = await join('second');
    await t.stop();
    await beat(second);
    t = second;
    others.length = 0;
    const late = await join('late');
    await late.database.transaction(ctx, (tx) => late.app.get(WorkQueue).enqueue(tx, { type: 'demo.licensed' }));
    await until(() => second.app.get(DemoWork).done === 1);
    expect(late.app.get(DemoWork).done).toBe(0);
  });

  it('go by the clock of the database server', async () => {
    const real = new LicenseNodeRepository(t.database, new SystemClock());
    expect(Math.abs((await real.now(ctx)) - Date.now())).toBeLessThan(60_000);
  });
});

describe('a host on sqlite', () => {
  it('is never refused for a former name of itself', async () => {
    const first = await licenceApp({ engine: sqlite!, host: 'container-1', extraFeatures: [demoFeature] });
    const renamed = await first.beside({ host: 'container-2' });
    expect((await renamed.call('POST', '/api/demo')).status).toBe(204);
    expect(renamed.app.get(NodeLease).hosts).toHaveLength(1);
    await renamed.stop();
    await first.close();
  });
});
