import { newId, systemContext } from '@assist/kernel';
import type { ServiceReport, SystemView } from '@assist/contracts/house';
import { HealthRegistry } from '@assist/platform/observability';
import type { Feature } from '@assist/platform/http';
import { FakeClock, testDatabases, until, type TestApp } from '@assist/platform/testing';
import { PermanentFailure, Processor, WorkProcessor, WorkQueue } from '@assist/platform/work';
import { Module } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HeartbeatRepository } from '../src/system/heartbeat.repository.js';
import { administrator, createSettingsApp } from './settings-app.js';

const COMMON = { module: 'core', access: 'safety', concurrency: 1, maxAttempts: 1, timeoutMs: 5000 } as const;

@WorkProcessor({ ...COMMON, type: 'test.again', canRetry: true })
class Again extends Processor {
  static broken = true;
  static retried: (boolean | undefined)[] = [];
  override async process(_ctx: unknown, item: { isRetried?: boolean }): Promise<void> {
    Again.retried.push(item.isRetried);
    if (Again.broken) throw new PermanentFailure('DISK_GONE');
  }
}

@WorkProcessor({ ...COMMON, type: 'test.once' })
class Once extends Processor {
  override async process(): Promise<void> {
    throw new PermanentFailure('NO_USE');
  }
}

@Module({ providers: [Again, Once] })
class WorkingModule {}
const working: Feature = { id: 'working', modules: [WorkingModule], entities: [], config: [], errors: {}, prefixes: [] };
const report: ServiceReport = {
  checks: { database: { status: 'up' }, 'search-index': { status: 'degraded', detail: 'is being rebuilt' } },
  members: { doc_count: 7 },
  storage: { 'search-index': 500, documents: 900 },
  disk: { freeBytes: 4, totalBytes: 100 },
  memoryBytes: 5,
  work: [],
  fixed: [{ key: 'rag.maxUploadMb', name: 'ASSIST_RAG_MAX_UPLOAD_MB' }],
};

describe.each(testDatabases())('the system page on $engine', (engine) => {
  let app: TestApp;
  let token: string;
  let clock: FakeClock;
  const ctx = systemContext('test');
  const read = async (): Promise<SystemView> => (await app.call('GET', '/api/system', { token })).body as SystemView;
  const fail = async (type: string): Promise<string> => {
    const queue = app.app.get(WorkQueue, { strict: false });
    const id = await app.database.transaction(ctx, (tx) => queue.enqueue(tx, { type }));
    await until(async () => (await queue.state(ctx, id)) === 'failed');
    return id;
  };
  const state = (id: string): Promise<unknown> => app.app.get(WorkQueue, { strict: false }).state(ctx, id);
  const act = async (id: string, action: 'retry' | 'discard'): Promise<[number, string | undefined]> => {
    const reply = await app.call('POST', `/api/system/work/${id}/${action}`, { token });
    return [reply.status, reply.body.code];
  };

  beforeEach(async () => {
    clock = new FakeClock(Date.now());
    app = await createSettingsApp({ engine, features: [working], clock });
    token = administrator(app).token;
    Again.broken = true;
    Again.retried = [];
  });
  afterEach(() => app.close());

  it('shows version, licence, database, disk and this process', async () => {
    const view = await read();
    expect(view).toMatchObject({
      version: '0.0.0-test',
      licence: { state: 'evaluation', level: 'full', daysLeft: 30 },
      database: { engine: engine.engine, pendingMigrations: 0 },
      backup: null,
      index: null,
    });
    expect(view.database.sizeBytes).toBeGreaterThan(10_000);
    expect(view.database.migrations).toBeGreaterThan(5);
    expect(view.services).toMatchObject([{ service: 'test', state: 'up', version: '0.0.0-test' }]);
    expect(view.storage.disks[0]?.totalBytes).toBeGreaterThan(1e6);
    expect(view.storage.kinds).toMatchObject([{ kind: 'database' }]);
  });

  it('says which check of this process is not well', async () => {
    app.app.get(HealthRegistry).check('mail', async () => ({ status: 'down' }));
    const view = await read();
    expect(view.services[0]).toMatchObject({ state: 'down', checks: { mail: { status: 'down' } } });
    expect(view.problems).toMatchObject([
      { code: 'check_down', severity: 'critical', params: { check: 'mail', service: 'test' } },
    ]);
  });

  it('shows other processes as they said last, until they are silent', async () => {
    const now = clock.now();
    const row = {
      id: 'rag-api@x:8099',
      service: 'rag-api',
      version: '0.0.0-test',
      host: 'x',
      startedAt: now,
      seenAt: now,
      stoppedAt: null,
      report,
    };
    await app.database.transaction(ctx, (tx) => app.app.get(HeartbeatRepository).save(tx, row));
    const view = await read();
    expect(view.services.map(({ service, state: found }) => [service, found])).toEqual([
      ['test', 'up'],
      ['rag-api', 'degraded'],
    ]);
    expect(view.index).toEqual({ status: 'degraded', documents: 7 });
    expect(view.storage.kinds).toContainEqual({ kind: 'documents', bytes: 900 });
    expect(view.problems.map(({ code }) => code)).toEqual(['disk_full', 'check_degraded']);
    clock.advance(61_000);
    const later = await read();
    expect(later.services[1]).toMatchObject({ state: 'silent' });
    expect(later.problems).toMatchObject([{ code: 'service_silent', params: { service: 'rag-api' } }]);
    const stopped = { ...row, id: 'rag-api@y:8099', seenAt: clock.now(), stoppedAt: clock.now() };
    await app.database.transaction(ctx, (tx) => app.app.get(HeartbeatRepository).save(tx, stopped));
    expect((await read()).services[1]).toMatchObject({ id: 'rag-api@y:8099', state: 'stopped' });
  });

  it('lets nobody change here what an operator fixed for another process', async () => {
    const now = clock.now();
    const row = { id: 'r', service: 'rag-api', version: '1', host: 'x', startedAt: now, seenAt: now, stoppedAt: null, report };
    await app.database.transaction(ctx, (tx) => app.app.get(HeartbeatRepository).save(tx, row));
    const { items } = (await app.call('GET', '/api/settings', { token })).body;
    expect(items.find((item: { key: string }) => item.key === 'rag.maxUploadMb')).toMatchObject({
      canChange: false,
      origin: 'environment',
      originName: 'ASSIST_RAG_MAX_UPLOAD_MB',
    });
    const reply = await app.call('PATCH', '/api/settings/rag.maxUploadMb', { token, body: { value: 5, version: 0 } });
    expect(reply.body).toMatchObject({ code: 'SETTING_FIXED', params: { name: 'ASSIST_RAG_MAX_UPLOAD_MB' } });
  });

  it('lists failed work and lets it be tried again', async () => {
    const id = await fail('test.again');
    const view = await read();
    expect(view.work.failed).toMatchObject([{ id, type: 'test.again', attempt: 1, errorCode: 'DISK_GONE', canRetry: true }]);
    expect(view.work.types).toMatchObject([{ type: 'test.again', failed: 1, ready: 0 }]);
    expect(view.problems).toMatchObject([{ code: 'work_failed', params: { count: 1 } }]);
    Again.broken = false;
    expect(await act(id, 'retry')).toEqual([204, undefined]);
    await until(async () => (await state(id)) === 'done');
    expect(Again.retried).toEqual([false, true]);
    expect(await act(id, 'retry')).toEqual([404, 'WORK_NOT_FOUND']);
  });

  it('takes failed work from the list, also such that cannot be tried again', async () => {
    const id = await fail('test.once');
    expect((await read()).work.failed).toMatchObject([{ id, canRetry: false }]);
    expect(await act(id, 'retry')).toEqual([409, 'WORK_NOT_RETRYABLE']);
    const both = await Promise.all([act(id, 'discard'), act(id, 'discard')]);
    expect(both.map(([status]) => status).sort()).toEqual([204, 404]);
    expect((await read()).work).toEqual({ types: [], failed: [] });
    expect(await state(id)).toBe('cancelled');
  });

  it('tries failed work again once when two administrators ask at once', async () => {
    const id = await fail('test.again');
    Again.broken = false;
    const statuses = (await Promise.all([act(id, 'retry'), act(id, 'retry')])).map(([status]) => status).sort();
    expect(statuses).toEqual([204, 404]);
    await until(async () => (await state(id)) === 'done');
    expect(Again.retried).toHaveLength(2);
  });

  it('tells how long the oldest work has waited', async () => {
    const queue = app.app.get(WorkQueue, { strict: false });
    await app.database.transaction(ctx, (tx) => queue.enqueue(tx, { type: 'nobody.does.it' }));
    clock.advance(11 * 60_000);
    const view = await read();
    expect(view.work.types).toMatchObject([{ type: 'nobody.does.it', ready: 1, oldestWaitMs: 660_000 }]);
    expect(view.problems).toMatchObject([{ code: 'work_waits', params: { type: 'nobody.does.it', minutes: 11 } }]);
  });

  it('is for those with the permission only, and knows no work that is not there', async () => {
    const other = app.user().token;
    expect((await app.call('GET', '/api/system', { token: other })).body.code).toBe('FORBIDDEN');
    expect((await app.call('POST', `/api/system/work/${newId()}/retry`, { token: other })).body.code).toBe('FORBIDDEN');
    for (const id of [newId(), 'x']) expect(await act(id, 'retry')).toEqual([404, 'WORK_NOT_FOUND']);
  });
});

describe.skipIf(testDatabases().length < 2)('the sign of life of a process', () => {
  it('is written where there are several, and says when it ended in order', async () => {
    const engine = testDatabases()[1]!;
    const app = await createSettingsApp({ engine });
    const ctx = systemContext('test');
    const other = await createSettingsApp({ restartOf: app });
    const rows = (): Promise<{ stoppedAt: number | null; service: string }[]> => other.app.get(HeartbeatRepository).list(ctx);
    await until(async () => (await rows()).length > 0);
    expect(await rows()).toMatchObject([{ service: 'test', stoppedAt: null }]);
    await app.stop();
    await until(async () => (await rows()).some((row) => row.stoppedAt !== null));
    await other.close();
  });
});
