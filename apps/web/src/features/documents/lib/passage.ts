import type { Box } from '@assist/contracts';

/** A place in a document that shall be shown and marked. Citations and search results both are one. */
export interface Passage {
  readonly page: number | null;
  readonly boxes: readonly Box[];
  readonly charStart: number;
  readonly charEnd: number;
}
