import type { Box } from '@assist/contracts';

export const PARSED_KINDS = ['heading', 'paragraph', 'list', 'table', 'code', 'caption'] as const;
export type BlockKind = (typeof PARSED_KINDS)[number];

/** One printed line: where its characters stand in the document's text and where they are on the page. */
export interface LineBox {
  readonly charStart: number;
  readonly charEnd: number;
  readonly box: Box;
}

/** What a format parser emits: text without its place in the document. */
export interface RawBlock {
  readonly kind: BlockKind;
  /** 1 to 6 for headings, else null. */
  readonly level: number | null;
  readonly page: number | null;
  readonly text: string;
  /** Offsets count from the start of `text`. */
  readonly lines?: readonly LineBox[];
}

/** A block at its place: `charStart` and `charEnd` count UTF-16 units of the whole document's text. */
export interface ParsedBlock {
  readonly ordinal: number;
  readonly kind: BlockKind;
  readonly level: number | null;
  readonly page: number | null;
  readonly text: string;
  readonly charStart: number;
  readonly charEnd: number;
  readonly lines: readonly LineBox[];
}

/** Between the texts of two blocks in the text of the document. */
export const BLOCK_SEPARATOR = '\n\n';
