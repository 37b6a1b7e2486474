import type { Line } from './layout/reading-order.js';
import type { Segment } from './layout/rows.js';

/** What most of the text of a document looks like, so that headings and paragraph gaps stand out. */
export interface FontFacts {
  readonly bodySize: number;
  readonly bodyFont: string;
  /** Distance of two base lines in sizes of the font. */
  readonly leading: number;
  /** Sizes above the body's, from the largest: their index is the level of the heading. */
  readonly headingSizes: readonly number[];
}

export const HEADING_RATIO = 1.15;
const MAX_LEADING = 3;

export function roundSize(size: number): number {
  return Math.round(size * 2) / 2;
}

/** Facts over all lines of a document. */
export function fontFacts(pages: readonly (readonly Line[])[]): FontFacts {
  const segments = pages.flatMap((lines) => lines.flatMap((line) => line.segments));
  const bodySize = heaviest(segments, (segment) => roundSize(segment.size)) ?? 10;
  const body = segments.filter((segment) => roundSize(segment.size) === bodySize);
  const large = segments.filter((segment) => segment.size > bodySize * HEADING_RATIO && /\p{L}{2}/u.test(segment.text));
  const headingSizes = [...new Set(large.map((segment) => roundSize(segment.size)))].sort((a, b) => b - a);
  return {
    bodySize,
    bodyFont: heaviest(body, (segment) => segment.font) ?? '',
    leading: commonLeading(pages, bodySize),
    headingSizes,
  };
}

function heaviest<K>(segments: readonly Segment[], keyOf: (segment: Segment) => K): K | undefined {
  const weights = new Map<K, number>();
  for (const segment of segments) weights.set(keyOf(segment), (weights.get(keyOf(segment)) ?? 0) + segment.text.length);
  let best: [K, number] | undefined;
  for (const entry of weights) if (best === undefined || entry[1] > best[1]) best = entry;
  return best?.[0];
}

function commonLeading(pages: readonly (readonly Line[])[], bodySize: number): number {
  const counts = new Map<number, number>();
  for (const lines of pages) {
    for (let at = 1; at < lines.length; at += 1) {
      const [above, line] = [lines[at - 1], lines[at]];
      if (above === undefined || line === undefined || above.flow !== line.flow) continue;
      const [a, b] = [above.segments[0], line.segments[0]];
      if (a === undefined || b === undefined || roundSize(a.size) !== bodySize || roundSize(b.size) !== bodySize) continue;
      const ratio = Math.round(((b.base - a.base) / bodySize) * 20) / 20;
      if (ratio > 0.8 && ratio < MAX_LEADING) counts.set(ratio, (counts.get(ratio) ?? 0) + 1);
    }
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [1.2, 0])[0];
}
