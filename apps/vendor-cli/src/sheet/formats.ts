import type { Language } from '../texts/texts.js';

/** `31.01.2027 23:59 UTC`, `2027-01-31 23:59 UTC`. */
export function formatMoment(language: Language, at: number | string): string {
  const iso = new Date(at).toISOString();
  return `${dayOf(language, iso)} ${iso.slice(11, 16)} UTC`;
}

export function formatDay(language: Language, at: number | string): string {
  return dayOf(language, new Date(at).toISOString());
}

export function formatCount(language: Language, value: number): string {
  return new Intl.NumberFormat(language).format(value);
}

function dayOf(language: Language, iso: string): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  return language === 'de' ? `${day}.${month}.${year}` : `${year}-${month}-${day}`;
}
