import type { TFunction } from 'i18next';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A long time as a person says it: in its largest unit only. */
export function durationText(t: TFunction, ms: number): string {
  if (ms < MINUTE) return t('common.seconds', { count: Math.max(0, Math.round(ms / 1000)) });
  if (ms < 2 * HOUR) return t('common.minutes', { count: Math.floor(ms / MINUTE) });
  return ms < 2 * DAY ? t('system.hours', { count: Math.floor(ms / HOUR) }) : t('system.days', { count: Math.floor(ms / DAY) });
}
