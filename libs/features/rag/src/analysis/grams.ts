import { runsOf } from './tokens.js';

const WINDOW = 5;
/** Above this a chunk is a data dump; the index stays small and the query time bounded. */
export const MAX_GRAMS = 8000;

/**
 * All windows of five characters of each `_word_`; shorter words whole. Finds compounds, typing errors and code. Chinese,
 * Japanese and Korean are cut into all pairs: words of two characters stand there between others without a space.
 */
export function gramsOf(text: string): readonly string[] {
  const grams: string[] = [];
  for (const { text: run, isUnspaced } of runsOf(text)) {
    for (const gram of isUnspaced ? pairsOf(run) : windowsOf(`_${run}_`)) {
      if (grams.length === MAX_GRAMS) return grams;
      grams.push(gram);
    }
  }
  return grams;
}

/** Some characters are two units of a string, so these windows are cut from code points. */
function pairsOf(piece: string): readonly string[] {
  const characters = Array.from(piece);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => `${String(characters[at])}${character}`);
}

function* windowsOf(word: string): Iterable<string> {
  for (let at = 0; at === 0 || at + WINDOW <= word.length; at += 1) yield word.slice(at, at + WINDOW);
}
