import type { Lang } from '../analysis/language.js';

/** A chunk as the index holds it: analysed text only, never the text that people read. */
export interface IndexRow {
  readonly chunkId: string;
  readonly documentId: string;
  readonly version: number;
  readonly collectionId: string;
  readonly lang: Lang;
  /** Analysed tokens joined by spaces. */
  readonly stem: string;
  readonly grams: string;
}

export const LEGS = ['stem', 'grams'] as const;
/** A field that is ranked on its own. */
export type Leg = (typeof LEGS)[number];

export interface LegQuery {
  readonly leg: Leg;
  /** Analysed tokens, ORed. */
  readonly terms: readonly string[];
  /** Only chunks of these collections are ranked; none means no result. */
  readonly collectionIds: readonly string[];
  /** Documents of these collections that may not be found (yet). */
  readonly exceptDocumentIds?: readonly string[];
  readonly limit: number;
}

export interface LegHit {
  readonly chunkId: string;
  readonly documentId: string;
  /** BM25; only comparable with hits of the same query and leg. */
  readonly score: number;
}

/** How many rows one version of a document has. */
export interface RowCount {
  readonly documentId: string;
  readonly version: number;
  readonly rows: number;
}

export interface IndexRows {
  /** Adds rows, or replaces those with the same chunk id. They are found by the next search. Repeating it changes nothing. */
  put(rows: readonly IndexRow[]): Promise<void>;
  /** Removes all rows of a document, of one version when given. Unknown documents are fine. */
  removeDocument(documentId: string, version?: number): Promise<void>;
  rowCounts(): Promise<readonly RowCount[]>;
}

/** A new index beside the one that answers. A rebuild that begins later, in whatever process, ends this one. */
export interface IndexRebuild extends IndexRows {
  /** `last` completes the new rows while no write of this process comes in between; then the new index answers. */
  commit(last?: (rows: IndexRows) => Promise<void>): Promise<void>;
  abandon(): Promise<void>;
}

/**
 * `unopened`: nobody has used it yet in this process; `missing`: there is no index to answer, searches fail until it is rebuilt; `rebuilding`: one answers while its
 * successor is built.
 */
export type IndexState = 'unopened' | 'complete' | 'rebuilding' | 'missing';

/** What an index asks of the one who has the rows that it is made of. */
export interface IndexOwner {
  /** There are rows, so an empty index is one that was lost. */
  readonly hasRows: () => Promise<boolean>;
  /** The index was lost or cannot be read. May be called many times over the same fault; must not throw. */
  readonly requestRebuild: () => void;
}

/**
 * The derived index of all chunks; SQL rows are the truth. What is written here is committed there before: that lets a
 * rebuild read the rest from the rows, and whatever happens to the index repair itself. Several processes may use one
 * index. Ids are ids of ours: every method throws on anything else, so nothing that a client sends reaches the query
 * language of an engine. Failure code: SERVICE_UNAVAILABLE.
 */
export abstract class RetrievalIndex implements IndexRows {
  abstract put(rows: readonly IndexRow[]): Promise<void>;
  abstract removeDocument(documentId: string, version?: number): Promise<void>;
  abstract rowCounts(): Promise<readonly RowCount[]>;
  /** The best chunks by BM25 (k1 1.2, b .75), best first. The filter acts before the limit. */
  abstract search(query: LegQuery): Promise<readonly LegHit[]>;
  /** Begins a rebuild. Rows put and removed meanwhile, by any process, reach both indexes. */
  abstract rebuild(): Promise<IndexRebuild>;
  /**
   * After removals: makes anew what still holds words of removed rows. The old files go once no reader needs them any
   * more, some minutes later. @throws AppError SERVICE_UNAVAILABLE when it has to be tried again
   */
  abstract forget(): Promise<void>;
  /** Loads the engine, which any first use does as well, but opens nothing. */
  abstract load(): Promise<void>;
  /** Really asks the index, unless nobody has used it yet. Throws what is wrong with the place it is in. */
  abstract state(): Promise<IndexState>;
  /** Rows that another version of the analyser made answer questions until there are own ones. */
  abstract isOutdated(): Promise<boolean>;
  /** Releases files; the index cannot be used afterwards. */
  abstract close(): Promise<void>;

  /** Number of chunks by document. */
  async countByDocument(): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const { documentId, rows } of await this.rowCounts()) counts.set(documentId, (counts.get(documentId) ?? 0) + rows);
    return counts;
  }

  /** Chunks in the index. */
  async count(): Promise<number> {
    return (await this.rowCounts()).reduce((sum, one) => sum + one.rows, 0);
  }
}
