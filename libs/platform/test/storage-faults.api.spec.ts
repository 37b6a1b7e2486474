import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { systemContext, type RequestContext } from '@assist/kernel';
import { migrations } from '@assist/migrations';
import { Controller, Module } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { Database, PostgresDatabase, runSql, storageFault } from '../src/database/index.js';
import { Ctx, Endpoint, type Feature } from '../src/http/index.js';
import { createTestApp, testDatabases, type TestApp, type TestDatabase } from '../src/testing/index.js';
import { testService } from '../src/testing/test-services.js';

const sql = (database: Database, ctx: RequestContext, text: string): Promise<unknown[]> =>
  runSql(database.manager(ctx), database.engine, text, []);

@Controller()
class NoteController {
  constructor(private readonly database: Database) {}

  @Endpoint({
    method: 'GET',
    path: '/api/note',
    module: 'core',
    access: 'read',
    role: 'public',
    summary: 'Write',
    reply: 'empty',
  })
  async writeNote(@Ctx() ctx: RequestContext): Promise<void> {
    await this.database.transaction(ctx, (tx) => sql(this.database, tx, `INSERT INTO note VALUES ('${'x'.repeat(200_000)}')`));
  }

  @Endpoint({ method: 'GET', path: '/api/end', module: 'core', access: 'read', role: 'public', summary: 'End', reply: 'empty' })
  async endSession(@Ctx() ctx: RequestContext): Promise<void> {
    await this.database.transaction(ctx, (tx) => sql(this.database, tx, 'SELECT pg_terminate_backend(pg_backend_pid())'));
  }
}
@Module({ controllers: [NoteController] })
class NoteModule {}

const feature: Feature = { id: 'note', modules: [NoteModule], entities: [], config: [], errors: {}, prefixes: ['/api/note'] };
const ctx = systemContext('test');

const engines = (name: TestDatabase['engine']): TestDatabase[] => testDatabases().filter(({ engine }) => engine === name);
const open = async (engine: TestDatabase): Promise<TestApp> => {
  const t = await createTestApp({ features: [feature], migrations, engine });
  await t.database.transaction(ctx, (tx) => sql(t.database, tx, 'CREATE TABLE note (text text)'));
  return t;
};

describe.each(engines('sqlite'))('a request on $engine whose disk is full', (engine) => {
  it('says so, and works again when there is room', async () => {
    const t = await open(engine);
    const limitPages = (count: number): Promise<unknown> =>
      t.database.transaction(ctx, (tx) => sql(t.database, tx, `PRAGMA max_page_count = ${count}`));
    await limitPages(1);
    const reply = await t.call('GET', '/api/note');
    expect([reply.status, reply.body.code]).toEqual([507, 'STORAGE_FULL']);
    await limitPages(1_000_000);
    expect((await t.call('GET', '/api/note')).status).toBe(204);
    await t.close();
  });
});

describe.each(engines('postgres'))('a request on $engine whose server goes away', (engine) => {
  it('says when to come back, and works again with the next connection', async () => {
    const t = await open(engine);
    const reply = await t.call('GET', '/api/end');
    expect([reply.status, reply.body.code, reply.headers.get('retry-after')]).toEqual([503, 'SERVICE_UNAVAILABLE', '5']);
    expect((await t.call('GET', '/api/note')).status).toBe(204);
    await t.close();
  });

  it('is told from a fault of the program wherever the network breaks', async () => {
    const link = await linkTo(testService('postgres') as string);
    const database = await PostgresDatabase.open(link.url, [], []);
    const broken = (): Promise<unknown> =>
      database.transaction(ctx, async (tx) => {
        await sql(database, tx, 'SELECT 1');
        link.cut();
        await sql(database, tx, 'SELECT 2');
      });
    const refused = (): Promise<unknown> => sql(database, ctx, 'SELECT 3');
    for (const run of [broken, refused, refused]) {
      const error: unknown = await run().then(
        () => 'no error',
        (reason: unknown) => reason,
      );
      expect(storageFault(error)).toBe('SERVICE_UNAVAILABLE');
    }
    await link.mend();
    expect(await sql(database, ctx, 'SELECT 4 AS four')).toEqual([{ four: 4 }]);
    await database.close();
    link.cut();
  });
});

/** A way to the database server that can be cut. */
async function linkTo(url: string): Promise<{ readonly url: string; cut(): void; mend(): Promise<void> }> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy()).on('close', () => other.destroy());
      socket.pipe(other);
    }
  });
  const listen = (port: number): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const near = new URL(url);
  near.host = `127.0.0.1:${port}`;
  return {
    url: near.href,
    cut: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
    mend: () => listen(port),
  };
}
