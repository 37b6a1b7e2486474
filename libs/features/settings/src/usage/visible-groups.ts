import { MIN_GROUP_SIZE } from '@assist/contracts/house';

export interface PeopleGroup {
  readonly id: string;
  readonly memberIds: readonly string[];
}

/**
 * The groups whose figures say nothing about one person: at least five people, and no shown figures whose difference
 * would be those of fewer: a group and a larger one around it, the house, or all shown groups together and the house.
 * Larger groups come first; who must stay hidden stays hidden.
 */
export function visibleGroups(groups: readonly PeopleGroup[], everybody: readonly string[]): ReadonlySet<string> {
  const house = new Set(everybody);
  const sized = groups
    .map(({ id, memberIds }) => ({ id, members: new Set(memberIds.filter((person) => house.has(person))) }))
    .sort((a, b) => b.members.size - a.members.size || (a.id < b.id ? -1 : 1));
  const shown: { readonly id: string; readonly members: ReadonlySet<string> }[] = [];
  const rest = new Set(house);
  for (const group of sized) {
    const { members } = group;
    if (members.size < MIN_GROUP_SIZE) continue;
    const around = [house, ...shown.map((other) => other.members)].filter((other) => isWithin(members, other));
    if (around.some((other) => isTelling(other.size - members.size))) continue;
    const left = [...rest].filter((person) => !members.has(person));
    if (isTelling(left.length)) continue;
    for (const person of members) rest.delete(person);
    shown.push(group);
  }
  return new Set(shown.map(({ id }) => id));
}

function isWithin(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].every((person) => others.has(person));
}

function isTelling(people: number): boolean {
  return people > 0 && people < MIN_GROUP_SIZE;
}
