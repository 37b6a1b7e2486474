import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UserGroups, type GroupName, type KnownGroup } from '../contracts.js';
import { byNameKey } from '../users/name-key.js';
import { UserEntity } from '../users/user.entity.js';
import { GroupEntity, GroupMemberEntity } from './group.entity.js';

@Injectable()
export class UserGroupsRepository extends UserGroups {
  constructor(private readonly database: Database) {
    super();
  }

  override async groups(ctx: RequestContext): Promise<KnownGroup[]> {
    const [groups, members] = await Promise.all([
      this.names(ctx),
      this.database.manager(ctx).find(GroupMemberEntity, { select: { groupId: true, userId: true } }),
    ]);
    const byGroup = new Map<string, string[]>(groups.map(({ id }) => [id, []]));
    for (const { groupId, userId } of members) byGroup.get(groupId)?.push(userId);
    return groups.map(({ id, name }) => ({ id, name, memberIds: byGroup.get(id) ?? [] }));
  }

  override async names(ctx: RequestContext): Promise<GroupName[]> {
    return byNameKey(await this.database.manager(ctx).find(GroupEntity, { select: { id: true, name: true } }));
  }

  override async ofUser(ctx: RequestContext, userId: string): Promise<GroupName[]> {
    const manager = this.database.manager(ctx);
    const ids = (await manager.findBy(GroupMemberEntity, { userId })).map(({ groupId }) => groupId);
    if (ids.length === 0) return [];
    return byNameKey(await manager.find(GroupEntity, { select: { id: true, name: true }, where: { id: In(ids) } }));
  }

  override everybody(ctx: RequestContext): Promise<{ id: string; name: string }[]> {
    return this.database.manager(ctx).find(UserEntity, { select: { id: true, name: true } });
  }
}
