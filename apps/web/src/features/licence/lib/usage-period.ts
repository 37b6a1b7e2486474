import { lastDays } from '../../../lib/format/last-days';

export const USAGE_PERIODS = ['month', 'quarter', 'year'] as const;
export type UsagePeriod = (typeof USAGE_PERIODS)[number];

const DAYS: Readonly<Record<UsagePeriod, number>> = { month: 30, quarter: 92, year: 365 };

export function usagePeriod(period: UsagePeriod, now: number): { readonly from: string; readonly to: string } {
  return lastDays(DAYS[period], now);
}
