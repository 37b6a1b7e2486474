import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { testDatabases, until, type TestApp } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingest, ragApp, search, uploader, type Uploader } from './rag-app.js';

describe.each(testDatabases())('search and the helpdesk on $engine', (engine) => {
  let app: TestApp;
  let me: Uploader;
  beforeAll(async () => {
    app = await ragApp({ engine });
    me = await uploader(app);
    await ingest(
      app,
      me,
      'Anlagenhandbuch.md',
      '# Pumpe\n\n## Entlüftung\n\nVor dem Start ist das Ventil V3 zu öffnen.\n\n## Wartung\n\nDer Filter wird jährlich getauscht.\n',
    );
    await ingest(app, me, 'manual.md', '# Pump\n\n## Venting\n\nOpen valve V3 before you start the engine.\n');
  });
  afterAll(() => app.close());

  it.each([
    ['Wie oft muss der Filter gewechselt werden?', 'Anlagenhandbuch.md', 'Wartung'],
    ['Ventile öffnen', 'Anlagenhandbuch.md', 'Entlüftung'],
    ['opening the valves', 'manual.md', 'Venting'],
    ['Filtr getausht', 'Anlagenhandbuch.md', 'Wartung'],
    ['Anlagenhandbuch Wartung', 'Anlagenhandbuch.md', 'Wartung'],
  ])('answers %j from %s, %s', async (query, title, heading) => {
    const [first] = await search(app, me.token, query);
    expect(first).toMatchObject({ title, headingPath: [expect.any(String), heading] });
    expect(first?.score).toBeGreaterThan(0.5);
    expect(first?.score).toBeLessThanOrEqual(1);
  });

  it('gives at most as many results as asked for, and none for what no text holds', async () => {
    expect(await search(app, me.token, 'Ventil V3', { topK: 1 })).toHaveLength(1);
    expect(await search(app, me.token, 'xqzwvkj')).toEqual([]);
    expect(await search(app, me.token, '!!! ???')).toEqual([]);
    expect(await search(app, me.token, 'Ventil', { collectionIds: [] })).toEqual([]);
  });

  it.each(["' OR 1=1 --", '"unclosed', 'a AND NOT (b', '*:*', '\u0000', '😀', 'x'.repeat(4000), `${'lang '.repeat(799)}`])(
    'takes %j as text',
    async (query) => {
      const reply = await app.call('POST', '/api/search', { token: me.token, body: { query } });
      expect([200, 422]).toContain(reply.status);
    },
  );

  it.each([
    {},
    null,
    [],
    { query: '' },
    { query: 7 },
    { query: 'x', topK: 0 },
    { query: 'x', topK: 51 },
    { query: 'x', collectionIds: ["x' OR 1=1"] },
    '{',
  ])('T11: refuses the body %j', async (body) => {
    const reply = await app.call('POST', '/api/search', { token: me.token, body });
    expect([400, 422]).toContain(reply.status);
  });

  it.each(['/rag', ''])('answers the helpdesk under %j', async (prefix) => {
    const query = (body: unknown): ReturnType<TestApp['call']> => app.call('POST', `${prefix}/query`, { token: me.token, body });
    const found = await query({ subject: 'Filter', latest_message: 'Wann wird er getauscht?', top_k: 1, unknown: true });
    expect(found.body.results).toHaveLength(1);
    expect(found.body.results[0]).toMatchObject({
      title: 'Anlagenhandbuch.md',
      page: null,
      reference_url: expect.stringMatching(/^\/api\/documents\/[\w-]+\/file$/),
    });
    expect((await query({})).body).toEqual({ results: [] });
    expect((await query({ subject: ' ', latest_message: '\n' })).body).toEqual({ results: [] });
    expect((await query({ subject: 'Ventil', top_k: 500 })).status).toBe(200);
    expect((await query({ subject: 'Ventil', top_k: -3 })).body.results).toHaveLength(1);
    expect((await query('{"subject":')).status).toBe(400);
    const reindexed = await app.call('POST', `${prefix}/reindex`, { token: app.user(['admin']).token });
    expect([reindexed.status, reindexed.body]).toEqual([200, { status: 'ok', doc_count: 2 }]);
    expect((await app.call('POST', `${prefix}/reindex`, { token: me.token })).body.code).toBe('FORBIDDEN');
    expect(await search(app, me.token, 'Filter')).not.toEqual([]);
    expect((await app.call('GET', '/health')).body.doc_count).toBe(2);
  });

  it('joins a rebuild that is under way, and answers meanwhile', async () => {
    const calls = Array.from({ length: 4 }, () => app.call('POST', '/rag/reindex', { token: app.user(['admin']).token }));
    expect(await search(app, me.token, 'Filter')).not.toEqual([]);
    expect((await Promise.all(calls)).map((reply) => reply.status)).toEqual([200, 200, 200, 200]);
  });

  it.each([
    ['lost', ''],
    ['manifest-less', 'chunks_a1_g*/_versions'],
    ['data-less', 'chunks_a1_g*/data'],
  ])('builds a %s index anew at the next start', async (_, part) => {
    const before = await search(app, me.token, 'Ventil V3');
    await app.stop();
    for (const path of globSync(join(app.dataDir, 'index', part))) await rm(path, { recursive: true });
    app = await ragApp({ engine, restartOf: app });
    const token = app.authenticator.signIn(await ownerOf(app, me.collectionId));
    const answered = (): ReturnType<TestApp['call']> => app.call('POST', '/api/search', { token, body: { query: 'Ventil V3' } });
    await until(async () => (await answered()).body.results?.length === before.length);
    expect((await answered()).status).toBe(200);
    expect((await search(app, token, 'Ventil V3')).map((result) => result.chunkId)).toEqual(
      before.map((result) => result.chunkId),
    );
    me = { ...me, token };
  });
});

async function ownerOf(app: TestApp, collectionId: string): Promise<string> {
  const { systemContext } = await import('@assist/kernel');
  const { RagCollection } = await import('../src/collections/collection.entity.js');
  const found = await app.database.manager(systemContext('test')).findOneByOrFail(RagCollection, { id: collectionId });
  return found.ownerId;
}
