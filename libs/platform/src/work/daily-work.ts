import type { NewWork } from './work.repository.js';

export const DAY_MS = 86_400_000;

/**
 * Work that comes round once a day: each start enqueues that of today, each run that of tomorrow by its last commit. The
 * key of a day keeps starts and processes from making more and more of them.
 */
export function dailyWork(type: string, now: number, when: 'today' | 'tomorrow'): NewWork {
  const delayMs = when === 'today' ? 0 : DAY_MS;
  return { type, dedupeKey: `${type}.${String(Math.floor((now + delayMs) / DAY_MS))}`, delayMs };
}
