import { systemContext, type RequestContext } from '@assist/kernel';
import { testDatabases, type TestApp } from '@assist/platform/testing';
import type { WorkItem } from '@assist/platform/work';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { RagDocument } from '../src/documents/document.entity.js';
import { CheckIndex } from '../src/index/check-index.js';
import { IndexSource } from '../src/index/index-source.repository.js';
import { RebuildIndex } from '../src/index/rebuild-index.js';
import { RetrievalIndex } from '../src/index/retrieval-index.js';
import { RagBlock } from '../src/ingest/block.entity.js';
import { RagChunk } from '../src/ingest/chunk.entity.js';
import { CleanDocuments } from '../src/ingest/clean-documents.processor.js';
import { IngestDocument } from '../src/ingest/ingest-document.processor.js';
import { ragApp, search, upload, uploader, type Uploader } from './rag-app.js';
import { indexRow } from './retrieval-index.contract.js';

class Crash extends Error {}

const TEXT = Array.from(
  { length: 60 },
  (_, at) => `# Abschnitt ${String(at)}\n\n${`Die Pumpe ${String(at)} fördert Wasser in den Behälter. `.repeat(8)}\n`,
).join('\n');

/** Real: database, storage, parser process, index. Fake: the work item, which dies where the test says. */
describe.each(testDatabases())('ingest on $engine', (engine) => {
  const ctx = systemContext('test');
  let app: TestApp;
  let me: Uploader;
  let ingest: IngestDocument;
  let index: RetrievalIndex;
  beforeAll(async () => {
    app = await ragApp({ engine, role: 'http' });
    me = await uploader(app);
    ingest = app.app.get(IngestDocument, { strict: false });
    index = app.app.get(RetrievalIndex, { strict: false });
  });
  afterAll(() => app.close());

  /** Dies at the n-th transaction, before it begins or right after it was committed. */
  const item = (
    documentId: string,
    dieAt = Number.POSITIVE_INFINITY,
    when: 'before' | 'after' = 'before',
  ): WorkItem<null> & { readonly calls: () => number } => {
    let calls = 0;
    const fenced = async <T>(inner: RequestContext, work: (tx: RequestContext) => Promise<T>): Promise<T> => {
      calls += 1;
      if (calls === dieAt && when === 'before') throw new Crash();
      const value = await app.database.transaction(inner, work);
      if (calls === dieAt) throw new Crash();
      return value;
    };
    return {
      id: 'w',
      type: 'rag.ingest',
      subjectId: documentId,
      payload: null,
      attempt: 1,
      fence: 1,
      fenced,
      complete: fenced,
      calls: () => calls,
    };
  };
  const rowCounts = async (documentId: string): Promise<{ blocks: number; chunks: number; indexed: number }> => {
    const manager = app.database.manager(ctx);
    const [blocks, chunks] = [await manager.countBy(RagBlock, { documentId }), await manager.countBy(RagChunk, { documentId })];
    return { blocks, chunks, indexed: (await index.countByDocument()).get(documentId) ?? 0 };
  };
  const document = (id: string): Promise<RagDocument> => app.database.manager(ctx).findOneByOrFail(RagDocument, { id });

  it('may die at any step: nothing is found before it is complete, nothing is there twice afterwards', async () => {
    const { id } = (await upload(app, me, 'kill.md', TEXT)).body;
    const whole = item((await upload(app, me, 'whole.md', `${TEXT}\nEnde`)).body.id);
    await ingest.process(ctx, whole);
    for (let step = 1; step <= whole.calls(); step += 1) {
      for (const when of ['before', 'after'] as const) {
        if (step === whole.calls() && when === 'after') continue;
        await expect(ingest.process(ctx, item(id, step, when))).rejects.toThrow(Crash);
        expect((await search(app, me.token, 'Pumpe Behälter')).map((result) => result.documentId)).not.toContain(id);
      }
    }
    await ingest.process(ctx, item(id));
    const done = await document(id);
    expect(done).toMatchObject({ state: 'ready', failure: null, blockCount: 120, chunkCount: 60 });
    expect(await rowCounts(id)).toEqual({ blocks: 120, chunks: 60, indexed: 60 });
    await ingest.process(ctx, item(id));
    expect(await rowCounts(id)).toEqual({ blocks: 120, chunks: 60, indexed: 60 });
  }, 120_000);

  it('may lose the index at any put', async () => {
    const { id } = (await upload(app, me, 'index.md', `${TEXT}\nAndere`)).body;
    for (const call of [1, 2]) {
      let calls = 0;
      const original = index.put.bind(index);
      const put = vi.spyOn(index, 'put').mockImplementation(async (rows) => {
        calls += 1;
        if (calls === call) throw new Crash();
        await original(rows);
      });
      await expect(ingest.process(ctx, item(id))).rejects.toThrow(Crash);
      put.mockRestore();
    }
    await ingest.process(ctx, item(id));
    const { chunks, indexed } = await rowCounts(id);
    expect(indexed).toBe(chunks);
  });

  it('fails a document whose file is gone, and one whose every try failed', async () => {
    const { id } = (await upload(app, me, 'weg.md', 'Text der verschwindet')).body;
    await app.database.transaction(ctx, (tx) =>
      app.database.manager(tx).update(RagDocument, { id }, { blobKey: 'aa/00000000-0000-4000-8000-000000000000' }),
    );
    await ingest.process(ctx, item(id));
    expect(await document(id)).toMatchObject({ state: 'failed', failure: 'internal' });
    const { id: second } = (await upload(app, me, 'nie.md', 'Text der nie gelesen wird')).body;
    await app.database.transaction(ctx, (tx) => ingest.onFailed(tx, item(second)));
    const reply = await app.call('GET', `/api/documents/${second}`, { token: me.token });
    expect(reply.body).toMatchObject({ state: 'failed', error: { reason: 'internal', retryable: true } });
    const again = await app.call('POST', `/api/documents/${second}/retry`, { token: me.token });
    expect(again.body).toMatchObject({ state: 'queued', error: null });
    await ingest.process(ctx, item(second));
    expect(await document(second)).toMatchObject({ state: 'ready', version: 2 });
  });

  it('reads a failed document anew when an administrator asks for the work again, unless its owner was faster', async () => {
    const { id } = (await upload(app, me, 'again.md', `${TEXT}\nNoch einmal`)).body;
    await app.database.transaction(ctx, (tx) => ingest.onFailed(tx, item(id)));
    await ingest.process(ctx, { ...item(id), isRetried: true });
    const reopened = await document(id);
    expect([reopened.state, reopened.version]).toEqual(['queued', 2]);
    await ingest.process(ctx, { ...item(id), isRetried: true });
    expect((await document(id)).version).toBe(2);
    await ingest.process(ctx, item(id));
    expect((await document(id)).state).toBe('ready');
  });

  it('tells that there was no room when every try found none', async () => {
    const { id } = (await upload(app, me, 'voll.md', 'Text ohne Platz')).body;
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    await app.database.transaction(ctx, (tx) => ingest.onFailed(tx, item(id), full));
    const reply = await app.call('GET', `/api/documents/${id}`, { token: me.token });
    expect(reply.body).toMatchObject({ state: 'failed', error: { reason: 'storage_full', retryable: true } });
  });

  it('cleans rows, index and file of a deleted document, and only of that', async () => {
    const [gone, kept] = [
      (await upload(app, me, 'gone.md', `${TEXT}\nweg`)).body.id,
      (await upload(app, me, 'kept.md', `${TEXT}\nbleibt`)).body.id,
    ];
    for (const id of [gone, kept]) await ingest.process(ctx, item(id));
    const { blobKey } = await document(gone);
    await app.call('DELETE', `/api/documents/${gone}`, { token: me.token });
    const clean = app.app.get(CleanDocuments, { strict: false });
    const payload = { leftovers: [{ documentId: gone, version: null, blobKey }] };
    await clean.process(ctx, { ...item(gone), payload });
    await clean.process(ctx, { ...item(gone), payload });
    expect(await rowCounts(gone)).toEqual({ blocks: 0, chunks: 0, indexed: 0 });
    expect((await rowCounts(kept)).indexed).toBe((await document(kept)).chunkCount);
  });

  it('asks for a new index when this one lacks rows, and leaves a complete one alone', async () => {
    const check = app.app.get(CheckIndex, { strict: false });
    const rebuild = app.app.get(RebuildIndex, { strict: false });
    expect(await check.execute()).toBe(false);
    const [victim] = await search(app, me.token, 'Pumpe');
    await index.removeDocument(victim!.documentId);
    expect(await check.execute()).toBe(true);
    await rebuild.execute(ctx);
    const { chunks, indexed } = await rowCounts(victim!.documentId);
    expect([indexed, indexed > 0]).toEqual([chunks, true]);
    expect(await check.execute()).toBe(false);
  });

  it('takes rows out of the index that belong to no document, or to an older version of one', async () => {
    const check = app.app.get(CheckIndex, { strict: false });
    const [known] = await search(app, me.token, 'Pumpe');
    const { version } = await document(known!.documentId);
    await app.database.transaction(ctx, async (tx) => {
      await app.database.manager(tx).update(RagDocument, { id: known!.documentId }, { version: version + 1 });
      await app.database.manager(tx).update(RagChunk, { documentId: known!.documentId }, { version: version + 1 });
    });
    const gone = { ...indexRow('Pumpe'), collectionId: me.collectionId };
    await index.put([gone]);
    expect(await check.execute()).toBe(true);
    const counts = await index.rowCounts();
    expect(counts.filter((one) => [gone.documentId, known!.documentId].includes(one.documentId))).toEqual([]);
    await app.app.get(RebuildIndex, { strict: false }).execute(ctx);
    expect(await index.rowCounts()).toContainEqual(
      expect.objectContaining({ documentId: known!.documentId, version: version + 1 }),
    );
  });

  describe('while the index is built anew', () => {
    /** Runs `meanwhile` once, right after the n-th call of a method of the index. */
    const after = (method: 'put' | 'rebuild', nth: number, meanwhile: () => Promise<void>): void => {
      let calls = 0;
      const original = index[method].bind(index) as (...args: unknown[]) => Promise<unknown>;
      const spy = vi.spyOn(index, method) as unknown as {
        mockImplementation(fake: (...args: unknown[]) => Promise<unknown>): void;
      };
      spy.mockImplementation(async (...args) => {
        const value = await original(...args);
        calls += 1;
        if (calls === nth) await meanwhile();
        return value;
      });
    };
    const rebuild = (): Promise<void> => app.app.get(RebuildIndex, { strict: false }).execute(ctx);
    afterEach(() => vi.restoreAllMocks());

    it('keeps every chunk of a document that is being indexed, before, during and after', async () => {
      const { id } = (await upload(app, me, 'midst.md', `${TEXT}\n${TEXT}\n${TEXT}\nMitten`)).body;
      after('put', 2, rebuild);
      await ingest.process(ctx, item(id));
      const { chunks, indexed } = await rowCounts(id);
      expect([chunks, indexed]).toEqual([180, 180]);
    });

    it('keeps a document that becomes ready behind the walk', async () => {
      const { id } = (await upload(app, me, 'behind.md', `${TEXT}\nHinten`)).body;
      after('rebuild', 1, () => ingest.process(ctx, item(id)));
      await rebuild();
      const { chunks, indexed } = await rowCounts(id);
      expect([chunks, indexed]).toEqual([60, 60]);
    });

    it('does not bring a document back that is deleted in the middle of it', async () => {
      const { id } = (await upload(app, me, 'fort.md', `${TEXT}\nFort`)).body;
      await ingest.process(ctx, item(id));
      const { blobKey } = await document(id);
      const clean = app.app.get(CleanDocuments, { strict: false });
      const source = app.app.get(IndexSource, { strict: false });
      const original = source.chunks.bind(source);
      let isGone = false;
      vi.spyOn(source, 'chunks').mockImplementation(async (inner, one, from, limit) => {
        const read = await original(inner, one, from, limit);
        if (one.id === id && !isGone) {
          isGone = true;
          await app.call('DELETE', `/api/documents/${id}`, { token: me.token });
          await clean.process(ctx, { ...item(id), payload: { leftovers: [{ documentId: id, version: null, blobKey }] } });
        }
        return read;
      });
      await rebuild();
      expect(isGone).toBe(true);
      expect(await rowCounts(id)).toEqual({ blocks: 0, chunks: 0, indexed: 0 });
    });
  });
});
