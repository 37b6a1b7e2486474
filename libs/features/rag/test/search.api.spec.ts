import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchResult } from '@assist/contracts';
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

  const ask = (token: string): ReturnType<TestApp['call']> =>
    app.call('POST', '/api/search', { token, body: { query: 'Ventil V3' } });
  /** Complete, or 503 with a time to come back: never less. */
  const repaired = async (token: string, expected: readonly string[]): Promise<void> => {
    await until(async () => {
      const { status, headers, body } = await ask(token);
      if (status === 503) expect([body.code, headers.get('retry-after')]).toEqual(['SERVICE_UNAVAILABLE', '5']);
      else expect([status, body.results.map((result: SearchResult) => result.chunkId)]).toEqual([200, expected]);
      return status === 200 && (await app.call('GET', '/health')).body.checks['search-index'].status === 'up';
    });
  };
  const damages = [
    ['empty', '*'],
    ['generation-less', 'generations.lance'],
    ['manifest-less', 'chunks_a*/_versions'],
    ['data-less', 'chunks_a*/data'],
    ['index-less', 'chunks_a*/_indices'],
  ] as const;
  const damage = async (part: string): Promise<void> => {
    const paths = globSync(join(app.dataDir, 'index', part));
    expect(paths).not.toEqual([]);
    for (const path of paths) await rm(path, { recursive: true });
  };

  it.each([['lost', ''] as const, ...damages])('builds a %s index anew at the next start', async (_, part) => {
    const before = (await search(app, me.token, 'Ventil V3')).map((result) => result.chunkId);
    await app.stop();
    await damage(part);
    app = await ragApp({ engine, restartOf: app });
    const token = app.authenticator.signIn(await ownerOf(app, me.collectionId));
    await repaired(token, before);
    me = { ...me, token };
  });

  it.each(damages)('builds an index anew that becomes %s while it is used, and takes uploads meanwhile', async (name, part) => {
    const before = (await search(app, me.token, 'Ventil V3')).map((result) => result.chunkId);
    await damage(part);
    const document = await ingest(app, me, `${name}.md`, `# Notiz\n\nNotiz über ${name}.\n`);
    expect(document.state).toBe('ready');
    expect((await app.call('POST', '/rag/reindex', { token: app.user(['admin']).token })).status).toBe(200);
    await repaired(me.token, before);
    expect((await search(app, me.token, name))[0]?.documentId).toBe(document.id);
    expect((await app.call('GET', '/readyz')).status).toBe(200);
  });
});

async function ownerOf(app: TestApp, collectionId: string): Promise<string> {
  const { systemContext } = await import('@assist/kernel');
  const { RagCollection } = await import('../src/collections/collection.entity.js');
  const found = await app.database.manager(systemContext('test')).findOneByOrFail(RagCollection, { id: collectionId });
  return found.ownerId;
}
