import type { RequestContext } from '@assist/kernel';
import { Database, placeholders, runSql } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { roleOf } from '../users/role-of.js';
import type { UserEntity } from '../users/user.entity.js';
import { RecoveryCodeEntity } from './recovery-code.entity.js';
import { SecondFactorEntity } from './second-factor.entity.js';

type Holder = Pick<UserEntity, 'id' | 'role' | 'roleId'>;

@Injectable()
export class SecondFactorRepository {
  constructor(private readonly database: Database) {}

  find(ctx: RequestContext, userId: string): Promise<SecondFactorEntity | null> {
    return this.database.manager(ctx).findOneBy(SecondFactorEntity, { userId });
  }

  /** Replaces what was begun before. */
  async put(ctx: RequestContext, factor: SecondFactorEntity): Promise<void> {
    await this.database.manager(ctx).delete(SecondFactorEntity, { userId: factor.userId });
    await this.database.manager(ctx).insert(SecondFactorEntity, factor);
  }

  async update(ctx: RequestContext, userId: string, changes: Partial<SecondFactorEntity>): Promise<void> {
    await this.database.manager(ctx).update(SecondFactorEntity, { userId }, changes);
  }

  /** With its recovery codes. False: there was none. */
  async delete(ctx: RequestContext, userId: string): Promise<boolean> {
    await this.database.manager(ctx).delete(RecoveryCodeEntity, { userId });
    return ((await this.database.manager(ctx).delete(SecondFactorEntity, { userId })).affected ?? 0) > 0;
  }

  async replaceRecoveryCodes(ctx: RequestContext, userId: string, hashes: readonly string[], createdAt: number): Promise<void> {
    await this.database.manager(ctx).delete(RecoveryCodeEntity, { userId });
    await this.database.manager(ctx).insert(
      RecoveryCodeEntity,
      hashes.map((hash) => ({ userId, hash, createdAt })),
    );
  }

  countRecoveryCodes(ctx: RequestContext, userId: string): Promise<number> {
    return this.database.manager(ctx).countBy(RecoveryCodeEntity, { userId });
  }

  /** True for one caller only. */
  async useRecoveryCode(ctx: RequestContext, userId: string, hash: string): Promise<boolean> {
    return ((await this.database.manager(ctx).delete(RecoveryCodeEntity, { userId, hash })).affected ?? 0) > 0;
  }

  /** Whether the own role, or that of a group, asks for a second factor. */
  async isDemanded(ctx: RequestContext, user: Holder): Promise<boolean> {
    return (await this.#demanding(ctx, user, '')).length > 0;
  }

  /** Whether one is asked for and there is none. One look, as it is taken at each call. */
  async isMissing(ctx: RequestContext, user: Holder): Promise<boolean> {
    const isThere = 'SELECT 1 FROM identity_second_factor factor WHERE factor.user_id = ? AND factor.confirmed_at IS NOT NULL';
    return (await this.#demanding(ctx, user, `AND NOT EXISTS (${isThere})`, user.id)).length > 0;
  }

  /** Those of `userIds` that have one. */
  async enabledAmong(ctx: RequestContext, userIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (userIds.length === 0) return new Set();
    const rows = await runSql<{ user_id: string }>(
      this.database.manager(ctx),
      this.database.engine,
      `SELECT user_id FROM identity_second_factor WHERE confirmed_at IS NOT NULL AND user_id IN (${placeholders(userIds.length)})`,
      userIds,
    );
    return new Set(rows.map((row) => row.user_id));
  }

  #demanding(ctx: RequestContext, user: Holder, and: string, ...more: readonly string[]): Promise<unknown[]> {
    const isTrue = this.database.engine === 'postgres' ? 'second_factor' : 'second_factor = 1';
    const ofGroups = `SELECT team.role_id FROM identity_group team
      JOIN identity_group_member member ON member.group_id = team.id WHERE member.user_id = ?`;
    const sql = `SELECT role.id FROM identity_role role WHERE ${isTrue} AND (role.id = ? OR role.id IN (${ofGroups})) ${and} LIMIT 1`;
    return runSql(this.database.manager(ctx), this.database.engine, sql, [roleOf(user), user.id, ...more]);
  }
}
