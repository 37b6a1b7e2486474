import type { Lang } from '../analysis/language.js';
import type { BlockKind, LineBox } from '../parse/block.js';

/** Part of a document that is ranked as one. `charStart` and `charEnd` are places in the document's text. */
export interface Chunk {
  readonly ordinal: number;
  readonly kind: BlockKind;
  readonly page: number | null;
  /** The slice of the document's text, except that a part of a long table begins with the table's header again. */
  readonly text: string;
  readonly charStart: number;
  readonly charEnd: number;
  readonly headingPath: readonly string[];
  readonly lines: readonly LineBox[];
}

/** A chunk with the text of its index fields. */
export interface AnalysedChunk extends Chunk {
  readonly lang: Lang;
  readonly stem: string;
  readonly grams: string;
}

export interface ChunkLimits {
  /** A chunk at least this long ends before a block that does not fit. */
  readonly minTokens: number;
  readonly maxTokens: number;
}

export const CHUNK_LIMITS: ChunkLimits = { minTokens: 350, maxTokens: 500 };
