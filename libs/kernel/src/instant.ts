/** An instant (epoch milliseconds) as it stands at the edge: ISO 8601 in UTC. Null stays null. */
export function isoOrNull(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
