import type { Connection, Table } from '@lancedb/lancedb';
import { LEGS, type IndexRow, type IndexRows, type LegHit, type LegQuery, type RowCount } from '../retrieval-index.js';
import { Upkeep } from './optimize/upkeep.js';
import { documentPredicate, idLiteral, searchPredicate } from './where.js';
import { wordIndex } from './word-index.js';

export type Lance = typeof import('@lancedb/lancedb');

export interface LancePlace {
  readonly lance: Lance;
  readonly connection: Connection;
  readonly folder: string;
  /** How long readers may stay at an old version of a table. */
  readonly graceMs: number;
}

/** Of no row; a table without rows is asked for it. */
const NO_ID = '00000000-0000-7000-8000-000000000000';
const TEXTS = ['chunkId', 'documentId', 'collectionId', 'lang', 'stem', 'grams'] as const;

/** One LanceDB table of chunks. */
export class ChunkTable implements IndexRows {
  readonly #lance: Lance;
  readonly #table: Table;
  readonly #upkeep: Upkeep;

  private constructor(place: LancePlace, table: Table, unindexedRows: number) {
    this.#lance = place.lance;
    this.#table = table;
    this.#upkeep = new Upkeep({ folder: place.folder, table: table.name }, { unindexedRows, graceMs: place.graceMs });
  }

  static async open(place: LancePlace, name: string): Promise<ChunkTable> {
    const table = await place.connection.openTable(name);
    return new ChunkTable(place, table, (await table.indexStats('stem_idx'))?.numUnindexedRows ?? 0);
  }

  static async create(place: LancePlace, name: string): Promise<ChunkTable> {
    const { lance, connection } = place;
    const { Field, Int32, Schema, Utf8 } = await import('apache-arrow');
    const fields = [...TEXTS.map((text) => new Field(text, new Utf8(), false)), new Field('version', new Int32(), false)];
    const table = await connection.createEmptyTable(name, new Schema(fields));
    for (const leg of LEGS) await table.createIndex(leg, { config: wordIndex(lance) });
    await table.createIndex('chunkId', { config: lance.Index.btree() });
    await table.createIndex('documentId', { config: lance.Index.btree() });
    await table.createIndex('collectionId', { config: lance.Index.bitmap() });
    return new ChunkTable(place, table, 0);
  }

  /** Waits for the full text indexes only when so much is outside of them that questions become slow. */
  async put(rows: readonly IndexRow[]): Promise<void> {
    if (rows.length === 0) return;
    for (const row of rows) [row.chunkId, row.documentId, row.collectionId].forEach(idLiteral);
    const records = rows.map((row) => ({ ...row }));
    await this.#table.mergeInsert('chunkId').whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(records);
    await this.#upkeep.added(rows.length);
  }

  async removeDocument(documentId: string, version?: number): Promise<void> {
    await this.#table.delete(documentPredicate(documentId, version));
    this.#upkeep.removed();
  }

  async search(query: LegQuery): Promise<readonly LegHit[]> {
    const where = searchPredicate(query);
    if (where === undefined || query.terms.length === 0) return [];
    const match = new this.#lance.MatchQuery(query.terms.join(' '), query.leg);
    const found = this.#table
      .query()
      .fullTextSearch(match)
      .where(where)
      .select(['chunkId', 'documentId', '_score'])
      .limit(query.limit);
    const rows = (await found.toArray()) as readonly {
      readonly chunkId: string;
      readonly documentId: string;
      readonly _score: number;
    }[];
    return rows.map((row) => ({ chunkId: row.chunkId, documentId: row.documentId, score: row._score }));
  }

  /** Reads every row: a table with parts missing throws. */
  async rowCounts(): Promise<readonly RowCount[]> {
    const counts = new Map<string, RowCount>();
    for await (const batch of this.#table.query().select(['documentId', 'version'])) {
      const [documents, versions] = [batch.getChild('documentId'), batch.getChild('version')];
      for (let at = 0; at < batch.numRows; at += 1) {
        const documentId = String(documents?.get(at));
        const version = Number(versions?.get(at));
        const key = `${documentId} ${String(version)}`;
        counts.set(key, { documentId, version, rows: (counts.get(key)?.rows ?? 0) + 1 });
      }
    }
    return [...counts.values()];
  }

  /** Asks every index of the table for one row. Throws when one of them cannot answer. */
  async probe(): Promise<void> {
    const [row] = (await this.#table.query().limit(1).toArray()) as readonly IndexRow[];
    const ids = [row?.chunkId, row?.documentId, row?.collectionId].map((id) => idLiteral(id ?? NO_ID));
    const where = `chunkId = ${String(ids[0])} AND documentId = ${String(ids[1])} AND collectionId = ${String(ids[2])}`;
    for (const leg of LEGS) {
      const match = new this.#lance.MatchQuery(row?.[leg].split(' ')[0] || 'x', leg);
      await this.#table.query().fullTextSearch(match).where(where).select(['chunkId', '_score']).limit(1).toArray();
    }
  }

  /** Brings many rows that came at once into the full text indexes. Never throws: rows outside of them are found, too. */
  optimize(): Promise<void> {
    return this.#upkeep.afterMany();
  }

  /**
   * A row is written anew: only where something was changed are the others, too, and what was removed among them is left
   * behind with the old files.
   */
  async touch(): Promise<void> {
    const [row] = (await this.#table.query().limit(1).toArray()) as readonly IndexRow[];
    if (row === undefined) return;
    const { chunkId, documentId, version, collectionId, lang, stem, grams } = row;
    await this.#table
      .mergeInsert('chunkId')
      .whenMatchedUpdateAll()
      .execute([{ chunkId, documentId, version, collectionId, lang, stem, grams }]);
  }

  /** Makes the word indexes anew, without words that only removed rows had. False: others changed the table meanwhile. */
  forget(): Promise<boolean> {
    return this.#upkeep.forget();
  }

  async close(): Promise<void> {
    await this.#upkeep.close();
    this.#table.close();
  }
}
