/** A piece of an answer's text: words, or the numbers of a marker such as `[2]` or `[1, 3]`. */
export type TextPart =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'marks'; readonly numbers: readonly number[] };

const MARKER = /\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]/g;

/** Finds the markers of known sources; numbers that no source has stay as they were written. */
export function splitCitations(text: string, known: ReadonlySet<number>): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKER)) {
    const numbers = (match[1] ?? '').split(',').map(Number);
    if (!numbers.every((n) => known.has(n))) continue;
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push({ kind: 'marks', numbers });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

/** The numbers that an answer's text really refers to. */
export function citedNumbers(text: string, known: ReadonlySet<number>): ReadonlySet<number> {
  return new Set(splitCitations(text, known).flatMap((part) => (part.kind === 'marks' ? part.numbers : [])));
}
