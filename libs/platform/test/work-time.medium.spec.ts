// Real: database (each engine). Fake: the clocks of the hosts.
import { newId, systemContext, SystemClock } from '@assist/kernel';
import { migrations } from '@assist/migrations';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { migrate, runSql, type Database } from '../src/database/index.js';
import { FakeClock, testDatabases } from '../src/testing/index.js';
import { WorkItemEntity, WorkRepository } from '../src/work/index.js';

const ctx = systemContext('test');
const LEASE_MS = 30_000;

describe.each(testDatabases())('the work table on $engine', (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await engine.open([WorkItemEntity], migrations);
    await migrate(database);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await database.transaction(ctx, (tx) => runSql(database.manager(tx), database.engine, 'DELETE FROM work_item', []));
  });
  afterAll(() => engine.drop(database));
  const holder = (workerId: string) => ({ workerId, bootId: newId() });

  // On SQLite all workers live on one host, whose clock it is.
  const oneClock = async (): Promise<void> => {
    const repository = new WorkRepository(database, new SystemClock());
    const real = Date.now.bind(Date);
    const on = <T>(aheadMs: number, step: (tx: typeof ctx) => Promise<T>): Promise<T> => {
      vi.spyOn(Date, 'now').mockImplementation(() => real() + aheadMs);
      return database.transaction(ctx, step);
    };
    const id = await on(600_000, (tx) => repository.insert(tx, { type: 'demo' }));
    expect(await on(0, (tx) => repository.claimableTypes(tx, ['demo']))).toEqual(['demo']);
    const mine = holder('slow');
    expect(await on(-60_000, (tx) => repository.claim(tx, 'demo', 1, mine, LEASE_MS))).toMatchObject([{ id }]);
    expect(await on(60_000, (tx) => repository.recover(tx, holder('fast')))).toEqual([]);
    expect(await on(-60_000, (tx) => repository.heartbeat(tx, [id], mine, LEASE_MS))).toMatchObject({ held: [id] });
    expect(await on(60_000, (tx) => repository.recover(tx, holder('fast')))).toEqual([]);
    await on(0, (tx) => repository.heartbeat(tx, [id], mine, -1));
    expect(await on(-60_000, (tx) => repository.recover(tx, holder('late')))).toMatchObject([{ id }]);
  };
  if (engine.engine === 'postgres') it('goes by one clock, however far those of the hosts are apart', oneClock);

  it('waits as long as the one who hands work over wants', async () => {
    const clock = new FakeClock();
    const repository = new WorkRepository(database, clock);
    await database.transaction(ctx, (tx) => repository.insert(tx, { type: 'demo', delayMs: 1000 }));
    clock.advance(999);
    expect(await repository.claimableTypes(ctx, ['demo'])).toEqual([]);
    clock.advance(1);
    expect(await repository.claimableTypes(ctx, ['demo'])).toEqual(['demo']);
  });

  it('adds the item when the open one with its key is settled just then', async () => {
    const repository = new WorkRepository(database, new FakeClock());
    const work = { type: 'demo', dedupeKey: 'only-one' };
    const first = await database.transaction(ctx, (tx) => repository.insert(tx, work));
    const second = await database.transaction(ctx, async (tx) => {
      const manager = database.manager(tx);
      const query = manager.query.bind(manager);
      const settling = vi.spyOn(manager, 'query').mockImplementation(async (sql: string, parameters?: unknown) => {
        if (sql.startsWith('SELECT')) {
          await query(`UPDATE work_item SET status = 'done', dedupe_key = NULL WHERE id = '${first}'`);
        }
        return query(sql, parameters as unknown[]);
      });
      return repository.insert(tx, work).finally(() => settling.mockRestore());
    });
    expect(second).not.toBe(first);
    const rows = await runSql(database.manager(ctx), database.engine, 'SELECT status FROM work_item WHERE id = ?', [second]);
    expect(rows).toEqual([{ status: 'ready' }]);
  });
});
