import type { Box, SearchResult } from '@assist/contracts';
import { contentTerms } from '../analysis/analyse.js';
import { detectLanguage, type Lang } from '../analysis/language.js';
import { sentenceSpans, type Span } from '../chunk/sentences.js';
import { boxesOfSpan } from './boxes-of-span.js';
import { mergeNeighbours } from './merge-neighbours.js';

/** Sentences of a result that answer best. */
export interface Passage {
  readonly result: SearchResult;
  readonly text: string;
  /** Places in the document's text, when the result is a plain slice of it; else those of the result. */
  readonly charStart: number;
  readonly charEnd: number;
  readonly boxes: readonly Box[];
  /** Share of the question's words, weighted by how rare they are in the results, that the passage holds: 0 to 1. */
  readonly coverage: number;
  /** Coverage and the score of the result together: what passages are ordered by. */
  readonly score: number;
}

export interface PassageOptions {
  readonly maxPassages: number;
  readonly maxSentences: number;
  readonly maxPerDocument: number;
}

const DEFAULTS: PassageOptions = { maxPassages: 3, maxSentences: 3, maxPerDocument: 3 };
const COVERAGE_SHARE = 0.6;
/** What a sentence more has to add to the coverage to be worth its length. */
const SENTENCE_COST = 0.04;
/** A compound that contains the word, and a word of the headings above. */
const COMPOUND_CREDIT = 0.7;
const HEADING_CREDIT = 0.5;

/**
 * The passages that answer a question best, from the results of a search for it: neighbours are joined, each result is
 * narrowed to the run of sentences that covers most of the question, at most `maxPerDocument` of one document.
 */
export function selectPassages(
  query: string,
  results: readonly SearchResult[],
  options: Partial<PassageOptions> = {},
): readonly Passage[] {
  const { maxPassages, maxSentences, maxPerDocument } = { ...DEFAULTS, ...options };
  const candidates = mergeNeighbours(results).map((result) => new Candidate(query, result));
  const weights = weightsOf(candidates);
  const passages = candidates.map((candidate) => candidate.best(weights, maxSentences)).sort((a, b) => b.score - a.score);
  const perDocument = new Map<string, number>();
  return passages
    .filter((passage) => {
      const taken = perDocument.get(passage.result.documentId) ?? 0;
      perDocument.set(passage.result.documentId, taken + 1);
      return taken < maxPerDocument;
    })
    .slice(0, maxPassages);
}

class Candidate {
  readonly result: SearchResult;
  readonly terms: ReadonlySet<string>;
  readonly sentences: readonly { readonly span: Span; readonly terms: ReadonlySet<string> }[];
  readonly #headings: ReadonlySet<string>;

  constructor(query: string, result: SearchResult) {
    const lang: Lang = detectLanguage(result.text, detectLanguage(query));
    this.result = result;
    this.terms = new Set(contentTerms(query, lang));
    this.sentences = sentenceSpans(result.text).map((span) => ({
      span,
      terms: new Set(contentTerms(result.text.slice(span.start, span.end), lang)),
    }));
    this.#headings = new Set(contentTerms(`${result.title} ${result.headingPath.join(' ')}`, lang));
  }

  best(weights: ReadonlyMap<string, number>, maxSentences: number): Passage {
    let best = { from: 0, to: 0, value: Number.NEGATIVE_INFINITY, coverage: 0 };
    for (let from = 0; from < this.sentences.length; from += 1) {
      for (let to = from; to < Math.min(this.sentences.length, from + maxSentences); to += 1) {
        const coverage = this.#coverage(from, to, weights);
        const value = coverage - SENTENCE_COST * (to - from);
        if (value > best.value + 1e-9) best = { from, to, value, coverage };
      }
    }
    const start = this.sentences[best.from]?.span.start ?? 0;
    const end = this.sentences[best.to]?.span.end ?? this.result.text.length;
    return {
      ...this.#slice(start, end),
      coverage: best.coverage,
      score: COVERAGE_SHARE * best.coverage + (1 - COVERAGE_SHARE) * this.result.score,
    };
  }

  #slice(start: number, end: number): Pick<Passage, 'result' | 'text' | 'charStart' | 'charEnd' | 'boxes'> {
    const { result } = this;
    const isSlice = result.text.length === result.charEnd - result.charStart;
    return {
      result,
      text: result.text.slice(start, end),
      charStart: isSlice ? result.charStart + start : result.charStart,
      charEnd: isSlice ? result.charStart + end : result.charEnd,
      boxes: boxesOfSpan(result, start, end),
    };
  }

  #coverage(from: number, to: number, weights: ReadonlyMap<string, number>): number {
    let [sum, covered] = [0, 0];
    for (const term of this.terms) {
      const weight = weights.get(term) ?? 1;
      sum += weight;
      covered += weight * this.#credit(term, from, to);
    }
    return sum === 0 ? 0 : covered / sum;
  }

  #credit(term: string, from: number, to: number): number {
    let credit = this.#headings.has(term) ? HEADING_CREDIT : 0;
    for (let at = from; at <= to; at += 1) {
      const terms = this.sentences[at]?.terms;
      if (terms?.has(term)) return 1;
      if (credit < COMPOUND_CREDIT && term.length > 4 && terms && [...terms].some((other) => other.includes(term))) {
        credit = COMPOUND_CREDIT;
      }
    }
    return credit;
  }
}

/** Rare words tell more: the logarithm of the share of sentences without the word. */
function weightsOf(candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let sentences = 0;
  for (const candidate of candidates) {
    sentences += candidate.sentences.length;
    for (const sentence of candidate.sentences) {
      for (const term of candidate.terms) if (sentence.terms.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return new Map([...counts].map(([term, count]) => [term, Math.log(1 + (sentences - count + 0.5) / (count + 0.5))]));
}
