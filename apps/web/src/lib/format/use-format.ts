import { useMemo } from 'react';
import { useLocale } from '../../i18n/use-locale';
import {
  formatBytes,
  formatCompact,
  formatDate,
  formatDateTime,
  formatDateTimeExact,
  formatDay,
  formatDuration,
  formatNumber,
  formatPercent,
  formatTime,
} from './format';

/** The formatters in the language of the page. */
export function useFormat() {
  const locale = useLocale();
  return useMemo(
    () => ({
      bytes: (value: number) => formatBytes(value, locale),
      date: (instant: string) => formatDate(instant, locale),
      dateTime: (instant: string) => formatDateTime(instant, locale),
      time: (instant: string) => formatTime(instant, locale),
      dateTimeExact: (instant: string) => formatDateTimeExact(instant, locale),
      day: (day: string) => formatDay(day, locale),
      dayShort: (day: string) => formatDay(day, locale, true),
      compact: (value: number) => formatCompact(value, locale),
      number: (value: number) => formatNumber(value, locale),
      percent: (fraction: number) => formatPercent(fraction, locale),
      duration: (ms: number) => formatDuration(ms, locale),
    }),
    [locale],
  );
}
