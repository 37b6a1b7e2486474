import { foldUmlauts, normalise } from './normalise.js';

/** Longer tokens are cut: they are noise (base64, hashes), and the index ignores them otherwise. */
export const MAX_TOKEN_LENGTH = 64;

export interface Token {
  /** Lower case, umlauts folded. */
  readonly text: string;
  /** `whole`: an identifier, number or hyphenated word in one piece, never stemmed; its parts follow as `word`. */
  readonly kind: 'word' | 'whole';
}

export interface Run {
  readonly text: string;
  /** Of a script without spaces between its words; a run may be a whole sentence then. */
  readonly isUnspaced: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:(?:[._-]{1,2}|'|(?<=\p{N}),(?=\p{N}))[\p{L}\p{M}\p{N}]+)*(?:\+\+|#)?/gu;
const PART = /[\p{L}\p{M}\p{N}]+/gu;
/** Marks of length and repetition belong to the scripts beside them. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\u30fc\u3005';
const RUN = new RegExp(`([${UNSPACED}]+)|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
const CAMEL = /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+|\p{N}+|[\p{L}\p{M}]+/gu;
/** `ABC-123` is also written `ABC123`: letters and digits in one short name. */
const IDENTIFIER = /^(?=.*\p{N})(?=.*\p{L})[\p{L}\p{M}\p{N}]{2,20}$/u;
const GERMAN_NUMBER = /^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/;
const ENGLISH_NUMBER = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/**
 * The tokens of a text in order. Identifiers (`camelCase`, `snake_case`, `a.b.c`, `ERR-1`, versions) come whole and in parts,
 * those with digits also without their separators.
 */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const [match] of normalise(text).matchAll(WORD)) addWord(tokens, match);
  return tokens;
}

/** Only the runs of letters and digits, folded: what the character windows are cut from. */
export function runsOf(text: string): readonly Run[] {
  return Array.from(normalise(text).matchAll(RUN), ([run, unspaced]) =>
    unspaced === undefined ? { text: clean(run), isUnspaced: false } : { text: unspaced, isUnspaced: true },
  );
}

function addWord(tokens: Token[], match: string): void {
  const word = match.replace(/'s$/i, '');
  const parts = word.match(PART) ?? [];
  const pieces = parts.flatMap(camelParts);
  if ((pieces.length > 1 && !word.includes("'")) || /[+#]$/.test(word)) push(tokens, word, 'whole');
  const number = plainNumber(word);
  if (number !== undefined && number !== word) push(tokens, number, 'whole');
  const joined = parts.join('');
  if (parts.length > 1 && IDENTIFIER.test(joined)) push(tokens, joined, 'word');
  for (const part of pieces.length > parts.length ? new Set([...parts, ...pieces]) : parts) {
    if (part !== word || pieces.length <= 1) push(tokens, part, 'word');
  }
}

function push(tokens: Token[], text: string, kind: Token['kind']): void {
  tokens.push({ text: clean(text), kind });
}

function clean(text: string): string {
  return foldUmlauts(text.toLowerCase()).slice(0, MAX_TOKEN_LENGTH);
}

/** `HTTPServer` -> HTTP, Server. A word with digits inside stays whole unless a case change cuts it as well. */
function camelParts(part: string): readonly string[] {
  if (!/\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}/u.test(part)) return [part];
  const pieces = part.match(CAMEL) ?? [part];
  return pieces.length > 6 ? [part] : pieces;
}

/** `1.234,56` and `1,234.56` as `1234.56`; undefined when the word is no number with separators. */
function plainNumber(word: string): string | undefined {
  if (ENGLISH_NUMBER.test(word)) return word.replaceAll(',', '');
  if (GERMAN_NUMBER.test(word)) return word.replaceAll('.', '').replace(',', '.');
  return undefined;
}
