import type { Connection, Table } from '@lancedb/lancedb';
import { MAX_TOKEN_LENGTH } from '../../analysis/tokens.js';
import { LEGS, type IndexRow, type LegHit, type LegQuery } from '../retrieval-index.js';
import { documentPredicate, idLiteral, searchPredicate } from './where.js';

export type Lance = typeof import('@lancedb/lancedb');

/** Rows that the full text indexes do not cover yet are searched one by one: 500 of them cost about 30 ms a question. */
const OPTIMIZE_ABOVE_ROWS = 500;
const OLD_VERSIONS_MS = 10 * 60_000;
const TEXTS = ['chunkId', 'documentId', 'collectionId', 'lang', 'stem', 'grams'] as const;

/** One LanceDB table of chunks. */
export class ChunkTable {
  readonly #lance: Lance;
  readonly #table: Table;
  #unindexed = 0;
  #optimizing: Promise<void> | undefined;

  private constructor(lance: Lance, table: Table) {
    this.#lance = lance;
    this.#table = table;
  }

  static async open(lance: Lance, connection: Connection, name: string): Promise<ChunkTable> {
    const table = new ChunkTable(lance, await connection.openTable(name));
    table.#unindexed = (await table.#table.indexStats('stem_idx'))?.numUnindexedRows ?? 0;
    return table;
  }

  static async create(lance: Lance, connection: Connection, name: string): Promise<ChunkTable> {
    const { Field, Int32, Schema, Utf8 } = await import('apache-arrow');
    const fields = [...TEXTS.map((text) => new Field(text, new Utf8(), false)), new Field('version', new Int32(), false)];
    const table = await connection.createEmptyTable(name, new Schema(fields));
    for (const leg of LEGS) await table.createIndex(leg, { config: wordIndex(lance) });
    await table.createIndex('chunkId', { config: lance.Index.btree() });
    await table.createIndex('documentId', { config: lance.Index.btree() });
    await table.createIndex('collectionId', { config: lance.Index.bitmap() });
    return new ChunkTable(lance, table);
  }

  /** Waits for the full text indexes only when so much is outside of them that questions would become slow. */
  async put(rows: readonly IndexRow[]): Promise<void> {
    if (rows.length === 0) return;
    for (const row of rows) [row.chunkId, row.documentId, row.collectionId].forEach(idLiteral);
    const records = rows.map((row) => ({ ...row }));
    await this.#table.mergeInsert('chunkId').whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(records);
    this.#unindexed += rows.length;
    if (this.#unindexed > OPTIMIZE_ABOVE_ROWS * 4) await this.optimize();
    else if (this.#unindexed > OPTIMIZE_ABOVE_ROWS) void this.optimize();
  }

  async removeDocument(documentId: string, version?: number): Promise<void> {
    await this.#table.delete(documentPredicate(documentId, version));
  }

  async search(query: LegQuery): Promise<readonly LegHit[]> {
    const where = searchPredicate(query);
    if (where === undefined || query.terms.length === 0) return [];
    const match = new this.#lance.MatchQuery(query.terms.join(' '), query.leg);
    const found = this.#table.query().fullTextSearch(match).where(where).select(['chunkId', 'documentId', '_score']).limit(query.limit);
    const rows = (await found.toArray()) as readonly { readonly chunkId: string; readonly documentId: string; readonly _score: number }[];
    return rows.map((row) => ({ chunkId: row.chunkId, documentId: row.documentId, score: row._score }));
  }

  count(): Promise<number> {
    return this.#table.countRows();
  }

  async countByDocument(): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for await (const batch of this.#table.query().select(['documentId'])) {
      const column = batch.getChild('documentId');
      for (let at = 0; at < batch.numRows; at += 1) {
        const id = String(column?.get(at));
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
    return counts;
  }

  /** Brings all rows into the full text indexes; joins a run that is under way. Never throws: unindexed rows are found, too. */
  optimize(): Promise<void> {
    this.#optimizing ??= this.#optimizeNow().finally(() => { this.#optimizing = undefined; });
    return this.#optimizing;
  }

  async #optimizeNow(): Promise<void> {
    const covered = this.#unindexed;
    try {
      await this.#table.optimize({ cleanupOlderThan: new Date(Date.now() - OLD_VERSIONS_MS) });
      this.#unindexed = Math.max(0, this.#unindexed - covered);
    } catch {
      // Another process changed the table at the same time; the next put tries again.
    }
  }

  async close(): Promise<void> {
    await this.#optimizing;
    this.#table.close();
  }
}

/** The text is analysed already: tokens are what stands between spaces. */
function wordIndex(lance: Lance): ReturnType<Lance['Index']['fts']> {
  return lance.Index.fts({
    baseTokenizer: 'whitespace', stem: false, removeStopWords: false, lowercase: false, asciiFolding: false, withPosition: false,
    maxTokenLength: MAX_TOKEN_LENGTH * 4,
  });
}
