import { MIN_GROUP_SIZE } from '@assist/contracts/house';

/**
 * The models whose figures must not stand alone because fewer than five people used them; together they are those of
 * at least five again, or of all who used any. Where they would be too few, the least used of the others joins them:
 * the sum of the house less the models that are shown must not tell more than their line does.
 */
export function modelsToFold(usersOf: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const bySize = [...usersOf].sort(([a, one], [b, other]) => one.size - other.size || (a < b ? -1 : 1));
  const folded = new Set<string>();
  const people = new Set<string>();
  for (const [model, users] of bySize) {
    const isTogetherEnough = people.size === 0 || people.size >= MIN_GROUP_SIZE;
    if (users.size >= MIN_GROUP_SIZE && isTogetherEnough) break;
    folded.add(model);
    for (const user of users) people.add(user);
  }
  return folded;
}
