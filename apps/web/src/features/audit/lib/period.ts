export const PERIODS = ['day', 'week', 'month', 'quarter', 'all', 'custom'] as const;
export type Period = (typeof PERIODS)[number];

const DAY_MS = 86_400_000;
const DAYS = { day: 1, week: 7, month: 30, quarter: 90 } as const;

export interface Span {
  readonly from?: string;
  readonly to?: string;
}

/** What a period means now; `from` and `to` are days of a calendar (`2026-01-31`), both included. */
export function spanOf(period: Period, days: Span, nowMs: number): Span {
  if (period === 'all') return {};
  if (period !== 'custom') return { from: startOfMinute(nowMs - DAYS[period] * DAY_MS) };
  return { ...ofDay('from', days.from, 0), ...ofDay('to', days.to, 1) };
}

/** In the reader's own time zone; a day that is none is left out. */
function ofDay(name: 'from' | 'to', day: string | undefined, plusDays: number): Span {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '') ?? [];
  if (year === undefined) return {};
  const at = new Date(Number(year), Number(month) - 1, Number(date) + plusDays);
  return Number.isNaN(at.getTime()) ? {} : { [name]: at.toISOString() };
}

/** The same for a minute, so that a list is not asked for again with every drawing of the page. */
function startOfMinute(ms: number): string {
  return new Date(Math.floor(ms / 60_000) * 60_000).toISOString();
}
