import { AppError, newId } from '@assist/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { analyseQuery, analyseText } from '../src/analysis/analyse.js';
import { LEGS, type IndexRow, type LegHit, type RetrievalIndex } from '../src/index/retrieval-index.js';

/** One place of storage; `open` gives a new adapter on it, as a restarted process would. */
export interface IndexPlace {
  readonly open: () => RetrievalIndex;
  readonly dispose: () => Promise<void>;
}

const collection = newId();

export function indexRow(text: string, parts: Partial<IndexRow> = {}): IndexRow {
  return {
    chunkId: newId(),
    documentId: newId(),
    version: 1,
    collectionId: collection,
    lang: 'de',
    ...analyseText(text, 'de'),
    ...parts,
  };
}

/** What every index has to keep, whatever engine is behind it. */
export function retrievalIndexContract(name: string, makePlace: () => Promise<IndexPlace>): void {
  describe(`${name} keeps the contract of an index`, () => {
    let place: IndexPlace;
    let index: RetrievalIndex;
    beforeEach(async () => {
      place = await makePlace();
      index = place.open();
    });
    afterEach(async () => {
      await index.close();
      await place.dispose();
    });

    const search = (
      query: string,
      options: { collectionIds?: readonly string[]; except?: readonly string[]; leg?: 'stem' | 'grams'; limit?: number } = {},
    ): Promise<readonly LegHit[]> =>
      index.search({
        leg: options.leg ?? 'stem',
        terms: analyseQuery(query, ['de'])[options.leg ?? 'stem'],
        collectionIds: options.collectionIds ?? [collection],
        exceptDocumentIds: options.except,
        limit: options.limit ?? 200,
      });
    const ids = (hits: readonly LegHit[]): string[] => hits.map((hit) => hit.chunkId);

    it('finds a new row at once, on each leg', async () => {
      const row = indexRow('Die Wartungsnummer der Anlage lautet 58213.');
      await index.put([row]);
      for (const leg of LEGS) expect(ids(await search('Wartungsnummer', { leg }))).toEqual([row.chunkId]);
    });

    it('ranks the row first that holds more of the rare words', async () => {
      const rows = [
        indexRow('Anlage Anlage Anlage im Keller'),
        indexRow('Wartungsnummer der Anlage'),
        indexRow('Der Keller ist trocken'),
      ];
      await index.put([...rows, ...Array.from({ length: 30 }, () => indexRow('Anlage und Keller und Hof'))]);
      expect((await search('Wartungsnummer Anlage'))[0]?.chunkId).toBe(rows[1]?.chunkId);
    });

    it('filters by collection before the limit', async () => {
      const other = newId();
      const mine = indexRow('Vertrag selten');
      await index.put([...Array.from({ length: 300 }, () => indexRow('Vertrag Vertrag Vertrag', { collectionId: other })), mine]);
      expect(ids(await search('Vertrag', { limit: 5 }))).toEqual([mine.chunkId]);
      expect(await search('Vertrag', { collectionIds: [] })).toEqual([]);
      expect(await search('Vertrag', { collectionIds: [newId()] })).toEqual([]);
    });

    it('leaves out documents that may not be found yet', async () => {
      const [ready, waiting] = [indexRow('Vertrag'), indexRow('Vertrag')];
      await index.put([ready, waiting]);
      expect(ids(await search('Vertrag', { except: [waiting.documentId] }))).toEqual([ready.chunkId]);
    });

    it('changes nothing when a row is put again, and replaces what changed', async () => {
      const row = indexRow('alter Inhalt');
      await index.put([row]);
      await index.put([row]);
      expect(await index.count()).toBe(1);
      await index.put([{ ...row, ...analyseText('neuer Wert', 'de') }]);
      expect(await search('Inhalt')).toEqual([]);
      expect(ids(await search('Wert'))).toEqual([row.chunkId]);
      expect(await index.count()).toBe(1);
    });

    it('forgets a document, or one version of it', async () => {
      const documentId = newId();
      const rows = [1, 2].map((version) => indexRow('Vertrag', { documentId, version }));
      await index.put([...rows, indexRow('Vertrag')]);
      await index.removeDocument(documentId, 1);
      expect(ids(await search('Vertrag'))).toContain(rows[1]?.chunkId);
      expect(ids(await search('Vertrag'))).not.toContain(rows[0]?.chunkId);
      await index.removeDocument(documentId);
      await index.removeDocument(newId());
      expect(await index.count()).toBe(1);
      expect((await index.countByDocument()).has(documentId)).toBe(false);
    });

    it('keeps its rows for the next process', async () => {
      const row = indexRow('Die Wartungsnummer');
      await index.put([row]);
      await index.close();
      index = place.open();
      expect(ids(await search('Wartungsnummer'))).toEqual([row.chunkId]);
    });

    it('answers from the old rows until a rebuild is committed, and gets what is put and removed meanwhile', async () => {
      const [old, gone, added, kept] = [
        indexRow('Vertrag alt'),
        indexRow('Vertrag weg'),
        indexRow('Vertrag neu'),
        indexRow('Vertrag behalten'),
      ];
      await index.put([old, gone]);
      const rebuild = await index.rebuild();
      await rebuild.put([gone, kept]);
      await index.put([added]);
      await index.removeDocument(gone.documentId);
      expect(new Set(ids(await search('Vertrag')))).toEqual(new Set([old.chunkId, added.chunkId]));
      await rebuild.commit();
      expect(new Set(ids(await search('Vertrag')))).toEqual(new Set([kept.chunkId, added.chunkId]));
      await index.close();
      index = place.open();
      expect(new Set(ids(await search('Vertrag')))).toEqual(new Set([kept.chunkId, added.chunkId]));
    });

    it('takes what completes a rebuild as part of the swap', async () => {
      const [early, late, gone] = [indexRow('Vertrag früh'), indexRow('Vertrag spät'), indexRow('Vertrag weg')];
      await index.put([early, late]);
      const rebuild = await index.rebuild();
      await rebuild.put([early, gone]);
      await rebuild.commit(async (rows) => {
        const found = await rows.rowCounts();
        expect(found.map((one) => one.documentId).sort()).toEqual([early.documentId, gone.documentId].sort());
        await rows.put([late]);
        await rows.removeDocument(gone.documentId, 1);
      });
      expect(new Set(ids(await search('Vertrag')))).toEqual(new Set([early.chunkId, late.chunkId]));
    });

    it('counts rows by document and version', async () => {
      const documentId = newId();
      await index.put([1, 1, 2].map((version) => indexRow('Vertrag', { documentId, version })));
      const counts = await index.rowCounts();
      expect([...counts].sort((a, b) => a.version - b.version)).toEqual([
        { documentId, version: 1, rows: 2 },
        { documentId, version: 2, rows: 1 },
      ]);
    });

    describe('with a second process', () => {
      let other: RetrievalIndex;
      beforeEach(async () => {
        other = place.open();
        await index.put([indexRow('Keller')]);
        expect(await other.count()).toBe(1);
      });
      afterEach(() => other.close());

      it('reads and writes where another one has swapped', async () => {
        const [kept, added] = [indexRow('Vertrag behalten'), indexRow('Vertrag neu')];
        const rebuild = await index.rebuild();
        await rebuild.put([kept]);
        await rebuild.commit();
        await other.put([added]);
        await other.removeDocument(newId());
        for (const one of [index, other]) expect(await one.count()).toBe(2);
        expect(new Set(ids(await search('Vertrag')))).toEqual(new Set([kept.chunkId, added.chunkId]));
      });

      it('gets what another one puts and removes during a rebuild', async () => {
        const [added, gone] = [indexRow('Vertrag neu'), indexRow('Vertrag weg')];
        const rebuild = await index.rebuild();
        await rebuild.put([gone]);
        expect(await other.state()).toBe('rebuilding');
        await other.put([added]);
        await other.removeDocument(gone.documentId);
        await rebuild.commit();
        expect(ids(await search('Vertrag'))).toEqual([added.chunkId]);
        expect(await other.state()).toBe('complete');
      });

      it('gives up a rebuild that another one has replaced', async () => {
        const [first, second] = [await index.rebuild(), await other.rebuild()];
        await second.put([indexRow('Vertrag')]);
        await expect(first.commit()).rejects.toThrow(AppError);
        await first.abandon();
        await second.commit();
        for (const one of [index, other]) expect(await one.count()).toBe(1);
      });
    });

    it('drops an abandoned rebuild, and lets the next one begin', async () => {
      const row = indexRow('Vertrag');
      await index.put([row]);
      await (await index.rebuild()).abandon();
      await (await index.rebuild()).abandon();
      expect(ids(await search('Vertrag'))).toEqual([row.chunkId]);
    });

    it('answers with the old rows after a process died in the middle of a rebuild', async () => {
      const row = indexRow('Vertrag');
      await index.put([row]);
      await (await index.rebuild()).put([indexRow('Vertrag')]);
      await index.close();
      index = place.open();
      expect(ids(await search('Vertrag'))).toEqual([row.chunkId]);
    });

    it('T2: refuses ids that are not ours, so that no text reaches its query language', async () => {
      const hostile = "x' OR 1=1 --";
      await index.put([indexRow('Vertrag')]);
      await expect(search('Vertrag', { collectionIds: [hostile] })).rejects.toThrow(AppError);
      await expect(search('Vertrag', { except: [hostile] })).rejects.toThrow(AppError);
      await expect(index.removeDocument(hostile)).rejects.toThrow(AppError);
      await expect(index.put([indexRow('x', { documentId: hostile })])).rejects.toThrow(AppError);
      expect(await index.count()).toBe(1);
    });

    it('takes syntax of query languages as text', async () => {
      await index.put([indexRow('Vertrag')]);
      for (const query of ['Vertrag AND NOT', '"Vertrag', 'stem:Vertrag*', "Vertrag'); --", '+Vertrag -x ~1']) {
        expect((await search(query)).length).toBe(1);
      }
    });
  });
}
