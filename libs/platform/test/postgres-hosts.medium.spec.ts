// Real: PostgreSQL. Hosts that die or hang are played by connections that go silent in the middle of a transaction.
import { systemContext, type RequestContext } from '@assist/kernel';
import { describe, expect, it } from 'vitest';
import { PostgresDatabase, runSql, storageFault, type Database } from '../src/database/index.js';
import { CuttableProxy, testDatabases } from '../src/testing/index.js';
import { testService } from '../src/testing/test-services.js';

const ctx = systemContext('test');
const sql = (database: Database, tx: RequestContext, text: string): Promise<Record<string, unknown>[]> =>
  runSql(database.manager(tx), database.engine, text, []);
const engines = testDatabases().filter(({ engine }) => engine === 'postgres');

describe.each(engines)('a host on $engine that dies in the middle of a transaction', (engine) => {
  it('holds up the others for a while, not until somebody restarts the server', async () => {
    const own = await engine.open([], []);
    await own.transaction(ctx, async (tx) => {
      await sql(own, tx, 'CREATE TABLE head (seq integer)');
      await sql(own, tx, 'INSERT INTO head VALUES (1)');
    });
    const proxy = await CuttableProxy.before(testService('postgres') as string);
    const [{ schema } = {}] = await sql(own, ctx, 'SELECT current_schema() AS schema');
    const dying = await PostgresDatabase.open(proxy.url, [], [], { schema: String(schema), idleInTransactionMs: 1000 });
    const held = Promise.withResolvers<void>();
    const back = Promise.withResolvers<void>();
    const lost = dying
      .transaction(ctx, async (tx) => {
        await sql(dying, tx, 'SELECT seq FROM head FOR UPDATE');
        proxy.freeze();
        held.resolve();
        await back.promise;
        await sql(dying, tx, 'UPDATE head SET seq = 100');
      })
      .catch((error: unknown) => storageFault(error));
    await held.promise;
    await own.transaction(ctx, async (tx) => {
      await sql(own, tx, 'UPDATE head SET seq = seq + 1');
    });
    expect(await sql(own, ctx, 'SELECT seq FROM head')).toEqual([{ seq: 2 }]);
    await proxy.cut();
    back.resolve();
    expect(await lost).toBe('SERVICE_UNAVAILABLE');
    await dying.close();
    await engine.drop(own);
  });

  it('is noticed by the server, whatever the connection does', async () => {
    const database = await engine.open([], []);
    const settings = await sql(
      database,
      ctx,
      `SELECT name, setting::int AS value FROM pg_settings WHERE name IN ('idle_in_transaction_session_timeout', 'tcp_keepalives_idle')`,
    );
    const [idle, keepalive] = settings.sort((a, b) => (String(a['name']) < String(b['name']) ? -1 : 1));
    expect(idle?.['value']).toBe(60_000);
    expect(keepalive?.['value']).toBe(60);
    await engine.drop(database);
  });
});
