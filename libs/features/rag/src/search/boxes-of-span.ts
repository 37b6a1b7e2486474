import type { Box, SearchResult } from '@assist/contracts';

/**
 * Boxes of the lines that hold `start` to `end` of a result's text. A result lists the boxes of its lines in their
 * order, not how many characters each holds: the wider a line, the more, which is exact enough to find the lines.
 */
export function boxesOfSpan(result: SearchResult, start: number, end: number): readonly Box[] {
  const total = result.boxes.reduce((sum, box) => sum + box.w, 0);
  if (total === 0 || result.text.length === 0) return result.boxes;
  const [from, to] = [(start / result.text.length) * total, (end / result.text.length) * total];
  let reached = 0;
  const boxes = result.boxes.filter((box) => {
    const begin = reached;
    reached += box.w;
    // Half a line at the edges is within the error of the estimate: better a line too many than the wrong one.
    return reached > from - box.w / 2 && begin < to + box.w / 2;
  });
  return boxes.length > 0 ? boxes : result.boxes;
}
