export interface Span {
  readonly start: number;
  readonly end: number;
}

const ABBREVIATION =
  /(?:^|[\s(])(?:\p{L}|z\.\s?B|d\.\s?h|u\.\s?a|o\.\s?ä|i\.\s?d\.\s?R|e\.\s?g|i\.\s?e|bzw|ca|evtl|ggf|inkl|max|min|Nr|Abs|Art|Bd|Kap|Abb|Tab|Str|Dr|Prof|Hr|Fr|St|vgl|usw|etc|sog|zzgl|exkl|Mio|Mrd|Tel|Mr|Mrs|Ms|vs|No|Fig|Eq|Sec|Vol|pp|Inc|Ltd|Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sep|Sept|Okt|Oct|Nov|Dez|Dec|\d{1,3})$/u;
/** A run of marks is tried from its start only: each place in it again would be quadratic. */
const END = /(?<![.!?…])[.!?…]+["'”“»)\]]*(?=\s)|\n\s*\n|\n(?=\s*(?:[-•*–|]|\d{1,3}[.)]\s))|(?<=\|)\n/gu;

/**
 * Sentences of a text as spans of it, without the space around them. Items of lists and rows of tables are sentences;
 * a point after an abbreviation or an ordinal number ends none.
 */
export function sentenceSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (!match[0].startsWith('\n') && !endsSentence(text, match.index, end, match[0])) continue;
    addTrimmed(spans, text, start, match[0].startsWith('\n') ? match.index : end);
    start = end;
  }
  addTrimmed(spans, text, start, text.length);
  return spans;
}

function endsSentence(text: string, at: number, end: number, mark: string): boolean {
  const next = /\S/u.exec(text.slice(end, end + 50))?.[0] ?? '';
  if (/\p{Ll}/u.test(next)) return false;
  return mark !== '.' || !ABBREVIATION.test(text.slice(Math.max(0, at - 12), at));
}

function addTrimmed(spans: Span[], text: string, from: number, to: number): void {
  let [start, end] = [from, to];
  while (start < end && /\s/u.test(text.charAt(start))) start += 1;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end -= 1;
  if (end > start) spans.push({ start, end });
}
