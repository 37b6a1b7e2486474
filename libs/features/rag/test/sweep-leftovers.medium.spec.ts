import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { newId, systemContext } from '@assist/kernel';
import { BlobStore, processMark } from '@assist/platform/storage';
import { testDatabases, until, type TestApp } from '@assist/platform/testing';
import { WorkItemEntity } from '@assist/platform/work';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RagDocument } from '../src/documents/document.entity.js';
import { RagBlock } from '../src/ingest/block.entity.js';
import { RagChunk } from '../src/ingest/chunk.entity.js';
import { ContentRepository } from '../src/ingest/content.repository.js';
import { SweepLeftovers } from '../src/ingest/sweep-leftovers.js';
import { ingest, ragApp, search, uploader, type Uploader } from './rag-app.js';

const ctx = systemContext('test');
const DAY_MS = 24 * 3600_000;

/** Real: database, storage, index, the worker. */
describe.each(testDatabases())('what nothing names any more, on $engine', (engine) => {
  let app: TestApp;
  let me: Uploader;
  let sweep: SweepLeftovers;
  let blobs: BlobStore;
  beforeAll(async () => {
    app = await ragApp({ engine });
    me = await uploader(app);
    sweep = app.app.get(SweepLeftovers, { strict: false });
    blobs = app.app.get(BlobStore, { strict: false });
  });
  afterAll(() => app.close());

  const allSettled = (): Promise<void> =>
    until(
      async () => (await app.database.manager(ctx).countBy(WorkItemEntity, [{ status: 'ready' }, { status: 'running' }])) === 0,
      60_000,
    );
  const storeOld = async (): Promise<string> => {
    const { key } = await blobs.put(Readable.from([Buffer.from('x')]));
    await age(key);
    return key;
  };
  const age = async (key: string): Promise<void> => {
    const old = new Date(Date.now() - 1.1 * DAY_MS);
    await utimes(join(app.dataDir, 'files', key), old, old);
  };
  const keyOf = async (id: string): Promise<string> =>
    (await app.database.manager(ctx).findOneByOrFail(RagDocument, { id })).blobKey;

  it('takes no file while there is not one document: it may be the wrong database', async () => {
    const key = await storeOld();
    await sweep.execute();
    expect(await blobs.stat(key)).not.toBeNull();
    await blobs.delete(key);
  });

  it('takes text of documents that are gone, and none of others', async () => {
    const kept = await ingest(app, me, 'bleibt.md', '# Titel\n\nDer Text von Quastenflossern bleibt.');
    const manager = app.database.manager(ctx);
    const [block, chunk] = [
      await manager.findOneByOrFail(RagBlock, { documentId: kept.id }),
      await manager.findOneByOrFail(RagChunk, { documentId: kept.id }),
    ];
    const gone = Array.from({ length: 3 }, () => newId());
    const content = app.app.get(ContentRepository, { strict: false });
    await app.database.transaction(ctx, async (tx) => {
      await content.insertBlocks(
        tx,
        gone.slice(0, 2).map((documentId) => ({ ...block, id: newId(), documentId })),
      );
      await content.insertChunks(
        tx,
        gone.slice(1).map((documentId) => ({ ...chunk, id: newId(), documentId })),
      );
    });
    await sweep.execute();
    await allSettled();
    expect([await manager.count(RagBlock), await manager.count(RagChunk)]).toEqual([
      await manager.countBy(RagBlock, { documentId: kept.id }),
      await manager.countBy(RagChunk, { documentId: kept.id }),
    ]);
    expect((await search(app, me.token, 'Quastenflosser'))[0]?.documentId).toBe(kept.id);
  });

  it('takes files that no document names once they are a day old', async () => {
    const document = await ingest(app, me, 'hat-datei.md', 'Dessen Datei bleibt.');
    await age(await keyOf(document.id));
    const [old, { key: young }] = [await storeOld(), await blobs.put(Readable.from([Buffer.from('x')]))];
    await sweep.execute();
    expect(await blobs.stat(old)).toBeNull();
    expect(await blobs.stat(young)).not.toBeNull();
    expect(await blobs.stat(await keyOf(document.id))).not.toBeNull();
  });

  it('takes what a killed process has left of uploads and of reading', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
    await once(child, 'spawn');
    const [incoming, parse] = [join(app.dataDir, 'files', 'incoming'), join(app.dataDir, 'work', 'parse')];
    const left = `${processMark(child.pid)}-left`;
    for (const folder of [incoming, parse]) await mkdir(join(folder, ...(folder === parse ? [left] : [])), { recursive: true });
    await writeFile(join(incoming, left), 'x');
    await sweep.execute();
    expect([await readdir(incoming), await readdir(parse)].flat()).toEqual([left, left]);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    await sweep.execute();
    expect([await readdir(incoming), await readdir(parse)].flat()).toEqual([]);
  });
});

it('sweeps when the service starts', async () => {
  const first = await ragApp();
  const old = `${processMark()}-left`;
  const incoming = join(first.dataDir, 'files', 'incoming');
  await mkdir(incoming, { recursive: true });
  await writeFile(join(incoming, old), 'x');
  await utimes(join(incoming, old), new Date(0), new Date(0));
  await first.stop();
  const second = await ragApp({ restartOf: first });
  await until(async () => (await readdir(incoming)).length === 0);
  await second.close();
});
