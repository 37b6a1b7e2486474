export const USAGE_PERIODS = ['month', 'quarter', 'year'] as const;
export type UsagePeriod = (typeof USAGE_PERIODS)[number];

const DAYS: Readonly<Record<UsagePeriod, number>> = { month: 30, quarter: 92, year: 365 };
const DAY_MS = 24 * 3600_000;

/** The last days up to today, in UTC, both ends included. */
export function usagePeriod(period: UsagePeriod, now: number): { readonly from: string; readonly to: string } {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return { from: day(now - (DAYS[period] - 1) * DAY_MS), to: day(now) };
}
