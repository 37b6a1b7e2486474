/** A block's text cut at the marked range. */
export interface MarkedText {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

export interface CharRange {
  readonly charStart: number;
  readonly charEnd: number;
}

/** Positions count in the whole document; null where block and range don't touch. Total for odd positions. */
export function markRange(block: CharRange & { readonly text: string }, range: CharRange): MarkedText | null {
  const from = Math.max(range.charStart, block.charStart);
  const to = Math.min(range.charEnd, block.charEnd);
  if (to <= from) return null;
  const start = clamp(from - block.charStart, block.text.length);
  const end = clamp(to - block.charStart, block.text.length);
  if (end <= start) return null;
  return { before: block.text.slice(0, start), marked: block.text.slice(start, end), after: block.text.slice(end) };
}

function clamp(position: number, length: number): number {
  return Math.min(Math.max(0, position), length);
}
