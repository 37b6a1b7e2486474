import type { Locale } from './locale';

/** A text of the house in the language of the page; one in the other language is better than none. */
export function textIn(
  texts: Readonly<Record<Locale, string>>,
  locale: Locale,
): { readonly text: string; readonly lang: Locale } {
  const other: Locale = locale === 'de' ? 'en' : 'de';
  const lang = texts[locale] === '' ? other : locale;
  return { text: texts[lang], lang };
}
