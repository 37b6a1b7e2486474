import type { RawBlock } from './block.js';

export interface ParseProgress {
  readonly done: number;
  /** Null until it is known. */
  readonly total: number | null;
}

/** What a parser is given: a local file that it only reads, and where its results go. */
export interface ParserInput {
  readonly path: string;
  /** Lower case, without the dot; empty when the name has none. */
  readonly extension: string;
  readonly emit: (block: RawBlock) => void;
  readonly progress: (progress: ParseProgress) => void;
}

export interface ParserOutcome {
  readonly pageCount: number | null;
  /** The title that the file states, not its name. */
  readonly title: string | null;
}

/** Reads one format; throws `ParseFailure` with the reason that the owner of the document sees. */
export type Parser = (input: ParserInput) => Promise<ParserOutcome>;
