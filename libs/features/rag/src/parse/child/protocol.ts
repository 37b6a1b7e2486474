import type { DocumentFailure } from '@assist/contracts';
import type { Lang } from '../../analysis/language.js';
import type { Format } from '../format/extensions.js';
import type { ParseProgress } from '../parser.js';

/** What the parser's process is asked to do; the results go to `blocksPath` and `chunksPath`, one JSON value a line. */
export interface ParseJob {
  readonly path: string;
  /** Name of the file as its owner sees it: it lends its extension to the sniffing and its words to the index. */
  readonly name: string;
  readonly blocksPath: string;
  readonly chunksPath: string;
}

export interface ParsedMeta {
  readonly format: Format;
  readonly mediaType: string;
  /** Null for formats without pages. */
  readonly pageCount: number | null;
  /** The title that the file states, not its name. */
  readonly title: string | null;
  readonly lang: Lang;
  readonly charCount: number;
  readonly blockCount: number;
  readonly chunkCount: number;
}

export type ChildMessage =
  | { readonly type: 'progress'; readonly progress: ParseProgress }
  | { readonly type: 'failed'; readonly reason: DocumentFailure; readonly detail: string | null }
  | { readonly type: 'done'; readonly meta: ParsedMeta };
