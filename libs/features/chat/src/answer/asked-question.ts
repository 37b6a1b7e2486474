import { contentStems, words } from './words.js';

/**
 * How a question stands in its conversation. `alone`: it names what it is about. `new-case`: it asks the same about
 * something else ("und für Teilzeit?") and means nothing without that. `pronoun`: its subject was named before ("how
 * long is it valid?"). `bare`: no word of its own to search for ("warum?").
 */
export type Standing = 'alone' | 'new-case' | 'pronoun' | 'bare';

export interface AskedQuestion {
  readonly text: string;
  readonly standing: Standing;
  /** The earlier questions whose subject it may share; undefined at the beginning of a conversation. */
  readonly before: string | undefined;
}

const MAX_QUERY = 4000;
/** A question with more words of its own names its subject, whatever pronoun it also has. */
const FEW_WORDS = 2;
/** After "und …" or "what about …". */
const FEW_WORDS_OF_CASE = 4;
/** Without a verb there is no question: "Kosten?", "which exceptions?". */
const FRAGMENT_WORDS = 2;

const OPENS_CASE =
  /^(?:und|and|oder|or|aber|but|(?:what|how) about|was ist mit|wie (?:ist|sieht|steht) (?:es|das) (?:mit|bei|um))\b/i;
const POINTS_BACK = new Set(
  `er es ihn ihm sie ihr ihre ihren ihrem ihrer davon dazu dafuer dabei damit darueber darauf daran dort dies diese diesem diesen dieser dieses
it its he him his she her they them their this that these those`.split(/\s+/),
);
/** Names the case that is asked about: "gilt das auch für Auszubildende?". */
const NAMES_CASE = new Set('fuer bei mit for about with to'.split(' '));

/** Reads a question with the earlier ones of its conversation, oldest first. */
export function readQuestion(text: string, earlier: readonly string[]): AskedQuestion {
  const telling = earlier.filter((question) => contentStems(question).length > 0);
  const last = telling.at(-1);
  if (last === undefined) return { text, standing: 'alone', before: undefined };
  const standing = standingOf(text);
  const whole = telling.findLast((question) => standingOf(question) === 'alone') ?? last;
  const before = standing === 'new-case' || last === whole ? whole : `${last}\n${whole}`;
  return { text, standing, before };
}

/** What to search for when the question is searched by itself. */
export function ownQuery({ text }: AskedQuestion): string {
  return text.slice(0, MAX_QUERY);
}

/** What to search for together with the questions before. */
export function joinedQuery({ text, before = '' }: AskedQuestion): string {
  return `${text.slice(0, MAX_QUERY / 2)}\n${before.slice(0, MAX_QUERY / 2 - 1)}`;
}

function standingOf(text: string): Standing {
  const content = contentStems(text).length;
  if (content === 0) return 'bare';
  const opensCase = OPENS_CASE.test(text.trim());
  if (content > (opensCase ? FEW_WORDS_OF_CASE : FEW_WORDS)) return 'alone';
  if (pointsBack(text)) return namesCase(text) ? 'new-case' : 'pronoun';
  return opensCase || words(text).length <= FRAGMENT_WORDS ? 'new-case' : 'alone';
}

function pointsBack(text: string): boolean {
  const written = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return written.some((word, index) => {
    const [folded = ''] = words(word);
    if (folded === 'das') return !isNoun(written[index + 1]);
    if (folded === 'there') return !['is', 'are', 'was', 'were'].some((verb) => isBeside(written, index, verb));
    // "gibt es" points nowhere, and "Sie", "Ihr" within a sentence are the person who is asked.
    if (folded === 'es') return !['gibt', 'gab'].some((verb) => isBeside(written, index, verb));
    if (/^(sie|ihr)/.test(folded) && index > 0 && /^\p{Lu}/u.test(word)) return false;
    return POINTS_BACK.has(folded);
  });
}

/** After "das": a noun, which German writes with a capital; who writes small is given the benefit unless it looks like a verb. */
function isNoun(word: string | undefined): boolean {
  if (word === undefined || contentStems(word).length === 0) return false;
  return /^[\p{Lu}\p{N}]/u.test(word) || !/(?:t|en)$/.test(word);
}

function isBeside(written: readonly string[], index: number, word: string): boolean {
  return [written[index - 1], written[index + 1]].some((other) => other?.toLowerCase() === word);
}

function namesCase(text: string): boolean {
  const all = words(text);
  return all.some((word, index) => NAMES_CASE.has(word) && contentStems(all.slice(index + 1).join(' ')).length > 0);
}
