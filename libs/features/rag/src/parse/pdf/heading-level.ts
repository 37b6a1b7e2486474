import { HEADING_RATIO, roundSize, type FontFacts } from './font-facts.js';
import type { Segment } from './layout/rows.js';
import { outlineKey, type OutlineLevels } from './outline.js';

const NUMBERED = /^(?:\d{1,3}(?:\.\d{1,3}){0,5}|[A-Z](?:\.\d{1,3})+|§\s?\d+)\.?\s+\p{Lu}/u;
const MAX_CHARS = 200;
const MAX_NUMBERED_CHARS = 110;

/** Level of the heading that a line is: by the outline, else by its size, else by its number and a font of its own. */
export function headingLevel(segments: readonly Segment[], facts: FontFacts, outline: OutlineLevels): number | null {
  const [first] = segments;
  const text = segments.map((segment) => segment.text).join(' ');
  if (
    first === undefined ||
    segments.length > 2 ||
    /^\d+$/.test(segments[1]?.text ?? '') ||
    text.length > MAX_CHARS ||
    !/\p{L}{2}/u.test(text)
  ) {
    return null;
  }
  const large = first.size > facts.bodySize * HEADING_RATIO;
  const distinct = large || first.font !== facts.bodyFont || first.size > facts.bodySize * 1.04;
  const numbered = NUMBERED.test(text) && text.length <= MAX_NUMBERED_CHARS && !/[.,;:]$/.test(text);
  const listed = distinct || numbered ? outline.get(outlineKey(text)) : undefined;
  if (listed !== undefined) return listed;
  if (large && segments.length === 1) return Math.min(6, Math.max(1, facts.headingSizes.indexOf(roundSize(first.size)) + 1));
  return numbered && distinct && first.size >= facts.bodySize * 0.95 ? numberDepth(text) : null;
}

function numberDepth(text: string): number {
  const number = /^[^\s]+/.exec(text)?.[0].replace(/\.$/, '') ?? '';
  return Math.min(6, number.split('.').length);
}
