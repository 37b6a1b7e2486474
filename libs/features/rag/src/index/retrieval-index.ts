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

/** Builds a new index beside the one that answers; `commit` swaps them, `abandon` drops the new one. */
export interface IndexRebuild {
  readonly put: (rows: readonly IndexRow[]) => Promise<void>;
  readonly commit: () => Promise<void>;
  readonly abandon: () => Promise<void>;
}

/**
 * The derived index of all chunks; SQL rows are the truth, and a lost index is rebuilt from them. Ids are ids of ours:
 * every method throws on anything else, so nothing that a client sends reaches the query language of an engine.
 */
export abstract class RetrievalIndex {
  /** Adds rows, or replaces those with the same chunk id. They are found by the next search. Repeating it changes nothing. */
  abstract put(rows: readonly IndexRow[]): Promise<void>;
  /** Removes all rows of a document, of one version when given. Unknown documents are fine. */
  abstract removeDocument(documentId: string, version?: number): Promise<void>;
  /** The best chunks by BM25 (k1 1.2, b .75), best first. The filter acts before the limit. */
  abstract search(query: LegQuery): Promise<readonly LegHit[]>;
  /** Chunks in the index. */
  abstract count(): Promise<number>;
  /** Number of chunks by document. */
  abstract countByDocument(): Promise<ReadonlyMap<string, number>>;
  /** Begins a rebuild. Rows put and removed meanwhile reach both indexes. One at a time in a process. */
  abstract rebuild(): Promise<IndexRebuild>;
  /** Answers when the index does; must stay cheap, health checks call it. Throws what is wrong otherwise. */
  abstract ping(): Promise<void>;
  /** Releases files; the index cannot be used afterwards. */
  abstract close(): Promise<void>;
}
