const DAYS = [7, 30, 90, 365] as const;

/** How long a new key may live, in days, shortest first; null is without end. `maxDays` of the house is always offered. */
export function keyLives(maxDays: number | null): readonly (number | null)[] {
  if (maxDays === null) return [...DAYS, null];
  return [...new Set([...DAYS.filter((days) => days < maxDays), maxDays])];
}
