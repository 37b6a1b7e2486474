import type { Citation, SearchResult } from '@assist/contracts';
import { cite, type Range } from './cite.js';
import { sentences } from './sentences.js';
import { contentStems, sameWord } from './words.js';

/**
 * The sources of a text while it streams, numbered as its markers are: the cited passages first, in order of
 * appearance, then those that may still be cited.
 */
export function sourcesSoFar(passages: readonly SearchResult[], cited: readonly number[]): Citation[] {
  const rest = passages.map((_passage, index) => index).filter((index) => !cited.includes(index));
  return [...cited, ...rest].flatMap((index, at) => {
    const passage = passages[index];
    return passage === undefined ? [] : [cite(at + 1, passage)];
  });
}

/**
 * The sources of a finished text: the passages it cites, each with the sentence that its claims rest on; all passages,
 * unquoted, when the model cited none.
 */
export function finalCitations(text: string, passages: readonly SearchResult[], cited: readonly number[]): Citation[] {
  if (cited.length === 0) return sourcesSoFar(passages, []);
  const claims = claimsByNumber(text);
  return cited.flatMap((index, at) => {
    const passage = passages[index];
    return passage === undefined ? [] : [cite(at + 1, passage, bestSentence(passage.text, claims.get(at + 1) ?? []))];
  });
}

/** A passage that more sentences rest on is quoted for the first ones. */
const MAX_CLAIMS = 20;
const MARKERS = /\[(\d{1,4})\]/g;

/** What the text says with each number. A marker after the full stop belongs to the sentence before it. */
function claimsByNumber(text: string): Map<number, string[]> {
  const claims = new Map<number, string[]>();
  const moved = text.replace(/([.!?…:])((?:\s*\[\d{1,4}\])+)/g, '$2$1');
  for (const { text: sentence } of sentences(moved)) {
    const claim = sentence.replace(MARKERS, '');
    for (const [, number] of sentence.matchAll(MARKERS)) {
      const known = claims.get(Number(number)) ?? [];
      if (known.length < MAX_CLAIMS) known.push(claim);
      claims.set(Number(number), known);
    }
  }
  return claims;
}

/** Fewer shared words than this are chance: then the whole passage is the quote. */
const LEAST_SHARED = 2;

function bestSentence(passage: string, claims: readonly string[]): Range | undefined {
  const claimed = contentStems(claims.join(' '));
  const spans = sentences(passage).map((span) => ({ span, stems: contentStems(span.text) }));
  let best: { readonly range: Range; readonly score: number } | undefined;
  for (const { span, stems } of spans) {
    const shared = claimed.filter((stem) => stems.some((other) => sameWord(stem, other)));
    const score = shared.reduce((sum, stem) => sum + Math.log(1 + spans.length / having(spans, stem)), 0);
    if (shared.length >= Math.min(LEAST_SHARED, claimed.length) && score > (best?.score ?? 0)) best = { range: span, score };
  }
  return best?.range;
}

function having(spans: readonly { readonly stems: readonly string[] }[], stem: string): number {
  return Math.max(1, spans.filter(({ stems }) => stems.some((other) => sameWord(stem, other))).length);
}
