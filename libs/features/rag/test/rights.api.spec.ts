import { newId } from '@assist/kernel';
import { testDatabases, type TestApp } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingest, ragApp, search, upload, uploader, type Uploader } from './rag-app.js';

describe.each(testDatabases())('rights on $engine', (engine) => {
  let app: TestApp;
  let owner: Uploader;
  let stranger: Uploader;
  let admin: string;
  let documentId: string;
  beforeAll(async () => {
    app = await ragApp({ engine });
    [owner, stranger] = [await uploader(app), await uploader(app)];
    admin = app.user(['admin']).token;
    documentId = (await ingest(app, owner, 'geheim.txt', 'Das Gehalt des Vorstands beträgt 4711 Taler.')).id;
  });
  afterAll(() => app.close());

  const routes = (): ReadonlyArray<readonly [method: string, path: string, code: string, body?: object]> => [
    ['PATCH', `/api/collections/${owner.collectionId}`, 'COLLECTION_NOT_FOUND', { name: 'Meins' }],
    ['DELETE', `/api/collections/${owner.collectionId}`, 'COLLECTION_NOT_FOUND'],
    ['GET', `/api/collections/${owner.collectionId}/documents`, 'COLLECTION_NOT_FOUND'],
    ['GET', `/api/documents/${documentId}`, 'DOCUMENT_NOT_FOUND'],
    ['GET', `/api/documents/${documentId}/content`, 'DOCUMENT_NOT_FOUND'],
    ['GET', `/api/documents/${documentId}/file`, 'DOCUMENT_NOT_FOUND'],
    ['POST', `/api/documents/${documentId}/retry`, 'DOCUMENT_NOT_FOUND'],
    ['DELETE', `/api/documents/${documentId}`, 'DOCUMENT_NOT_FOUND'],
    ['POST', '/api/search', 'COLLECTION_NOT_FOUND', { query: 'Gehalt', collectionIds: [owner.collectionId] }],
  ];

  it('T2, T17: answers a stranger and an administrator as if the thing did not exist', async () => {
    for (const token of [stranger.token, admin]) {
      for (const [method, path, code, body] of routes()) {
        const foreign = await app.call(method, path, { token, body });
        const unknown = await app.call(method, path.replace(owner.collectionId, newId()).replace(documentId, newId()), {
          token,
          body: body && JSON.parse(JSON.stringify(body).replace(owner.collectionId, newId())),
        });
        expect([method, path, foreign.status, foreign.body.code]).toEqual([method, path, 404, code]);
        expect({ ...unknown.body, requestId: '' }).toEqual({ ...foreign.body, requestId: '' });
      }
    }
    const into = await upload(app, { token: stranger.token, collectionId: owner.collectionId }, 'x.txt', 'x');
    expect(into.body.code).toBe('COLLECTION_NOT_FOUND');
    expect((await search(app, owner.token, 'Gehalt Vorstand'))[0]?.documentId).toBe(documentId);
  });

  it('T2: finds nothing of others, in search, counts and the helpdesk routes', async () => {
    expect(await search(app, stranger.token, 'Gehalt Vorstand 4711')).toEqual([]);
    expect(
      (await app.call('POST', '/rag/query', { token: stranger.token, body: { subject: 'Gehalt', latest_message: 'Vorstand' } }))
        .body.results,
    ).toEqual([]);
    expect((await app.call('GET', '/rag/health', { token: stranger.token })).body).toEqual({ status: 'ok', doc_count: 0 });
    expect((await app.call('GET', '/rag/health', { token: owner.token })).body).toEqual({ status: 'ok', doc_count: 1 });
  });

  it('lets nobody in without a token', async () => {
    for (const [method, path, , body] of [
      ...routes(),
      ['GET', '/rag/health', ''] as const,
      ['POST', '/rag/query', '', {}] as const,
      ['POST', '/query', '', {}] as const,
      ['POST', '/rag/reindex', ''] as const,
    ]) {
      expect([path, (await app.call(method, path, { body })).status]).toEqual([path, 401]);
    }
  });

  it('makes one default collection, however many first requests come at once', async () => {
    const { token } = app.user();
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => app.call('GET', '/api/collections', { token, headers: { 'accept-language': 'de' } })),
    );
    expect(new Set(replies.map((reply) => reply.body.items.map((item: { id: string }) => item.id).join())).size).toBe(1);
    expect(replies[0]?.body.items).toHaveLength(1);
    expect(replies[0]?.body.items[0]).toMatchObject({
      name: 'Meine Dokumente',
      isDefault: true,
      documentCount: 0,
      pendingCount: 0,
    });
  });

  it('keeps names of collections unique for one user only', async () => {
    const create = (token: string, name: string): ReturnType<TestApp['call']> =>
      app.call('POST', '/api/collections', { token, body: { name } });
    expect((await create(owner.token, 'Verträge')).status).toBe(201);
    expect((await create(stranger.token, 'Verträge')).status).toBe(201);
    expect((await create(owner.token, 'VERTRÄGE')).body.code).toBe('COLLECTION_NAME_TAKEN');
    const other = await create(owner.token, 'Anderes');
    const renamed = await app.call('PATCH', `/api/collections/${other.body.id}`, {
      token: owner.token,
      body: { name: 'verträge' },
    });
    expect([renamed.status, renamed.body.code]).toEqual([409, 'COLLECTION_NAME_TAKEN']);
    expect(
      (await app.call('PATCH', `/api/collections/${other.body.id}`, { token: owner.token, body: { name: 'Neuer Name' } })).body
        .name,
    ).toBe('Neuer Name');
  });

  it('deletes a collection with all that can be found of it', async () => {
    const { body } = await app.call('POST', '/api/collections', { token: owner.token, body: { name: 'Wegwerf' } });
    const there = { token: owner.token, collectionId: body.id };
    const document = await ingest(app, there, 'w.txt', 'Der Wolpertinger wohnt im Wald.');
    expect(await search(app, owner.token, 'Wolpertinger', { collectionIds: [body.id] })).toHaveLength(1);
    expect((await app.call('DELETE', `/api/collections/${body.id}`, { token: owner.token })).status).toBe(204);
    expect((await search(app, owner.token, 'Wolpertinger')).map((result) => result.documentId)).not.toContain(document.id);
    expect((await app.call('GET', `/api/documents/${document.id}`, { token: owner.token })).status).toBe(404);
  });

  it('closes writing without a licence, and leaves reading, deleting and export open', async () => {
    app.gate.setReadOnly(true);
    try {
      expect((await upload(app, owner, 'x.txt', 'x')).status).toBe(402);
      expect((await app.call('POST', '/api/search', { token: owner.token, body: { query: 'x' } })).status).toBe(402);
      for (const path of [
        '/api/collections',
        `/api/documents/${documentId}`,
        `/api/documents/${documentId}/content`,
        `/api/documents/${documentId}/file`,
      ]) {
        expect([path, (await app.call('GET', path, { token: owner.token })).status]).toEqual([path, 200]);
      }
    } finally {
      app.gate.setReadOnly(false);
    }
  });
});
