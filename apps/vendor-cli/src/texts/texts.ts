import { de } from './de/index.js';
import { en } from './en/index.js';
import type { Translated } from './translated.js';

/** Every text that people read; the German catalogue does not compile with one missing. */
export type Texts = Translated<typeof en>;
export const LANGUAGES = ['de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const CATALOGUES: Readonly<Record<Language, Texts>> = { de, en };

export function textsOf(language: Language): Texts {
  return CATALOGUES[language];
}

/** The language of a locale such as `de_AT.UTF-8`; anything but German reads English. */
export function languageOf(locale: string): Language {
  return /^de(?![a-z])/i.test(locale) ? 'de' : 'en';
}
