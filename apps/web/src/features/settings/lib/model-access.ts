import type { ModelAccess } from '@assist/contracts';

export const FOR_EVERYBODY: ModelAccess = { everybody: true, groupIds: [], defaultGroupIds: [] };

/** A group that may not use the model any more has no default with it either. */
export function withGroup(access: ModelAccess, id: string, allowed: boolean): ModelAccess {
  const groupIds = withId(access.groupIds, id, allowed);
  return { ...access, groupIds, defaultGroupIds: allowed ? access.defaultGroupIds : withId(access.defaultGroupIds, id, false) };
}

export function withDefault(access: ModelAccess, id: string, isDefault: boolean): ModelAccess {
  return { ...access, defaultGroupIds: withId(access.defaultGroupIds, id, isDefault) };
}

/** What is sent: groups matter only where not everybody may, and a default only where the group may. */
export function sentAccess({ everybody, groupIds, defaultGroupIds }: ModelAccess): ModelAccess {
  if (everybody) return { everybody, groupIds: [], defaultGroupIds };
  return { everybody, groupIds, defaultGroupIds: defaultGroupIds.filter((id) => groupIds.includes(id)) };
}

function withId(ids: readonly string[], id: string, isIn: boolean): string[] {
  const others = ids.filter((other) => other !== id);
  return isIn ? [...others, id] : others;
}
