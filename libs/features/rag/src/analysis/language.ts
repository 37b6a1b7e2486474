import { foldUmlauts } from './normalise.js';
import { ENGLISH_STOP_WORDS } from './stop-words/english.js';
import { GERMAN_STOP_WORDS } from './stop-words/german.js';

export const LANGS = ['de', 'en', 'simple'] as const;
/** Rules by which a text is analysed; `simple` is every language without rules of its own. */
export type Lang = (typeof LANGS)[number];

const setOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/).map(foldUmlauts));
const STOP: Readonly<Record<Lang, ReadonlySet<string>>> = {
  de: setOf(GERMAN_STOP_WORDS),
  en: setOf(ENGLISH_STOP_WORDS),
  simple: new Set(),
};

/** `word` is lower case and folded. */
export function isStopWord(word: string, lang: Lang): boolean {
  return STOP[lang].has(word);
}

/** Two votes ahead of the other language, or the clear majority of few, decide; this many hits are enough to decide at all. */
const MIN_VOTES = 2;

/**
 * Language of a text by vote: each stop word of one language only counts for it, umlauts and `ß` count for German.
 * An undecided text takes `prior`, the language of its document.
 */
export function detectLanguage(text: string, prior: Lang = 'simple'): Lang {
  const lower = text.slice(0, 20_000).toLowerCase();
  const words = lower.match(/\p{L}+/gu) ?? [];
  const votes = { de: Math.min(3, (lower.match(/[äöüß]/g) ?? []).length / 2), en: 0 };
  for (const word of words) {
    const folded = foldUmlauts(word);
    const german = STOP.de.has(folded);
    if (german === STOP.en.has(folded) || folded.length < 2) continue;
    votes[german ? 'de' : 'en'] += 1;
  }
  if (votes.de >= MIN_VOTES && votes.de > votes.en * 1.2) return 'de';
  if (votes.en >= MIN_VOTES && votes.en > votes.de * 1.2) return 'en';
  return prior;
}
