import { DAY_MS, formatInstant } from '@assist/licence/core';
import { Failure } from '../failure.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const TERM = /^([1-9]\d{0,3})([dm])$/;

/** `2027-01-31`, in UTC from its first second or to its last, or a whole instant. Ends with `OPTION_INVALID`. */
export function readDate(option: string, text: string, edge: 'first-second' | 'last-second'): number {
  const instant = DAY.test(text) ? `${text}T${edge === 'first-second' ? '00:00:00' : '23:59:59'}Z` : text;
  const at = Date.parse(instant);
  if (INSTANT.test(instant) && formatInstant(at) === instant) return at;
  throw new Failure('OPTION_INVALID', { option, expected: '2027-01-31 | 2027-01-31T12:00:00Z' });
}

export interface Term {
  readonly count: number;
  readonly unit: 'd' | 'm';
}

/** `12m` or `30d`. Ends with `OPTION_INVALID`. */
export function readTerm(option: string, text: string): Term {
  const [, count, unit] = TERM.exec(text) ?? [];
  if (count === undefined) throw new Failure('OPTION_INVALID', { option, expected: '12m | 30d' });
  return { count: Number(count), unit: unit === 'm' ? 'm' : 'd' };
}

/** The last second of a term that begins at `startMs`. A month ends on the day before the one it began on. */
export function endOfTerm(startMs: number, { count, unit }: Term): number {
  return (unit === 'd' ? startMs + count * DAY_MS : addMonths(startMs, count)) - 1000;
}

/** The term between two instants: whole months where they are whole, else days, at least one. */
export function termBetween(startMs: number, endMs: number): Term {
  const months = Math.round((endMs - startMs) / (30.44 * DAY_MS));
  const near = [months - 1, months, months + 1].find((count) => count > 0 && endOfTerm(startMs, { count, unit: 'm' }) === endMs);
  if (near !== undefined) return { count: near, unit: 'm' };
  return { count: Math.max(1, Math.round((endMs - startMs) / DAY_MS)), unit: 'd' };
}

export function startOfDay(ms: number): number {
  return Math.floor(ms / DAY_MS) * DAY_MS;
}

/** The 31st of a month that has none is its last day. */
function addMonths(ms: number, months: number): number {
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}
