import { USER_PERMISSIONS, type Permission } from '@assist/contracts';
import { isBuiltInRole } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Database, placeholders, runSql } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { nameKeyOf } from '../users/name-key.js';
import type { UserEntity } from '../users/user.entity.js';
import { RoleEntity } from './role.entity.js';

/** Id of the built-in role that people have unless another one was chosen. */
export const USER_ROLE = 'user';

/** Engines limit the parameters of a query. */
const IDS_PER_QUERY = 500;

/** What has a role: people, and groups. */
export interface RoleUsage {
  readonly users: number;
  readonly groups: number;
}

@Injectable()
export class RoleRepository {
  constructor(private readonly database: Database) {}

  list(ctx: RequestContext): Promise<RoleEntity[]> {
    return this.database.manager(ctx).find(RoleEntity, { order: { createdAt: 'ASC', id: 'ASC' } });
  }

  count(ctx: RequestContext): Promise<number> {
    return this.database.manager(ctx).count(RoleEntity);
  }

  find(ctx: RequestContext, id: string): Promise<RoleEntity | null> {
    return this.database.manager(ctx).findOneBy(RoleEntity, { id });
  }

  findMany(ctx: RequestContext, ids: readonly string[]): Promise<RoleEntity[]> {
    return this.database.manager(ctx).findBy(RoleEntity, { id: In([...ids]) });
  }

  /** Whether another role has the name, as people compare names. */
  async isNameTaken(ctx: RequestContext, name: string, exceptId?: string): Promise<boolean> {
    const key = nameKeyOf(name);
    return (await this.list(ctx)).some((role) => role.id !== exceptId && nameKeyOf(role.name) === key);
  }

  /** For a deletion: waits for those who hold the role, to give it to somebody (SQLite has one writer). */
  async lock(ctx: RequestContext, id: string): Promise<void> {
    if (this.database.engine !== 'postgres') return;
    await this.database.manager(ctx).findOne(RoleEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** The role, which nobody deletes until the transaction ends. */
  hold(ctx: RequestContext, id: string): Promise<RoleEntity | null> {
    const lock = this.database.rowLock('pessimistic_read');
    return this.database.manager(ctx).findOne(RoleEntity, { where: { id }, lock });
  }

  /** Roles that ask for a second factor. */
  async idsWithSecondFactor(ctx: RequestContext): Promise<string[]> {
    const rows = await this.database.manager(ctx).find(RoleEntity, { select: { id: true }, where: { secondFactor: true } });
    return rows.map((row) => row.id);
  }

  /** Names of the roles that were made here, by id. */
  async names(ctx: RequestContext, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(ids)].filter((id) => !isBuiltInRole(id));
    const rows = wanted.length === 0 ? [] : await this.findMany(ctx, wanted);
    return new Map(rows.map((row) => [row.id, row.name]));
  }

  /** Throws a unique violation when the name is taken. */
  async insert(ctx: RequestContext, role: RoleEntity): Promise<void> {
    await this.database.manager(ctx).insert(RoleEntity, role);
  }

  /** Throws a unique violation when the name is taken. */
  async update(ctx: RequestContext, id: string, changes: Partial<Omit<RoleEntity, 'id'>>): Promise<void> {
    if (Object.keys(changes).length > 0) await this.database.manager(ctx).update(RoleEntity, { id }, changes);
  }

  async delete(ctx: RequestContext, id: string): Promise<void> {
    await this.database.manager(ctx).delete(RoleEntity, { id });
  }

  /** By role id; what nobody has is missing. */
  async usage(ctx: RequestContext): Promise<ReadonlyMap<string, RoleUsage>> {
    const rows = await this.#run<{ id: string; kind: 'users' | 'groups'; count: number | string }>(
      ctx,
      `SELECT COALESCE(role_id, role) AS id, 'users' AS kind, COUNT(*) AS count FROM identity_user GROUP BY COALESCE(role_id, role)
       UNION ALL SELECT role_id AS id, 'groups' AS kind, COUNT(*) AS count FROM identity_group WHERE role_id IS NOT NULL GROUP BY role_id`,
      [],
    );
    const usage = new Map<string, { users: number; groups: number }>();
    for (const { id, kind, count } of rows) {
      const known = usage.get(id) ?? { users: 0, groups: 0 };
      usage.set(id, { ...known, [kind]: Number(count) });
    }
    return usage;
  }

  /** Ids of the roles whose permissions add up for each of these users, who are no administrators: the own one first. */
  async idsOf(
    ctx: RequestContext,
    users: readonly Pick<UserEntity, 'id' | 'roleId'>[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const ids = new Map(users.map(({ id, roleId }) => [id, [roleId ?? USER_ROLE]]));
    for (let start = 0; start < users.length; start += IDS_PER_QUERY) {
      const slice = users.slice(start, start + IDS_PER_QUERY).map((user) => user.id);
      const rows = await this.#run<{ user_id: string; role_id: string }>(
        ctx,
        `SELECT member.user_id, team.role_id FROM identity_group_member member JOIN identity_group team ON team.id = member.group_id
         WHERE team.role_id IS NOT NULL AND member.user_id IN (${placeholders(slice.length)})`,
        slice,
      );
      for (const { user_id: userId, role_id: roleId } of rows) ids.get(userId)?.push(roleId);
    }
    return ids;
  }

  #run<Row>(ctx: RequestContext, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return runSql<Row>(this.database.manager(ctx), this.database.engine, sql, parameters);
  }
}

/** What a role grants: the built-in one its default as long as no row says otherwise, one that was deleted nothing. */
export function grantedBy(roleId: string, row: Pick<RoleEntity, 'permissions'> | undefined): readonly Permission[] {
  return row?.permissions ?? (roleId === USER_ROLE ? USER_PERMISSIONS : []);
}
