import type { SearchResult } from '@assist/contracts';
import { newId } from '@assist/kernel';

/** A search result whose text stands at `charStart` of its document. */
export function makePassage(text: string, parts: Partial<SearchResult> = {}): SearchResult {
  const charStart = parts.charStart ?? 1000;
  return {
    documentId: newId(),
    collectionId: newId(),
    chunkId: newId(),
    title: 'Handbuch.pdf',
    page: 3,
    boxes: [{ page: 3, x: 10, y: 10, w: 100, h: 50 }],
    headingPath: [],
    text,
    charStart,
    charEnd: charStart + text.length,
    score: 1,
    ...parts,
  };
}
