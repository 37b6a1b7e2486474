import type { Group, UpdateGroupRequest } from '@assist/contracts/people';
import { AppError, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Delegation } from '../roles/delegation.js';
import { GroupEffects } from './group-effects.js';
import type { GroupEntity } from './group.entity.js';
import { GroupRepository } from './group.repository.js';
import { Groups } from './groups.service.js';

/** Changes a group; another role counts for all members from their next call on. */
@Injectable()
export class UpdateGroup {
  constructor(
    private readonly database: Database,
    private readonly repository: GroupRepository,
    private readonly groups: Groups,
    private readonly delegation: Delegation,
    private readonly effects: GroupEffects,
  ) {}

  /** @throws AppError FORBIDDEN, RIGHTS_EXCEEDED, GROUP_NOT_FOUND, ROLE_NOT_FOUND, GROUP_NAME_TAKEN */
  execute(ctx: RequestContext, id: string, request: UpdateGroupRequest): Promise<Group> {
    return this.database.transaction(ctx, async (tx) => {
      const delegate = await this.delegation.begin(tx);
      const before = await this.groups.findToChange(tx, delegate, id);
      const changes = differences(before, request);
      if (changes.roleId !== undefined && changes.roleId !== null) {
        await this.delegation.requireRole(tx, delegate, changes.roleId);
      }
      if (changes.name !== undefined && (await this.repository.isNameTaken(tx, changes.name, id))) {
        throw new AppError('GROUP_NAME_TAKEN', { name: changes.name });
      }
      await this.repository.update(tx, id, changes);
      await this.effects.changed(tx, before, changes);
      return this.groups.read(tx, id);
    });
  }
}

function differences(before: GroupEntity, request: UpdateGroupRequest): Partial<GroupEntity> {
  const { name, description, role } = request;
  return {
    ...(name === undefined || name === before.name ? {} : { name }),
    ...(description === undefined || description === before.description ? {} : { description }),
    ...(role === undefined || role === before.roleId ? {} : { roleId: role }),
  };
}
