/** A piece of a text; `start` and `end` count UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const MAX_SENTENCE = 600;
/** Before these a full stop ends no sentence: abbreviations of both languages, ordinals and single letters. */
const ABBREVIATION =
  /(?:^|[\s(„"'])(?:\p{L}|\d{1,3}|[zudvis]\.\s?[BaoÄhdU]|Nr|Abs|Abt|Art|Aufl|bzw|ca|Dr|Prof|etc|evtl|ggf|inkl|max|min|mind|Mio|Mrd|Std|Str|Tel|usw|vgl|vs|Ziff|Bd|Hrsg|St|Mr|Mrs|Ms|Jr|Sr|No|Fig|Sec|approx|e\.g|i\.e|cf|al|Inc|Ltd|Co|Jan|Feb|Apr|Aug|Sept|Okt|Oct|Nov|Dez|Dec)\.$/u;
const BREAK = /[.!?…](?:["'“”»)\]]*)\s+|\n\s*\n\s*|(?<item>\n(?=\s*(?:[-*•–▪◦]|\d{1,3}[.)]|[a-z]\))\s))|\n/gu;

/**
 * Splits a text into sentences and list items, with their places. A single line break ends a sentence only where the
 * line before it is complete or a list item follows: PDF text is wrapped anywhere.
 */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(BREAK)) {
    const end = match.index + match[0].trimEnd().length;
    if (!endsHere(text, start, end, match)) continue;
    addSpan(spans, text, start, end);
    start = match.index + match[0].length;
  }
  addSpan(spans, text, start, text.length);
  return spans;
}

function endsHere(text: string, start: number, end: number, match: RegExpExecArray): boolean {
  if (match.groups?.['item'] !== undefined) return true;
  if (match[0] === '\n') return isWholeLine(text, start, match.index);
  if (match[0].startsWith('\n')) return true;
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 1);
  if (/\p{Ll}/u.test(after)) return false;
  return !ABBREVIATION.test(text.slice(Math.max(start, end - 14), end));
}

/** A heading or table row: short, and the next line begins anew. */
function isWholeLine(text: string, start: number, at: number): boolean {
  const line = text.slice(Math.max(start, text.lastIndexOf('\n', at - 1) + 1), at).trim();
  const next = text.slice(at + 1, at + 60).trimStart();
  return /[:;|]$/.test(line) || /^[|#]/.test(next) || (line.length <= 60 && /^[\p{Lu}\p{N}„"(]/u.test(next));
}

function addSpan(spans: Span[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  for (; end - start > MAX_SENTENCE;) {
    const cut = text.slice(start, start + MAX_SENTENCE + 1).lastIndexOf(' ');
    const at = start + (cut > 0 ? cut : MAX_SENTENCE);
    spans.push({ start, end: at, text: text.slice(start, at) });
    start = at;
    while (start < end && /\s/.test(text.charAt(start))) start += 1;
  }
  if (end > start) spans.push({ start, end, text: text.slice(start, end) });
}
