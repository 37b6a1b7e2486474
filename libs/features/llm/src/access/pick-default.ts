export interface Choice {
  /** Ids of the connections that a person may use, the oldest first. */
  readonly allowed: readonly string[];
  /** What was set for the person's groups, in the order of their names. */
  readonly groupDefaults: readonly string[];
  readonly houseDefault: string | null;
}

/**
 * The connection that answers where a person chooses none: that of the first group by name which has one, else that of
 * the house, else, where the person may not use it, the oldest of those that he or she may use. Null: none answers.
 */
export function pickDefault({ allowed, groupDefaults, houseDefault }: Choice): string | null {
  const may = new Set(allowed);
  const ofGroup = groupDefaults.find((id) => may.has(id));
  if (ofGroup !== undefined) return ofGroup;
  if (houseDefault === null) return null;
  return may.has(houseDefault) ? houseDefault : (allowed[0] ?? null);
}
