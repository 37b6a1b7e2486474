export const DAY_GROUPS = ['today', 'yesterday', 'week', 'month', 'older'] as const;
export type DayGroup = (typeof DAY_GROUPS)[number];

const DAY_MS = 86_400_000;

/** Which heading an instant stands under, in the reader's own time zone. */
export function dayGroup(instant: string, now: Date): DayGroup {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const at = new Date(instant).getTime();
  if (Number.isNaN(at) || at < midnight - 30 * DAY_MS) return 'older';
  if (at >= midnight) return 'today';
  if (at >= midnight - DAY_MS) return 'yesterday';
  return at >= midnight - 7 * DAY_MS ? 'week' : 'month';
}
