import { runsOf } from './tokens.js';

const WINDOW = 5;
/** Above this a chunk is a data dump; the index stays small and the query time bounded. */
export const MAX_GRAMS = 8000;

/** All windows of five characters of each `_word_`; shorter words whole. Finds compounds, typing errors and code. */
export function gramsOf(text: string): readonly string[] {
  const grams: string[] = [];
  for (const run of runsOf(text)) {
    const framed = `_${run}_`;
    for (let at = 0; at === 0 || at + WINDOW <= framed.length; at += 1) {
      if (grams.length === MAX_GRAMS) return grams;
      grams.push(framed.slice(at, at + WINDOW));
    }
  }
  return grams;
}
