import type { GroupMember } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { byNameKey, nameKeyOf } from '../users/name-key.js';
import { UserEntity } from '../users/user.entity.js';
import { havingWords } from '../users/user.repository.js';
import { GroupEntity, GroupMemberEntity } from './group.entity.js';

/** Put in by hand. */
export const LOCAL = 'local';

/** A group that somebody is in, and who put the person in. */
export interface MemberOf {
  readonly userId: string;
  readonly source: string;
  readonly group: GroupEntity;
}

@Injectable()
export class GroupRepository {
  constructor(private readonly database: Database) {}

  /** By name. */
  async list(ctx: RequestContext): Promise<GroupEntity[]> {
    return byNameKey(await this.database.manager(ctx).find(GroupEntity));
  }

  count(ctx: RequestContext): Promise<number> {
    return this.database.manager(ctx).count(GroupEntity);
  }

  find(ctx: RequestContext, id: string): Promise<GroupEntity | null> {
    return this.database.manager(ctx).findOneBy(GroupEntity, { id });
  }

  /** Whether another group has the name, as people compare names. */
  async isNameTaken(ctx: RequestContext, name: string, exceptId?: string): Promise<boolean> {
    const key = nameKeyOf(name);
    return (await this.list(ctx)).some((group) => group.id !== exceptId && nameKeyOf(group.name) === key);
  }

  async insert(ctx: RequestContext, group: GroupEntity): Promise<void> {
    await this.database.manager(ctx).insert(GroupEntity, group);
  }

  async update(ctx: RequestContext, id: string, changes: Partial<Omit<GroupEntity, 'id'>>): Promise<void> {
    if (Object.keys(changes).length > 0) await this.database.manager(ctx).update(GroupEntity, { id }, changes);
  }

  async delete(ctx: RequestContext, id: string): Promise<void> {
    await this.database.manager(ctx).delete(GroupEntity, { id });
  }

  /** By group; one without members is missing. */
  async memberCounts(ctx: RequestContext): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database
      .manager(ctx)
      .createQueryBuilder(GroupMemberEntity, 'member')
      .select('member.groupId', 'id')
      .addSelect('COUNT(*)', 'count')
      .groupBy('member.groupId')
      .getRawMany<{ id: string; count: number | string }>();
    return new Map(rows.map(({ id, count }) => [id, Number(count)]));
  }

  /** One page of members by name, and how many there are; with words, of those whose name or address has them. */
  async members(
    ctx: RequestContext,
    groupId: string,
    page: { readonly q?: string | undefined; readonly offset: number; readonly limit: number },
  ): Promise<{ readonly items: GroupMember[]; readonly total: number }> {
    const found = this.database
      .manager(ctx)
      .createQueryBuilder(UserEntity, 'user')
      .innerJoin(GroupMemberEntity, 'member', 'member.userId = user.id AND member.groupId = :groupId', { groupId });
    havingWords(found, page.q ?? '');
    const total = await found.getCount();
    const rows = await found
      .select(['user.id AS "id"', 'user.name AS "name"', 'user.email AS "email"', 'user.disabled AS "disabled"'])
      .addSelect('member.source', 'source')
      .orderBy('user.nameKey', 'ASC')
      .addOrderBy('user.id', 'ASC')
      .offset(page.offset)
      .limit(page.limit)
      .getRawMany<Omit<GroupMember, 'disabled'> & { disabled: boolean | number }>();
    return { items: rows.map((row) => ({ ...row, disabled: Boolean(row.disabled) })), total };
  }

  /** All memberships of these people, by name of the group. */
  async ofUsers(ctx: RequestContext, userIds: readonly string[]): Promise<MemberOf[]> {
    const rows = await this.database.manager(ctx).findBy(GroupMemberEntity, { userId: In([...userIds]) });
    if (rows.length === 0) return [];
    const groups = await this.list(ctx);
    return groups.flatMap((group) =>
      rows.filter((row) => row.groupId === group.id).map(({ userId, source }) => ({ userId, source, group })),
    );
  }

  findMember(ctx: RequestContext, groupId: string, userId: string): Promise<GroupMemberEntity | null> {
    return this.database.manager(ctx).findOneBy(GroupMemberEntity, { groupId, userId });
  }

  /** Whoever is a member stays one by the same source. */
  async addMembers(ctx: RequestContext, members: readonly GroupMemberEntity[]): Promise<void> {
    if (members.length === 0) return;
    await this.database
      .manager(ctx)
      .createQueryBuilder()
      .insert()
      .into(GroupMemberEntity)
      .values([...members])
      .orIgnore()
      .execute();
  }

  async removeMember(ctx: RequestContext, groupId: string, userId: string): Promise<void> {
    await this.database.manager(ctx).delete(GroupMemberEntity, { groupId, userId });
  }

  membershipsOf(ctx: RequestContext, userId: string): Promise<GroupMemberEntity[]> {
    return this.database.manager(ctx).findBy(GroupMemberEntity, { userId });
  }
}
