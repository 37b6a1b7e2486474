import { matchedSpans, type Span } from './matched-words';

/** A part of a text with its marks; `cutBefore` and `cutAfter` say that there is more. */
export interface Excerpt {
  readonly parts: ReadonlyArray<{ readonly text: string; readonly marked: boolean }>;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

const LENGTH = 260;
/** Words before the first mark, so that it is understood. */
const LEAD = 60;

/** The part of a passage that has most of the words, with them marked; its beginning if it has none. */
export function excerptOf(text: string, words: readonly string[]): Excerpt {
  const spans = matchedSpans(text, words);
  const { start, end } = bestWindow(text, spans);
  const inside = spans.filter((span) => span.start >= start && span.end <= end);
  const parts: { text: string; marked: boolean }[] = [];
  let at = start;
  for (const span of inside) {
    if (span.start > at) parts.push({ text: text.slice(at, span.start), marked: false });
    parts.push({ text: text.slice(span.start, span.end), marked: true });
    at = span.end;
  }
  if (at < end) parts.push({ text: text.slice(at, end), marked: false });
  return { parts, cutBefore: start > 0, cutAfter: end < text.length };
}

function bestWindow(text: string, spans: readonly (Span & { readonly word: string })[]): Span {
  const starts = spans.length === 0 ? [0] : spans.map((span) => Math.max(0, span.start - LEAD));
  let best = { start: 0, worth: -1 };
  for (const start of starts) {
    const inside = spans.filter((span) => span.start >= start && span.end <= start + LENGTH);
    // Another word counts more than the same one again.
    const worth = new Set(inside.map((span) => span.word)).size * 100 + inside.length;
    if (worth > best.worth) best = { start, worth };
  }
  // A window at the end shows as much as one in the middle.
  return atWords(text, Math.max(0, Math.min(best.start, text.length - LENGTH)));
}

function atWords(text: string, from: number): Span {
  const start = from === 0 ? 0 : from + Math.max(0, text.slice(from, from + LEAD).search(/(?<=\s)\S/));
  if (start + LENGTH >= text.length) return { start, end: text.length };
  const space = text.lastIndexOf(' ', start + LENGTH);
  return { start, end: space > start + LENGTH / 2 ? space : start + LENGTH };
}
