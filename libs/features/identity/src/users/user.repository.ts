import type { UserListQuery } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Not, type SelectQueryBuilder } from 'typeorm';
import { GroupMemberEntity } from '../groups/group.entity.js';
import { ExternalAccountEntity } from '../sign-on/accounts/external-account.entity.js';
import { nameKeyOf, searchPatterns } from './name-key.js';
import { NO_PASSWORD } from './passwords.js';
import { roleColumns } from './role-of.js';
import { UserEntity } from './user.entity.js';

/** An account to be; the rest follows from it. */
export type NewUser = Omit<UserEntity, 'nameKey' | 'erasingSince'>;

const ORDERS: Readonly<Record<UserListQuery['sort'], readonly (readonly [string, 'ASC' | 'DESC', 'NULLS LAST'?])[]>> = {
  name: [['user.nameKey', 'ASC']],
  newest: [['user.createdAt', 'DESC']],
  lastLogin: [['user.lastLoginAt', 'DESC', 'NULLS LAST']],
};

@Injectable()
export class UserRepository {
  constructor(private readonly database: Database) {}

  findById(ctx: RequestContext, id: string): Promise<UserEntity | null> {
    return this.database.manager(ctx).findOneBy(UserEntity, { id });
  }

  /** The user with the row locked: what is decided by it stays true until the transaction ends. */
  findLocked(ctx: RequestContext, id: string): Promise<UserEntity | null> {
    const lock = this.database.rowLock('for_no_key_update');
    return this.database.manager(ctx).findOne(UserEntity, { where: { id }, lock });
  }

  findByEmail(ctx: RequestContext, email: string): Promise<UserEntity | null> {
    return this.database.manager(ctx).findOneBy(UserEntity, { email });
  }

  /** One page of those that match, and how many match. */
  async page(ctx: RequestContext, query: UserListQuery): Promise<{ readonly items: UserEntity[]; readonly total: number }> {
    const found = this.#matching(ctx, query);
    for (const [column, direction, nulls] of ORDERS[query.sort]) found.addOrderBy(column, direction, nulls);
    const [items, total] = await found.addOrderBy('user.id', 'ASC').offset(query.offset).limit(query.limit).getManyAndCount();
    return { items, total };
  }

  /** Administrators who can sign in, those who did so last first. */
  enabledAdmins(ctx: RequestContext, limit: number): Promise<UserEntity[]> {
    return this.database
      .manager(ctx)
      .find(UserEntity, { where: { role: 'admin', disabled: false }, order: { lastLoginAt: 'DESC', id: 'ASC' }, take: limit });
  }

  listEnabledAdmins(ctx: RequestContext): Promise<UserEntity[]> {
    return this.database.manager(ctx).find(UserEntity, { where: { role: 'admin', disabled: false }, order: { id: 'ASC' } });
  }

  countEnabled(ctx: RequestContext): Promise<number> {
    return this.database.manager(ctx).countBy(UserEntity, { disabled: false });
  }

  /** Administrators beside this one who can sign in with a password of ours. */
  countOtherPasswordAdmins(ctx: RequestContext, id: string): Promise<number> {
    const where = { id: Not(id), role: 'admin', disabled: false, passwordHash: Not(NO_PASSWORD) } as const;
    return this.database.manager(ctx).countBy(UserEntity, where);
  }

  /** At which providers the user is known. */
  externalAccounts(ctx: RequestContext, userId: string): Promise<ExternalAccountEntity[]> {
    return this.database.manager(ctx).find(ExternalAccountEntity, { where: { userId }, order: { provider: 'ASC' } });
  }

  /** An administrator has decided whether the user may come in: no directory takes that back. */
  async forgetDirectorySuspension(ctx: RequestContext, userId: string): Promise<void> {
    await this.database.manager(ctx).update(ExternalAccountEntity, { userId, suspended: true }, { suspended: false });
  }

  async insert(ctx: RequestContext, user: NewUser): Promise<void> {
    await this.database.manager(ctx).insert(UserEntity, { ...user, nameKey: nameKeyOf(user.name), erasingSince: null });
  }

  async update(ctx: RequestContext, id: string, changes: Partial<Omit<UserEntity, 'id' | 'nameKey'>>): Promise<void> {
    const { name } = changes;
    const all = { ...changes, ...(name === undefined ? {} : { nameKey: nameKeyOf(name) }) };
    if (Object.keys(all).length > 0) await this.database.manager(ctx).update(UserEntity, { id }, all);
  }

  async delete(ctx: RequestContext, id: string): Promise<void> {
    await this.database.manager(ctx).delete(UserEntity, { id });
  }

  /** Ids of administrators who can sign in, locked so that two demotions cannot pass each other. */
  async lockEnabledAdmins(ctx: RequestContext): Promise<string[]> {
    const lock = this.database.rowLock('pessimistic_write');
    const admins = await this.database
      .manager(ctx)
      .find(UserEntity, { where: { role: 'admin', disabled: false }, order: { id: 'ASC' }, lock });
    return admins.map((admin) => admin.id);
  }

  #matching(ctx: RequestContext, { q, role, group, state }: UserListQuery): SelectQueryBuilder<UserEntity> {
    const found = this.database.manager(ctx).createQueryBuilder(UserEntity, 'user').where({});
    havingWords(found, q ?? '');
    if (role !== undefined) {
      const { role: kind, roleId } = roleColumns(role);
      found.andWhere('user.role = :kind', { kind });
      if (kind === 'user') found.andWhere(roleId === null ? 'user.roleId IS NULL' : 'user.roleId = :roleId', { roleId });
    }
    if (group !== undefined) {
      const members = found.subQuery().select('member.userId').from(GroupMemberEntity, 'member').where('member.groupId = :group');
      found.andWhere(`user.id IN ${members.getQuery()}`, { group });
    }
    if (state === 'deleting') return found.andWhere('user.erasingSince IS NOT NULL');
    if (state === undefined) return found;
    return found.andWhere('user.disabled = :disabled AND user.erasingSince IS NULL', { disabled: state === 'disabled' });
  }
}

/** Of a query over people, whose alias is `user`: only those whose name or address has all the words. */
export function havingWords(found: SelectQueryBuilder<UserEntity>, words: string): void {
  searchPatterns(words).forEach((pattern, index) => {
    const name = `word${String(index)}`;
    found.andWhere(`(user.nameKey LIKE :${name} ESCAPE '!' OR user.email LIKE :${name} ESCAPE '!')`, { [name]: pattern });
  });
}
