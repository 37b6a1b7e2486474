import type { SearchResult } from '@assist/contracts';
import { BLOCK_SEPARATOR } from '../parse/block.js';

/**
 * Joins results that follow each other in one document: the better one takes the text of its neighbour, so that a
 * thought that a chunk border cut is whole again. Results whose text is no plain slice (parts of tables) stay alone.
 */
export function mergeNeighbours(results: readonly SearchResult[]): readonly SearchResult[] {
  const merged: SearchResult[] = [];
  for (const result of results) {
    const at = merged.findIndex((other) => joined(other, result) !== undefined);
    const union = at === -1 ? undefined : joined(merged[at] ?? result, result);
    if (union) merged[at] = union;
    else merged.push(result);
  }
  return merged;
}

function joined(better: SearchResult, other: SearchResult): SearchResult | undefined {
  if (better.documentId !== other.documentId || !isSlice(better) || !isSlice(other)) return undefined;
  const [first, second] = better.charStart <= other.charStart ? [better, other] : [other, better];
  const gap = second.charStart - first.charEnd;
  if (gap > BLOCK_SEPARATOR.length || second.charEnd <= first.charEnd) return undefined;
  const text =
    gap > 0
      ? first.text + (gap === BLOCK_SEPARATOR.length ? BLOCK_SEPARATOR : ' ') + second.text
      : first.text + second.text.slice(-gap);
  const boxes = [
    ...first.boxes,
    ...second.boxes.filter(
      (box) => !first.boxes.some((known) => known.page === box.page && known.x === box.x && known.y === box.y),
    ),
  ];
  return {
    ...better,
    page: first.page,
    headingPath: first.headingPath,
    text,
    boxes,
    charStart: first.charStart,
    charEnd: second.charEnd,
  };
}

function isSlice(result: SearchResult): boolean {
  return result.text.length === result.charEnd - result.charStart;
}
