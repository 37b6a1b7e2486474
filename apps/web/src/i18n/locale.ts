export const LOCALES = ['de', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const STORED_AS = 'assist.locale';

export function asLocale(value: string | null | undefined): Locale | null {
  return LOCALES.find((locale) => locale === value) ?? null;
}

/** The remembered choice, else the first language of the browser that we speak, else English. */
export function detectLocale(stored: string | null, wanted: readonly string[]): Locale {
  const spoken = wanted.map((tag) => asLocale(tag.slice(0, 2).toLowerCase())).find((locale) => locale !== null);
  return asLocale(stored) ?? spoken ?? 'en';
}

export function storedLocale(): string | null {
  return localStorage.getItem(STORED_AS);
}

export function storeLocale(locale: Locale): void {
  localStorage.setItem(STORED_AS, locale);
}
