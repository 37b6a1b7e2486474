import type { Citation, SearchResult } from '@assist/contracts';
import type { Locale } from '@assist/kernel';
import type { AskedQuestion } from './asked-question.js';
import { cite } from './cite.js';
import { isEnough, weighAsked, type Candidate } from './passage-evidence.js';
import { quoteMarkdown } from './quote-markdown.js';
import { quoteRange } from './quote-range.js';

export interface ExtractiveAnswer {
  /** False: the passages do not carry the question; the text says so and nothing is cited. */
  readonly found: boolean;
  readonly text: string;
  readonly citations: readonly Citation[];
}

const MAX_SENTENCES = 4;
const MAX_PASSAGES = 3;
const MAX_CHARACTERS = 1400;
/** A further sentence must score at least this share of the best one. */
const KEEP_SHARE = 0.55;

const TEXTS = {
  de: {
    found: 'Dazu steht in den Dokumenten:',
    nothing:
      'Dazu habe ich in den durchsuchten Dokumenten nichts gefunden. Andere Stichwörter oder eine genauere Frage helfen manchmal weiter.',
  },
  en: {
    found: 'The documents say:',
    nothing:
      'I found nothing about this in the documents that were searched. Other keywords or a more precise question sometimes help.',
  },
} as const;

interface Quote {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  /** Of its best sentence. */
  readonly score: number;
}

/**
 * Answers without a model: quotes the best sentences of the best passages, each with its source. Deterministic, and
 * never a word of its own about the subject.
 */
export function answerFromPassages(asked: AskedQuestion, passages: readonly SearchResult[], language: Locale): ExtractiveAnswer {
  const evidence = weighAsked(asked, passages);
  if (!isEnough(evidence)) return { found: false, text: TEXTS[language].nothing, citations: [] };
  const quotes = mergeNeighbours(choose(evidence.candidates), passages).flatMap((quote, index) => {
    const passage = passages[quote.passage];
    if (passage === undefined) return [];
    const range = quoteRange(quote, passage);
    const n = index + 1;
    return [{ citation: cite(n, passage, range), text: quoteMarkdown(passage.text, range, `[${n}]`) }];
  });
  const text = [TEXTS[language].found, ...quotes.map((quote) => quote.text)].join('\n\n');
  return { found: true, text, citations: quotes.map((quote) => quote.citation) };
}

function choose(candidates: readonly Candidate[]): Candidate[] {
  const best = candidates[0]?.score ?? 0;
  const chosen: Candidate[] = [];
  const said = new Set<string>();
  let characters = 0;
  for (const candidate of candidates) {
    const saying = candidate.stems.join(' ');
    const passages = new Set([...chosen.map((other) => other.passage), candidate.passage]);
    if (candidate.score < best * KEEP_SHARE || chosen.length >= MAX_SENTENCES) break;
    if (said.has(saying) || passages.size > MAX_PASSAGES || characters + candidate.span.text.length > MAX_CHARACTERS) continue;
    chosen.push(candidate);
    said.add(saying);
    characters += candidate.span.text.length;
  }
  return chosen;
}

/** One quote per run of neighbouring sentences of a passage, the best first. */
function mergeNeighbours(chosen: readonly Candidate[], passages: readonly SearchResult[]): Quote[] {
  const inReadingOrder = [...chosen].sort((a, b) => a.passage - b.passage || a.span.start - b.span.start);
  const runs: Quote[] = [];
  for (const { passage, span, score } of inReadingOrder) {
    const last = runs.at(-1);
    const between = passages[passage]?.text.slice(last?.end, span.start);
    if (last?.passage === passage && between?.trim() === '') {
      runs.splice(-1, 1, { ...last, end: span.end, score: Math.max(last.score, score) });
    } else {
      runs.push({ passage, start: span.start, end: span.end, score });
    }
  }
  return runs.sort((a, b) => b.score - a.score);
}
