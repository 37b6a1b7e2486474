const DAY_MS = 24 * 3600_000;

/** The last days up to today, as the server counts them: in UTC, both ends included. */
export function lastDays(count: number, nowMs: number): { readonly from: string; readonly to: string } {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return { from: day(nowMs - (count - 1) * DAY_MS), to: day(nowMs) };
}
