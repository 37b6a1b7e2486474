import type { Locale } from '../../i18n/locale';

/** English as it is written in Europe: day before month, 24 hours. */
const REGION: Readonly<Record<Locale, string>> = { de: 'de-DE', en: 'en-GB' };
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** With steps of 1024, as the limits are set and file managers count: a file of 100 MB is one that may be uploaded. */
export function formatBytes(bytes: number, locale: Locale): string {
  const exponent = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const unit = UNITS[exponent] ?? 'byte';
  const digits = exponent > 1 ? 1 : 0;
  return new Intl.NumberFormat(REGION[locale], {
    style: 'unit',
    unit,
    // Only in full, bytes have a plural.
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: digits,
  }).format(bytes / 1024 ** exponent);
}

export function formatDate(instant: string, locale: Locale): string {
  return new Intl.DateTimeFormat(REGION[locale], { dateStyle: 'medium' }).format(new Date(instant));
}

export function formatDateTime(instant: string, locale: Locale): string {
  return new Intl.DateTimeFormat(REGION[locale], { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

/** With seconds: what is looked at now. */
export function formatTime(instant: string, locale: Locale): string {
  return new Intl.DateTimeFormat(REGION[locale], { timeStyle: 'medium' }).format(new Date(instant));
}

/** To the second, as in a log. */
export function formatDateTimeExact(instant: string, locale: Locale): string {
  return new Intl.DateTimeFormat(REGION[locale], { dateStyle: 'full', timeStyle: 'medium' }).format(new Date(instant));
}

export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(REGION[locale]).format(value);
}

/** Where room is short: `12,3 Mio.` */
export function formatCompact(value: number, locale: Locale): string {
  return new Intl.NumberFormat(REGION[locale], { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** A day of the calendar such as `2026-11-21`, which no time zone moves. */
export function formatDay(day: string, locale: Locale, short = false): string {
  const style = short ? ({ day: 'numeric', month: 'numeric' } as const) : ({ dateStyle: 'medium' } as const);
  return new Intl.DateTimeFormat(REGION[locale], { ...style, timeZone: 'UTC' }).format(new Date(day));
}

export function formatPercent(fraction: number, locale: Locale): string {
  return new Intl.NumberFormat(REGION[locale], { style: 'percent', maximumFractionDigits: 0 }).format(fraction);
}

/** Milliseconds as a person says them: `340 ms`, `1,2 s`. */
export function formatDuration(ms: number, locale: Locale): string {
  if (ms < 1000) return `${formatNumber(Math.round(ms), locale)} ms`;
  return `${new Intl.NumberFormat(REGION[locale], { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(ms / 1000)} s`;
}
