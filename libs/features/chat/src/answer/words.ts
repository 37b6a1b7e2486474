import { STOP_WORDS } from './stop-words.js';

const WORD = /[\p{L}\p{N}]+/gu;
const MAX_WORD = 64;

/** Endings of both languages, longest first. Only has to treat two texts alike, not to be linguistics. */
const ENDINGS = ['ungen', 'ings', 'ung', 'ern', 'ing', 'end', 'em', 'er', 'en', 'es', 'ed', 'ly', 'e', 's', 'n'];
const MIN_STEM = 4;

/** Lower-case words; umlauts as two letters, so that "Mueller" is "Müller" and "drucken" stays apart from "drücken". */
export function words(text: string): string[] {
  return Array.from(text.normalize('NFC').matchAll(WORD), ([word]) => fold(word.slice(0, MAX_WORD)));
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? 'ss');
}

/** `word` without up to two endings. */
export function stem(word: string): string {
  let rest = word;
  for (let round = 0; round < 2; round += 1) {
    const ending = ENDINGS.find((candidate) => rest.endsWith(candidate) && rest.length - candidate.length >= MIN_STEM);
    if (ending === undefined) break;
    rest = rest.slice(0, -ending.length);
  }
  return rest;
}

/** Stems of the words that carry a subject, each once, in order. */
export function contentStems(text: string): string[] {
  const all = words(text);
  const content = all.filter((word) => !STOP_WORDS.has(word) && (word.length > 1 || /\p{N}/u.test(word)));
  return [...new Set(content.map(stem))];
}

/** Shortest stem that counts as a part of a longer word: "frist" in "kuendigungsfrist", not "art" in "garten". */
const MIN_PART = 5;

/** Equal, or one is the beginning or the end of the other, as German compounds are built. */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [part, whole] = a.length < b.length ? [a, b] : [b, a];
  return part.length >= MIN_PART && (whole.startsWith(part) || whole.endsWith(part));
}
