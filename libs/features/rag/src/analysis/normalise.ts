const SOFT = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2032\u00b4`]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

/** NFKC with soft hyphens and zero-width characters out, quotes and dashes in one form. Case is kept: identifiers need it. */
export function normalise(text: string): string {
  return text.normalize('NFKC').replace(SOFT, '').replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"').replace(DASHES, '-');
}

const FOLDED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** `ä` and `ae`, `ß` and `ss` meet in one form; `ä` never becomes `a`, which would make `drucken` of `drücken`. Expects lower case. */
export function foldUmlauts(word: string): string {
  return word.replace(/[äöüß]/g, (letter) => FOLDED[letter] ?? letter);
}
