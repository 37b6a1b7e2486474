import type { Group } from '@assist/contracts/people';
import type { GroupEntity } from './group.entity.js';

export interface GroupFacts {
  readonly members: number;
  readonly roleName: string | null;
  readonly mayChange: boolean;
}

export function toGroup(group: GroupEntity, facts: GroupFacts): Group {
  const { id, name, description, roleId } = group;
  return { id, name, description, role: roleId, ...facts, createdAt: new Date(group.createdAt).toISOString() };
}
