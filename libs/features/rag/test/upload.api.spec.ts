import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemContext } from '@assist/kernel';
import { BlobStore, StorageFull } from '@assist/platform/storage';
import { testDatabases, until, type CallReply, type TestApp } from '@assist/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { DocumentRepository } from '../src/documents/document.repository.js';
import { RagDocument } from '../src/documents/document.entity.js';
import { ingest, ragApp, settled, upload, uploader, type Uploader } from './rag-app.js';

const ctx = systemContext('test');

/** Real: database, storage, the worker. Fake: the faults of the disk. */
describe.each(testDatabases())('an upload on $engine', (engine) => {
  let app: TestApp;
  let me: Uploader;
  let blobs: BlobStore;
  beforeAll(async () => {
    app = await ragApp({ engine, env: { ASSIST_RAG_MAX_UPLOAD_MB: '3' } });
    me = await uploader(app);
    blobs = app.app.get(BlobStore, { strict: false });
  });
  afterAll(() => app.close());
  afterEach(() => vi.restoreAllMocks());

  const files = async (): Promise<number> =>
    (await readdir(join(app.dataDir, 'files'), { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) =>
      entry.isFile(),
    ).length;
  const send = (form: FormData): Promise<CallReply> =>
    app.call('POST', `/api/collections/${me.collectionId}/documents`, { token: me.token, body: form });
  const form = (...parts: readonly (readonly [field: string, value: string, fileName?: string])[]): FormData => {
    const data = new FormData();
    for (const [field, value, fileName] of parts) {
      if (fileName === undefined) data.append(field, value);
      else data.append(field, new File([value], fileName));
    }
    return data;
  };

  it.each([
    ['a second file', form(['file', 'eins', 'a.txt'], ['file', 'zwei', 'b.txt'])],
    ['a second file in another field', form(['file', 'eins', 'a.txt'], ['more', 'zwei', 'b.txt'])],
    ['a file in another field', form(['upload', 'eins', 'a.txt'])],
    [
      'many parts before the file',
      form(...Array.from({ length: 30 }, (_, at) => [`f${String(at)}`, 'x'] as const), ['file', 'eins', 'a.txt']),
    ],
  ])('is refused with %s, and nothing is kept', async (_, data) => {
    const before = await files();
    const reply = await send(data);
    expect([reply.status, reply.body.code, reply.body.issues?.[0]?.path]).toEqual([422, 'VALIDATION_FAILED', 'file']);
    await until(async () => (await files()) === before);
  });

  it('tells what it takes before anything is sent', async () => {
    const { status, body } = await app.call('GET', '/api/documents/rules', { token: me.token });
    expect([status, body.maxBytes]).toEqual([200, 3 * 1024 * 1024]);
    expect(body.extensions).toEqual(expect.arrayContaining(['pdf', 'docx', 'html', 'md', 'txt']));
    expect((await upload(app, me, 'zu-gross.txt', 'x'.repeat(body.maxBytes + 1))).status).toBe(413);
    expect((await app.call('GET', '/api/documents/rules')).status).toBe(401);
  });

  it('tells when the collection has the content already, whatever its name', async () => {
    const text = `Derselbe Inhalt auf ${engine.engine}`;
    const first = (await send(form(['file', text, 'original.txt']))).body;
    expect(first).toMatchObject({ name: 'original.txt', alreadyThere: false });
    expect((await send(form(['file', text, 'kopie.txt']))).body).toMatchObject({
      id: first.id,
      name: 'original.txt',
      alreadyThere: true,
    });
  });

  it('takes fields beside the file', async () => {
    expect((await send(form(['note', 'x'], ['file', `Text ${engine.engine}`, 'a.txt'], ['after', 'y']))).status).toBe(201);
  });

  it.each([
    ['full', Object.assign(new Error('no space left'), { code: 'ENOSPC', syscall: 'write' }), true],
    ['broken in a way nobody knows', Object.assign(new Error('what'), { code: 'EWHAT', syscall: 'write' }), false],
  ])('says so when the disk is %s: that is no fault of the request', async (_, fault, full) => {
    vi.spyOn(blobs, 'put').mockImplementation(async (content) => {
      // As `pipeline` does: the source ends with the fault of the target.
      content.destroy(fault);
      throw full ? new StorageFull({ cause: fault }) : fault;
    });
    const reply = await upload(app, me, 'voll.txt', 'Text');
    expect([reply.status, reply.body.code]).toEqual(full ? [507, 'STORAGE_FULL'] : [500, 'INTERNAL_ERROR']);
  });

  it('brings back a file that was lost', async () => {
    const broken = '%PDF-1.4\nkaputt';
    const first = await ingest(app, me, 'weg.pdf', broken);
    expect(first.error?.reason).toBe('damaged');
    const rowOf = (id: string): Promise<RagDocument> => app.database.manager(ctx).findOneByOrFail(RagDocument, { id });
    await blobs.delete((await rowOf(first.id)).blobKey);
    expect((await upload(app, me, 'weg.pdf', broken)).body.id).toBe(first.id);
    expect((await settled(app, me, first.id)).error?.reason).toBe('damaged');
    expect(await blobs.stat((await rowOf(first.id)).blobKey)).toEqual({ sizeBytes: broken.length });

    const ready = await ingest(app, me, 'fertig.txt', 'Fertig gelesen.');
    await blobs.delete((await rowOf(ready.id)).blobKey);
    expect((await upload(app, me, 'fertig.txt', 'Fertig gelesen.')).body).toMatchObject({ id: ready.id, state: 'ready' });
    expect((await app.call('GET', `/api/documents/${ready.id}/file`, { token: me.token })).body).toBe('Fertig gelesen.');
  });

  it('61: is refused beyond the limits of the licence, and nothing is kept of it; deleting makes room again', async () => {
    const other = await uploader(app);
    const totals = await app.app.get(DocumentRepository, { strict: false }).totals(ctx);
    app.quotas.limits.set('rag.documents', totals.count + 1).set('rag.storageGiB', totals.bytes + 20);
    try {
      expect((await upload(app, other, 'zu-viel.txt', 'x'.repeat(21))).body.code).toBe('LICENSE_QUOTA_EXCEEDED');
      const fits = await upload(app, other, 'passt.txt', 'y'.repeat(20));
      expect(fits.status).toBe(201);
      await settled(app, other, fits.body.id);
      const before = await files();
      const full = await upload(app, other, 'voll.txt', 'z');
      expect([full.status, full.body.code]).toEqual([402, 'LICENSE_QUOTA_EXCEEDED']);
      expect(await files()).toBe(before);
      expect((await upload(app, other, 'nochmal.txt', 'y'.repeat(20))).body.id).toBe(fits.body.id);
      expect((await app.call('DELETE', `/api/documents/${fits.body.id}`, { token: other.token })).status).toBe(204);
      expect((await upload(app, other, 'wieder.txt', 'z')).status).toBe(201);
    } finally {
      app.quotas.limits.clear();
    }
  });

  it('keeps one file of content that it has already', async () => {
    await ingest(app, me, 'einmal.txt', 'Nur einmal hier.');
    const before = await files();
    await upload(app, me, 'nochmal.txt', 'Nur einmal hier.');
    expect(await files()).toBe(before);
  });
});
