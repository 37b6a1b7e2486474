import { existsSync, globSync, statSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, newId } from '@assist/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LanceDbRetrievalIndex } from '../src/index/lance/lancedb-retrieval-index.js';
import type { IndexRow } from '../src/index/retrieval-index.js';
import { indexRow, retrievalIndexContract } from './retrieval-index.contract.js';

retrievalIndexContract('LanceDB on disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assist-index-'));
  return { open: () => new LanceDbRetrievalIndex(folder), dispose: () => rm(folder, { recursive: true, force: true }) };
});

describe('LanceDB after an erasure', () => {
  let folder: string;
  let index: LanceDbRetrievalIndex;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assist-index-'));
    index = new LanceDbRetrievalIndex(folder, undefined, { graceMs: 300 });
  });
  afterAll(async () => {
    await index.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Bytes of the files that list all words that the index knows. */
  const wordBytes = (): number =>
    globSync(join(folder, 'chunks_*', '_indices', '**', '*tokens.lance')).reduce((sum, path) => sum + statSync(path).size, 0);
  /** Every version of the table that can still be read. */
  const readableTexts = async (): Promise<string[]> => {
    const lance = await import('@lancedb/lancedb');
    const connection = await lance.connect(folder);
    const [name] = (await connection.tableNames()).filter((table) => table.startsWith('chunks_'));
    const table = await connection.openTable(name ?? '');
    const texts: string[] = [];
    for (const { version } of await table.listVersions()) {
      await table.checkout(version).catch(() => undefined);
      texts.push(...(await table.query().toArray()).map((row: { readonly stem: string }) => row.stem));
    }
    return texts;
  };

  it('keeps no row and no word of removed documents in any file, and all others', async () => {
    const words = (at: number, mark: string): string =>
      Array.from({ length: 20 }, (_, n) => `${mark}${String(at * 20 + n)}`).join(' ');
    const [collectionId, documentId] = [newId(), newId()];
    await index.put(Array.from({ length: 700 }, (_, at) => indexRow(words(at, 'bleibt'), { collectionId })));
    await index.forget();
    await expect.poll(wordBytes, { timeout: 10_000 }).toBeGreaterThan(0);
    await expect.poll(async () => (await readableTexts()).length, { timeout: 15_000 }).toBe(700);
    const before = wordBytes();
    await index.put(Array.from({ length: 700 }, (_, at) => indexRow(words(at, 'geht'), { collectionId, documentId })));
    await index.forget();
    expect(wordBytes()).toBeGreaterThan(before * 1.5);
    await index.removeDocument(documentId);
    await index.forget();
    const left = async (): Promise<number> => (await readableTexts()).filter((text) => text.includes('geht')).length;
    await expect.poll(left, { timeout: 15_000 }).toBe(0);
    await expect.poll(wordBytes, { timeout: 15_000 }).toBeLessThan(before * 1.02);
    expect(await index.count()).toBe(700);
    const hits = await index.search({ leg: 'stem', terms: ['bleibt4711'], collectionIds: [collectionId], limit: 5 });
    expect(hits).toHaveLength(1);
  });

  it('drops what a change has written that another one was faster than', async () => {
    const [first, second] = [indexRow('zuvor', { collectionId: newId() }), indexRow('danach', { collectionId: newId() })];
    await index.put([first]);
    const [data = ''] = globSync(join(folder, 'chunks_*', 'data'));
    // A change that was preempted leaves its file, and no version names it.
    const given = join(data, 'given-up.lance');
    await copyFile(join(data, (await readdir(data))[0] ?? ''), given);
    await index.put([second]);
    await expect.poll(() => existsSync(given), { timeout: 15_000 }).toBe(false);
    for (const { documentId } of [first, second]) await index.removeDocument(documentId);
  });

  it('has nothing to forget where there is nothing', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'assist-index-'));
    const other = new LanceDbRetrievalIndex(empty);
    await other.forget();
    expect(await other.count()).toBe(0);
    await other.close();
    await rm(empty, { recursive: true, force: true });
  });
});

describe('LanceDB with many rows', () => {
  let folder: string;
  let index: LanceDbRetrievalIndex;
  const collectionId = newId();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assist-index-'));
    index = new LanceDbRetrievalIndex(folder);
  });
  afterAll(async () => {
    await index.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('finds every row while its full text indexes are being brought up to date', async () => {
    for (let batch = 0; batch < 30; batch += 1) {
      await index.put(
        Array.from({ length: 100 }, (_, at) => indexRow(`Abschnitt zeile${String(batch * 100 + at)}`, { collectionId })),
      );
      const hits = await index.search({
        leg: 'stem',
        terms: [`zeile${String(batch * 100 + 7)}`],
        collectionIds: [collectionId],
        limit: 10,
      });
      expect(hits.length).toBe(1);
    }
    expect(await index.count()).toBe(3000);
  });

  it('leaves nothing of a table that is replaced while its full text indexes are brought up to date', async () => {
    const isOptimizing = (): boolean => process.getActiveResourcesInfo().includes('ProcessWrap');
    const before = await readdir(folder);
    await index.put(Array.from({ length: 600 }, () => indexRow('Abschnitt', { collectionId })));
    expect(isOptimizing()).toBe(true);
    const rebuild = await index.rebuild();
    await rebuild.put([indexRow('Abschnitt', { collectionId })]);
    await rebuild.commit();
    expect(isOptimizing()).toBe(false);
    const after = (await readdir(folder)).filter((name) => name.startsWith('chunks_'));
    expect([after.length, before.includes(after[0] ?? ''), await index.count()]).toEqual([1, false, 1]);
  });

  it('answers with the rows of an older analyser until there are own ones', async () => {
    const next = new LanceDbRetrievalIndex(folder, undefined, { analyzerVersion: 999 });
    expect([await next.count(), await next.isOutdated()]).toEqual([await index.count(), true]);
    const rebuild = await next.rebuild();
    await rebuild.put([indexRow('Abschnitt', { collectionId })]);
    await rebuild.commit();
    expect([await next.count(), await next.isOutdated(), await index.isOutdated()]).toEqual([1, false, false]);
    await next.close();
    expect(await index.count()).toBe(1);
    expect((await readdir(folder)).filter((name) => name.startsWith('chunks_'))).toHaveLength(1);
  });
});

const REMOVED = [
  '*',
  'generations.lance',
  'generations.lance/data',
  'chunks_*',
  'chunks_*/data',
  'chunks_*/_versions',
  'chunks_*/_indices',
];
const CUT = ['generations.lance/_versions/*', 'chunks_*/_versions/*', 'chunks_*/_indices/*/*', 'chunks_*/data/*'];

describe.each([...REMOVED.map((part) => [part, 'removed'] as const), ...CUT.map((part) => [part, 'cut'] as const)])(
  'LanceDB with %s %s',
  (part, how) => {
    let parent: string;
    let folder: string;
    let index: LanceDbRetrievalIndex;
    let requests = 0;
    const rows = Array.from({ length: 20 }, (_, at) => indexRow(`Vertrag zeile${String(at)}`));
    const collectionId = rows[0]?.collectionId ?? '';
    const open = (): LanceDbRetrievalIndex =>
      new LanceDbRetrievalIndex(folder, {
        hasRows: () => Promise.resolve(true),
        requestRebuild: () => {
          requests += 1;
        },
      });
    const search = (): Promise<readonly { readonly chunkId: string }[]> =>
      index.search({ leg: 'stem', terms: ['vertrag'], collectionIds: [collectionId], limit: 100 });
    const rebuild = async (): Promise<void> => {
      const one = await index.rebuild();
      await one.put(rows);
      await one.commit();
    };
    const damage = async (): Promise<void> => {
      for (const path of globSync(join(folder, part))) {
        await (how === 'cut' ? truncate(path, 3) : rm(path, { recursive: true }));
      }
    };
    const expectRepair = async (): Promise<void> => {
      requests = 0;
      await expect(search()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', params: { retryAfterSeconds: 5 } });
      expect(requests).toBeGreaterThan(0);
      expect(await index.state()).toBe('missing');
      await index.put([indexRow('Vertrag')]);
      await index.removeDocument(newId());
      await rebuild();
      expect(await index.state()).toBe('complete');
      expect(await search()).toHaveLength(rows.length);
      expect((await readdir(folder)).filter((name) => name.startsWith('chunks_'))).toHaveLength(1);
    };
    beforeEach(async () => {
      parent = await mkdtemp(join(tmpdir(), 'assist-index-'));
      folder = join(parent, 'index');
      index = open();
      await rebuild();
      await index.put(rows);
    });
    afterEach(async () => {
      await index.close();
      await rm(parent, { recursive: true, force: true });
    });

    it('repairs itself at the next start', async () => {
      await index.close();
      await damage();
      index = open();
      await expectRepair();
      await index.close();
      index = open();
      expect(await search()).toHaveLength(rows.length);
    });

    it('never answers with less while it runs, and repairs itself', async () => {
      expect(await search()).toHaveLength(rows.length);
      await damage();
      for (let at = 0; at < 3; at += 1) {
        // What is in the memory of the engine may still answer.
        const answer = await search().catch((error: unknown) => error as AppError);
        if ('length' in answer) expect(answer).toHaveLength(rows.length);
        else expect(answer).toMatchObject({ code: 'SERVICE_UNAVAILABLE', params: { retryAfterSeconds: 5 } });
        await index.put([rows[at] as IndexRow]);
      }
      await rebuild();
      expect(await index.state()).toBe('complete');
      expect(await search()).toHaveLength(rows.length);
    });
  },
);

it('LanceDB keeps one folder that could not be read, for somebody to look at', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'assist-index-'));
  const folder = join(parent, 'index');
  for (let at = 0; at < 3; at += 1) {
    const index = new LanceDbRetrievalIndex(folder);
    expect(await index.count()).toBe(0);
    await index.close();
    for (const path of globSync(join(folder, 'generations.lance/_versions/*'))) await truncate(path, 3);
  }
  expect((await readdir(parent)).map((name) => name.split('-')[0]).sort()).toEqual(['index', 'index.broken']);
  await rm(parent, { recursive: true });
});
