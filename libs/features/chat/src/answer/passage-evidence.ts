import type { SearchResult } from '@assist/contracts';
import type { AskedQuestion } from './asked-question.js';
import type { Span } from './sentences.js';
import { piecesOf } from './text-structure.js';
import { contentStems, sameWord } from './words.js';

/** A sentence of a passage and how well it answers. */
export interface Candidate {
  /** Position of the passage in the search results. */
  readonly passage: number;
  readonly span: Span;
  readonly stems: readonly string[];
  readonly score: number;
  /** Share of the question's weight that the sentence itself carries, 0 to 1. */
  readonly coverage: number;
}

export interface Evidence {
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** Share of the question's weight that the best passage carries with its headings, 0 to 1. */
  readonly coverage: number;
}

interface Sentence {
  readonly passage: number;
  readonly span: Span;
  readonly stems: readonly string[];
  /** Of a table's row: the words of the header that it is quoted with; they count as those of a heading do. */
  readonly header: readonly string[];
}

/** What the surroundings of a sentence add for words that it lacks itself. */
const HEADING_SHARE = 0.6;
const PASSAGE_SHARE = 0.4;
/** The order of the search is evidence too: it has seen the whole index. */
const RANK_SHARE = 0.25;
const NUMBER_SHARE = 0.1;
const LIST_LENGTH = 160;
const LIST_SHARE = 0.7;
const ASKS_NUMBER =
  /\b(wie ?viele?|wann|wie (hoch|lange?|gro(ss|ß)|oft|weit|alt)|welche[sm]? (jahr|datum)|how (many|much|long|old|high|often|far)|when|what (year|date))\b/i;

/**
 * The least mean of the passage's and the best sentence's share of the question's weight. Measured on XQuAD-de and -en
 * (1,190 questions each, BM25 top 8): 5 % and 3 % of the answerable questions are refused, and 80 % of 400 questions
 * that the documents cannot answer. Lower lets every shared word pass for an answer, higher refuses real ones.
 */
const LEAST_EVIDENCE = 0.325;
/** A sentence for a question that points back carries at least this share of the question's own words that the best one has. */
const OWN_SHARE = 0.5;

/** Whether the passages carry enough of the question to be worth showing. */
export function isEnough(evidence: Evidence): boolean {
  const best = evidence.candidates[0];
  return best !== undefined && best.coverage > 0 && (evidence.coverage + best.coverage) / 2 >= LEAST_EVIDENCE;
}

/**
 * The evidence for a question of a conversation. The questions before only help to choose among sentences that answer
 * this one: an answer that carries none of its words would be the previous answer again.
 */
export function weighAsked({ text, standing, before }: AskedQuestion, passages: readonly SearchResult[]): Evidence {
  const own = weighEvidence(text, passages);
  if (before === undefined || standing === 'alone') return own;
  const joined = weighEvidence(`${text}\n${before}`, passages);
  if (standing === 'bare') return joined;
  if (!isEnough(own)) return standing === 'pronoun' ? joined : own;
  const least = Math.max(...own.candidates.map((candidate) => candidate.coverage)) * OWN_SHARE;
  const coverage = new Map(own.candidates.map((candidate) => [placeOf(candidate), candidate.coverage]));
  const candidates = joined.candidates
    .map((candidate) => ({ ...candidate, coverage: coverage.get(placeOf(candidate)) ?? 0 }))
    .filter((candidate) => candidate.coverage >= least);
  const chosen = { candidates, coverage: own.coverage };
  return isEnough(chosen) ? chosen : own;
}

function placeOf({ passage, span }: Candidate): string {
  return `${passage}:${span.start}`;
}

/**
 * Weighs the sentences of the passages by the words of the question that they carry. A word weighs the more the fewer
 * sentences have it (inverse sentence frequency), so one that occurs nowhere weighs most: it speaks against an answer.
 */
export function weighEvidence(question: string, passages: readonly SearchResult[]): Evidence {
  const asked = contentStems(question);
  const all = passages.flatMap((passage, index) => sentencesOf(passage, index));
  if (asked.length === 0 || all.length === 0) return { candidates: [], coverage: 0 };
  const weights = asked.map((stem) => rarity(all, stem));
  const total = sum(weights);
  const weightOf = (carried: readonly boolean[]): number => sum(weights.filter((_weight, index) => carried[index])) / total;
  const wantsNumber = ASKS_NUMBER.test(question);

  const candidates: Candidate[] = [];
  let coverage = 0;
  for (const [index, passage] of passages.entries()) {
    const own = all.filter((sentence) => sentence.passage === index);
    const heading = carriedBy(asked, contentStems([passage.title, ...passage.headingPath].join(' ')));
    const inPassage = carriedBy(
      asked,
      own.flatMap((sentence) => [...sentence.stems, ...sentence.header]),
    );
    coverage = Math.max(coverage, weightOf(asked.map((_stem, at) => heading[at] === true || inPassage[at] === true)));
    for (const sentence of own) {
      const carried = carriedBy(asked, sentence.stems);
      const lent = carriedBy(asked, sentence.header);
      // A row that shares only the heading of its table is as good as any other row: it says nothing.
      if (sentence.header.length > 0 && !carried.includes(true) && !lent.includes(true)) continue;
      const share = asked.map((_stem, at) => {
        if (carried[at] === true) return 1;
        if (heading[at] === true || lent[at] === true) return HEADING_SHARE;
        // What another row says is about something else.
        return inPassage[at] === true && sentence.header.length === 0 ? PASSAGE_SHARE : 0;
      });
      const words = sum(weights.map((weight, at) => weight * (share[at] ?? 0))) / total;
      const bonus =
        RANK_SHARE * (1 - index / passages.length) + (wantsNumber && /\p{N}/u.test(sentence.span.text) ? NUMBER_SHARE : 0);
      candidates.push({
        ...sentence,
        score: words * (1 + bonus) * brevity(sentence.span),
        coverage: weightOf(carried.map((own, at) => own || lent[at] === true)),
      });
    }
  }
  return { candidates: candidates.sort((a, b) => b.score - a.score), coverage };
}

/** Menus and word lists without a full stop carry many words and say nothing. */
function brevity(span: Span): number {
  return span.text.length > LIST_LENGTH && !/[.!?…]["'“”»)\]]*$/.test(span.text) ? LIST_SHARE : 1;
}

/** What can be quoted: a table's rows, but not its header, which comes with each of them. */
function sentencesOf(passage: SearchResult, index: number): Sentence[] {
  return piecesOf(passage.text)
    .filter(({ kind }) => kind !== 'rule' && kind !== 'header')
    .map((span) => ({ passage: index, span, header: contentStems(span.header.join(' ')), stems: contentStems(span.text) }));
}

function carriedBy(asked: readonly string[], stems: readonly string[]): boolean[] {
  return asked.map((stem) => stems.some((other) => sameWord(stem, other)));
}

function rarity(all: readonly Sentence[], stem: string): number {
  const having = all.filter((sentence) => [...sentence.stems, ...sentence.header].some((other) => sameWord(stem, other))).length;
  return Math.log(1 + all.length / Math.max(having, 0.5));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
