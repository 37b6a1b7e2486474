import { useMemo } from 'react';
import { useLocale } from '../../i18n/use-locale';
import { formatBytes, formatDate, formatDateTime, formatDuration, formatNumber, formatPercent } from './format';

/** The formatters in the language of the page. */
export function useFormat() {
  const locale = useLocale();
  return useMemo(
    () => ({
      bytes: (value: number) => formatBytes(value, locale),
      date: (instant: string) => formatDate(instant, locale),
      dateTime: (instant: string) => formatDateTime(instant, locale),
      number: (value: number) => formatNumber(value, locale),
      percent: (fraction: number) => formatPercent(fraction, locale),
      duration: (ms: number) => formatDuration(ms, locale),
    }),
    [locale],
  );
}
