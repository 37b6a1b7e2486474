import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { detectLocale, storedLocale, storeLocale, type Locale } from './locale';

/** One chunk a language; only the one in use is loaded. */
const CATALOGUES = {
  de: async () => (await import('./de/catalogue')).de,
  en: async () => (await import('./en/catalogue')).en,
} as const;

export async function startI18n(): Promise<void> {
  const locale = detectLocale(storedLocale(), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: locale,
    resources: { [locale]: { translation: await CATALOGUES[locale]() } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = locale;
}

export async function changeLocale(locale: Locale): Promise<void> {
  storeLocale(locale);
  if (i18next.language === locale) return;
  if (!i18next.hasResourceBundle(locale, 'translation')) {
    i18next.addResourceBundle(locale, 'translation', await CATALOGUES[locale]());
  }
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
}
