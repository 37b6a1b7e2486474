import { plainName, firstName, isDistinguished } from './distinguished-name.js';
import type { AdmissionRules, ExternalPerson } from './external-person.js';

/** What a person's groups at the provider mean here. */
export interface MappedRights {
  /** Null: no mapping is configured, the role is our own matter. Else `admin`, `user` or the name of a role. */
  readonly role: string | null;
  /** Names of groups of ours. */
  readonly groups: readonly string[];
}

type Rules = Pick<AdmissionRules, 'roleMapping' | 'groupMapping' | 'groupNames'>;

/** Whoever is in no mapped group has the built-in role `user`. */
export function mappedRights({ groups }: Pick<ExternalPerson, 'groups'>, rules: Rules): MappedRights {
  const isIn = rules.groupNames === 'exact' ? (name: string) => groups.includes(name) : directoryTest(groups);
  const roles = Object.entries(rules.roleMapping);
  const mapped = Object.entries(rules.groupMapping).filter(([theirs]) => isIn(theirs));
  return {
    role: roles.length === 0 ? null : (roles.find(([theirs]) => isIn(theirs))?.[1] ?? 'user'),
    groups: [...new Set(mapped.map(([, ours]) => ours))],
  };
}

/** What is configured as a distinguished name is compared as a whole: a group of the same name elsewhere is another one. */
function directoryTest(groups: readonly string[]): (configured: string) => boolean {
  const whole = new Set(groups.map(plainName));
  const names = new Set(groups.map(firstName));
  return (configured) => (isDistinguished(configured) ? whole : names).has(plainName(configured));
}
