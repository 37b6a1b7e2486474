import type { Box } from '@assist/contracts';
import type { LineBox } from '../parse/block.js';

/** A line as it is stored: page, x, y, w, h, charStart, charEnd. A document has tens of thousands of them. */
export type StoredLine = readonly [page: number, x: number, y: number, w: number, h: number, charStart: number, charEnd: number];

export function toStoredLine(line: LineBox): StoredLine {
  const { page, x, y, w, h } = line.box;
  return [page, x, y, w, h, line.charStart, line.charEnd];
}

export function boxOfLine([page, x, y, w, h]: StoredLine): Box {
  return { page, x, y, w, h };
}
