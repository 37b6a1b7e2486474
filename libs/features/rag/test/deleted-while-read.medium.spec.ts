import { systemContext, type RequestContext } from '@assist/kernel';
import { testDatabases, until, type CallReply, type TestApp } from '@assist/platform/testing';
import { BlobStore } from '@assist/platform/storage';
import { WakeupTransport, WorkItemEntity, type WorkItem } from '@assist/platform/work';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { DocumentRepository } from '../src/documents/document.repository.js';
import { QueueIngest } from '../src/documents/queue-ingest.js';
import { RetrievalIndex } from '../src/index/retrieval-index.js';
import { RagBlock } from '../src/ingest/block.entity.js';
import { RagChunk } from '../src/ingest/chunk.entity.js';
import { CleanDocuments } from '../src/ingest/clean-documents.processor.js';
import { ContentRepository } from '../src/ingest/content.repository.js';
import { IngestDocument } from '../src/ingest/ingest-document.processor.js';
import type { CleanPayload } from '../src/ingest/work-types.js';
import { ragApp, upload, uploader, type Uploader } from './rag-app.js';

const ctx = systemContext('test');
const text = (name: string): string =>
  Array.from(
    { length: 150 },
    (_, at) => `# ${name} ${String(at)}\n\n${`Die Pumpe ${String(at)} fördert Wasser. `.repeat(12)}\n`,
  ).join('\n');

/** What is left of a document: rows of text, chunks, and chunks in the index. */
async function leftOf(app: TestApp, documentId: string): Promise<readonly [blocks: number, chunks: number, indexed: number]> {
  const manager = app.database.manager(ctx);
  const indexed = (await app.app.get(RetrievalIndex, { strict: false }).countByDocument()).get(documentId) ?? 0;
  return [await manager.countBy(RagBlock, { documentId }), await manager.countBy(RagChunk, { documentId }), indexed];
}

/** Real: database, storage, parser process, index, the worker. */
describe.each(testDatabases())('a document that is deleted while it is read, on $engine', (engine) => {
  let app: TestApp;
  let me: Uploader;
  let content: ContentRepository;
  let index: RetrievalIndex;
  beforeAll(async () => {
    app = await ragApp({ engine });
    me = await uploader(app);
    content = app.app.get(ContentRepository, { strict: false });
    index = app.app.get(RetrievalIndex, { strict: false });
  });
  afterAll(() => app.close());
  afterEach(() => vi.restoreAllMocks());

  const allSettled = (): Promise<void> =>
    until(
      async () => (await app.database.manager(ctx).countBy(WorkItemEntity, [{ status: 'ready' }, { status: 'running' }])) === 0,
      60_000,
    );
  /** Starts `act` when the n-th batch of a kind is written, beside the ingest that goes on. */
  const during = (
    method: 'insertBlocks' | 'insertChunks',
    call: number,
    act: () => Promise<CallReply>,
  ): (() => Promise<CallReply>) => {
    let acting: Promise<CallReply> | undefined;
    let calls = 0;
    const original = content[method].bind(content) as (tx: RequestContext, rows: readonly never[]) => Promise<void>;
    vi.spyOn(content, method).mockImplementation(async (tx: RequestContext, rows: readonly unknown[]) => {
      calls += 1;
      if (calls === call) acting = act();
      await original(tx, rows as readonly never[]);
    });
    return async () => {
      await until(() => acting !== undefined, 60_000);
      return acting as Promise<CallReply>;
    };
  };

  it.each([
    ['insertBlocks', 1, 'in time'],
    ['insertBlocks', 2, 'never'],
    ['insertChunks', 1, 'in time'],
    ['insertChunks', 2, 'never'],
  ] as const)('leaves nothing when it goes at %s %i and the cancel arrives %s', async (method, call, arrival) => {
    if (arrival === 'never') vi.spyOn(app.app.get(WakeupTransport, { strict: false }), 'cancel').mockResolvedValue(undefined);
    let id = '';
    const acted = during(method, call, () => app.call('DELETE', `/api/documents/${id}`, { token: me.token }));
    id = (await upload(app, me, 'weg.md', text(`${method}${String(call)}`))).body.id;
    expect((await acted()).status).toBe(204);
    await allSettled();
    expect(await leftOf(app, id)).toEqual([0, 0, 0]);
  });

  it('leaves nothing when its collection goes', async () => {
    vi.spyOn(app.app.get(WakeupTransport, { strict: false }), 'cancel').mockResolvedValue(undefined);
    const made = await app.call('POST', '/api/collections', { token: me.token, body: { name: 'Ablage' } });
    const acted = during('insertChunks', 1, () => app.call('DELETE', `/api/collections/${made.body.id}`, { token: me.token }));
    const { id } = (await upload(app, { ...me, collectionId: made.body.id }, 'weg.md', text('Ablage'))).body;
    expect((await acted()).status).toBe(204);
    await allSettled();
    expect(await leftOf(app, id)).toEqual([0, 0, 0]);
  });

  it('takes a document along that arrives while its collection goes', async () => {
    const made = await app.call('POST', '/api/collections', { token: me.token, body: { name: 'Eben noch' } });
    const documents = app.app.get(DocumentRepository, { strict: false });
    const listed = vi.spyOn(documents, 'listOfCollection');
    const queueIngest = app.app.get(QueueIngest, { strict: false });
    const first = queueIngest.first.bind(queueIngest);
    let deletion: Promise<CallReply> | undefined;
    let blobKey = '';
    vi.spyOn(queueIngest, 'first').mockImplementation(async (tx, document) => {
      deletion = app.call('DELETE', `/api/collections/${made.body.id}`, { token: me.token });
      if (engine.engine === 'postgres') await until(async () => listed.mock.calls.length > 0 || (await waitsForLock()));
      blobKey = document.blobKey;
      await first(tx, document);
    });
    const { id } = (await upload(app, { ...me, collectionId: made.body.id }, 'eben.md', text('eben'))).body;
    expect((await deletion)?.status).toBe(204);
    await allSettled();
    expect(await leftOf(app, id)).toEqual([0, 0, 0]);
    expect(await app.app.get(BlobStore, { strict: false }).stat(blobKey)).toBeNull();
  });

  const waitsForLock = async (): Promise<boolean> => {
    const sql = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%rag_collection%'";
    return ((await app.database.manager(ctx).query(sql)) as unknown[]).length > 0;
  };

  it('leaves nothing in the index when the last rows reach it after the cleaning', async () => {
    vi.spyOn(app.app.get(WakeupTransport, { strict: false }), 'cancel').mockResolvedValue(undefined);
    let id = '';
    const original = index.put.bind(index);
    const clean = app.app.get(CleanDocuments, { strict: false });
    const put = vi.spyOn(index, 'put').mockImplementation(async (rows) => {
      if (rows[0]?.documentId === id) {
        put.mockRestore();
        await app.call('DELETE', `/api/documents/${id}`, { token: me.token });
        await until(
          async () => (await app.database.manager(ctx).countBy(WorkItemEntity, { type: 'rag.clean', status: 'ready' })) === 0,
        );
        await clean.process(ctx, cleanItem({ leftovers: [{ documentId: id, version: null, blobKey: null }] }));
      }
      await original(rows);
    });
    const reply = await upload(app, me, 'spät.md', text('spät'));
    id = reply.body.id;
    await until(async () => (await app.call('GET', `/api/documents/${id}`, { token: me.token })).status === 404, 60_000);
    await allSettled();
    expect(await leftOf(app, id)).toEqual([0, 0, 0]);
  });

  it('stops to read: nothing is written after the deletion', async () => {
    vi.spyOn(app.app.get(WakeupTransport, { strict: false }), 'cancel').mockResolvedValue(undefined);
    let id = '';
    const acted = during('insertBlocks', 1, () => app.call('DELETE', `/api/documents/${id}`, { token: me.token }));
    const put = vi.spyOn(index, 'put');
    id = (await upload(app, me, 'halt.md', text('halt'))).body.id;
    await acted();
    await allSettled();
    expect(put).not.toHaveBeenCalled();
    const items = await app.database.manager(ctx).findBy(WorkItemEntity, { type: 'rag.ingest', subjectId: id });
    expect(items.map((item) => item.status)).not.toContain('failed');
  });

  function cleanItem(payload: CleanPayload): WorkItem<CleanPayload> {
    const fenced = <T>(inner: RequestContext, work: (tx: RequestContext) => Promise<T>): Promise<T> =>
      app.database.transaction(inner, work);
    return { id: 'c', type: 'rag.clean', subjectId: null, payload, attempt: 1, fence: 1, fenced, complete: fenced };
  }

  it('reads no document whose row went while it waited, and cleans what an earlier try left', async () => {
    const ingest = app.app.get(IngestDocument, { strict: false });
    const { id } = (await upload(app, me, 'lief.md', text('lief'))).body;
    await until(async () => (await leftOf(app, id))[2] > 0, 60_000);
    await allSettled();
    const stale = (await app.database.manager(ctx).findBy(RagChunk, { documentId: id })).slice(0, 3);
    await app.call('DELETE', `/api/documents/${id}`, { token: me.token });
    await allSettled();
    await app.database.transaction(ctx, (tx) => content.insertChunks(tx, stale));
    const item = { ...cleanItem({ leftovers: [] }), type: 'rag.ingest', subjectId: id, payload: null };
    await ingest.process(ctx, item);
    await allSettled();
    expect(await leftOf(app, id)).toEqual([0, 0, 0]);
  });
});
