/** Days; null: for ever. */
export type KeepDays = number | null;

/** The rules of one room. */
export interface Rules {
  readonly house: KeepDays;
  /** Exceptions by id of the group. */
  readonly byGroup: ReadonlyMap<string, KeepDays>;
}

/**
 * How long things of a member of these groups are kept. Exceptions take the place of the rule of the house, so a group
 * may be kept shorter; among several the longest counts, because what was deleted by mistake never comes back.
 */
export function keptFor({ house, byGroup }: Rules, groupIds: readonly string[]): KeepDays {
  const exceptions = groupIds.map((id) => byGroup.get(id)).filter((days) => days !== undefined);
  if (exceptions.length === 0) return house;
  return exceptions.reduce((longest, days) => (longest === null || days === null ? null : Math.max(longest, days)));
}

/** Whether these rules delete anything of anybody. */
export function deletesAnything({ house, byGroup }: Rules): boolean {
  return house !== null || [...byGroup.values()].some((days) => days !== null);
}
