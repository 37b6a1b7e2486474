import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@assist/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LanceDbRetrievalIndex } from '../src/index/lance/lancedb-retrieval-index.js';
import { indexRow, retrievalIndexContract } from './retrieval-index.contract.js';

retrievalIndexContract('LanceDB on disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assist-index-'));
  return { open: () => new LanceDbRetrievalIndex(folder), dispose: () => rm(folder, { recursive: true, force: true }) };
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

  it('does not mix tables of different analysers', async () => {
    const next = new LanceDbRetrievalIndex(folder, 999);
    expect(await next.count()).toBe(0);
    await next.close();
    expect(await index.count()).toBe(3000);
  });
});
