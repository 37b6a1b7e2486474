import type { CreateGroupRequest, Group } from '@assist/contracts/people';
import { AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from '@assist/platform/database';
import { Delegation } from '../roles/delegation.js';
import { RoleRepository } from '../roles/role.repository.js';
import { GroupEffects } from './group-effects.js';
import { GroupRepository } from './group.repository.js';
import { toGroup } from './groups.dto.js';

const MAX_GROUPS = 1000;

@Injectable()
export class CreateGroup {
  constructor(
    private readonly database: Database,
    private readonly groups: GroupRepository,
    private readonly roles: RoleRepository,
    private readonly delegation: Delegation,
    private readonly effects: GroupEffects,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError FORBIDDEN, RIGHTS_EXCEEDED, ROLE_NOT_FOUND, GROUP_NAME_TAKEN, COUNT_LIMIT_REACHED */
  execute(ctx: RequestContext, { name, description, role }: CreateGroupRequest): Promise<Group> {
    const now = this.clock.now();
    const group = { id: newId(now), name, description, roleId: role, createdAt: now };
    return this.database.transaction(ctx, async (tx) => {
      const delegate = await this.delegation.begin(tx);
      if (role !== null) await this.delegation.requireRole(tx, delegate, role);
      if (await this.groups.isNameTaken(tx, name)) throw new AppError('GROUP_NAME_TAKEN', { name });
      if ((await this.groups.count(tx)) >= MAX_GROUPS) throw new AppError('COUNT_LIMIT_REACHED', { limit: MAX_GROUPS });
      await this.groups.insert(tx, group);
      await this.effects.created(tx, group);
      const names = role === null ? new Map<string, string>() : await this.roles.names(tx, [role]);
      return toGroup(group, { members: 0, roleName: names.get(role ?? '') ?? null, mayChange: true });
    });
  }
}
