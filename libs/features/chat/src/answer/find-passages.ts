import type { SearchResult } from '@assist/contracts';
import { joinedQuery, ownQuery, type AskedQuestion } from './asked-question.js';
import { isEnough, weighEvidence } from './passage-evidence.js';

/** How many passages an answer is written from. */
export const PASSAGES = 8;

export type Search = (query: string) => Promise<readonly SearchResult[]>;

/**
 * The passages for a question, best first. A question that stands for itself is searched by itself; the ones before it
 * come in only where that finds too little. One that points back is searched with them first, but never without its
 * own words: those may name a new subject all the same.
 */
export async function findPassages(asked: AskedQuestion, search: Search): Promise<readonly SearchResult[]> {
  if (asked.before === undefined) return search(ownQuery(asked));
  if (asked.standing === 'bare') return search(joinedQuery(asked));
  if (asked.standing !== 'alone') {
    const [own, joined] = await Promise.all([search(ownQuery(asked)), search(joinedQuery(asked))]);
    return alternate(joined, own);
  }
  const own = await search(ownQuery(asked));
  return isEnough(weighEvidence(asked.text, own)) ? own : alternate(own, await search(joinedQuery(asked)));
}

/** The best of both, in turns, each passage once. */
function alternate(first: readonly SearchResult[], second: readonly SearchResult[]): SearchResult[] {
  const inTurns = first.flatMap((passage, index) => [passage, ...second.slice(index, index + 1)]);
  const all = new Map([...inTurns, ...second.slice(first.length)].map((passage) => [passage.chunkId, passage]));
  return [...all.values()].slice(0, PASSAGES);
}
