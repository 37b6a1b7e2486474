import type { Group, GroupMember, GroupMemberQuery } from '@assist/contracts/people';
import { AppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Delegation, type Delegate } from '../roles/delegation.js';
import { grantedBy, RoleRepository } from '../roles/role.repository.js';
import type { GroupEntity } from './group.entity.js';
import { GroupRepository } from './group.repository.js';
import { toGroup } from './groups.dto.js';

/** Groups as they are seen. */
@Injectable()
export class Groups {
  constructor(
    private readonly groups: GroupRepository,
    private readonly roles: RoleRepository,
    private readonly delegation: Delegation,
  ) {}

  async list(ctx: RequestContext): Promise<{ items: Group[] }> {
    const groups = await this.groups.list(ctx);
    return { items: await this.#describe(ctx, groups, await this.delegation.look(ctx)) };
  }

  /** @throws AppError GROUP_NOT_FOUND */
  async read(ctx: RequestContext, id: string): Promise<Group> {
    const [group] = await this.#describe(ctx, [await this.find(ctx, id)], await this.delegation.look(ctx));
    if (group === undefined) throw new AppError('GROUP_NOT_FOUND');
    return group;
  }

  /** @throws AppError GROUP_NOT_FOUND */
  async members(
    ctx: RequestContext,
    id: string,
    query: GroupMemberQuery,
  ): Promise<{ readonly items: GroupMember[]; readonly total: number }> {
    await this.find(ctx, id);
    return this.groups.members(ctx, id, query);
  }

  /** @throws AppError GROUP_NOT_FOUND */
  async find(ctx: RequestContext, id: string): Promise<GroupEntity> {
    const group = await this.groups.find(ctx, id);
    if (group === null) throw new AppError('GROUP_NOT_FOUND');
    return group;
  }

  /** For a change: who leads a group leads what it grants. @throws AppError GROUP_NOT_FOUND, RIGHTS_EXCEEDED */
  async findToChange(tx: RequestContext, delegate: Delegate, id: string): Promise<GroupEntity> {
    const group = await this.find(tx, id);
    if (group.roleId !== null) {
      const row = await this.roles.find(tx, group.roleId);
      delegate.requireCovers(grantedBy(group.roleId, row ?? undefined));
    }
    return group;
  }

  async #describe(ctx: RequestContext, groups: readonly GroupEntity[], delegate: Delegate): Promise<Group[]> {
    const counts = await this.groups.memberCounts(ctx);
    const rows = new Map((await this.roles.list(ctx)).map((row) => [row.id, row]));
    return groups.map((group) => {
      const row = group.roleId === null ? undefined : rows.get(group.roleId);
      const granted = group.roleId === null ? [] : grantedBy(group.roleId, row);
      return toGroup(group, {
        members: counts.get(group.id) ?? 0,
        roleName: group.roleId === 'user' ? null : (row?.name ?? null),
        mayChange: delegate.covers(granted),
      });
    });
  }
}
