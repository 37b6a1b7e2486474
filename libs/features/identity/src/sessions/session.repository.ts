import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { UserEntity } from '../users/user.entity.js';
import type { AccessClaims } from './access-tokens.js';
import { SessionEntity } from './session.entity.js';

/** Engines limit the parameters of a query. */
const IDS_PER_QUERY = 500;

/** A session that is not over, and whose it is. */
export type LivingSession = Pick<UserEntity, 'id' | 'role' | 'roleId'> & { readonly sessionId: string };

@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  async insert(ctx: RequestContext, session: SessionEntity): Promise<void> {
    await this.database.manager(ctx).insert(SessionEntity, session);
  }

  find(ctx: RequestContext, id: string): Promise<SessionEntity | null> {
    return this.database.manager(ctx).findOneBy(SessionEntity, { id });
  }

  /** The session with its row locked, for a rotation. */
  findLocked(ctx: RequestContext, id: string): Promise<SessionEntity | null> {
    const lock = this.database.rowLock('pessimistic_write');
    return this.database.manager(ctx).findOne(SessionEntity, { where: { id }, lock });
  }

  /** A session that is not over, with its user; null when either may not act any more. */
  async findActor(
    ctx: RequestContext,
    { sessionId, userId }: AccessClaims,
    now: number,
  ): Promise<{ readonly session: SessionEntity; readonly user: UserEntity } | null> {
    const session = await this.database.manager(ctx).findOneBy(SessionEntity, { id: sessionId, userId });
    if (session === null || session.expiresAt <= now) return null;
    const user = await this.findEnabledUser(ctx, userId);
    return user === null ? null : { session, user };
  }

  /** Those of `ids` that are not over, with their user. */
  async listLiving(ctx: RequestContext, ids: readonly string[], now: number): Promise<LivingSession[]> {
    const found: LivingSession[] = [];
    for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
      const rows = await this.database
        .manager(ctx)
        .createQueryBuilder(SessionEntity, 'session')
        .innerJoin(UserEntity, 'user', 'user.id = session.userId AND user.disabled = :disabled', { disabled: false })
        .where('session.id IN (:...ids)', { ids: ids.slice(start, start + IDS_PER_QUERY) })
        .andWhere('session.expiresAt > :now', { now })
        .select(['session.id AS "sessionId"', 'user.id AS "id"', 'user.role AS "role"', 'user.role_id AS "roleId"'])
        .getRawMany<LivingSession>();
      found.push(...rows);
    }
    return found;
  }

  /** Newest first. */
  listOfUser(ctx: RequestContext, userId: string): Promise<SessionEntity[]> {
    return this.database.manager(ctx).find(SessionEntity, { where: { userId }, order: { createdAt: 'DESC', id: 'DESC' } });
  }

  /** Of a user's sessions keeps the `limit` that were renewed last. */
  async deleteBeyond(ctx: RequestContext, userId: string, limit: number): Promise<void> {
    const manager = this.database.manager(ctx);
    const select = { id: true } as const;
    const order = { rotatedAt: 'DESC', id: 'DESC' } as const;
    const beyond = await manager.find(SessionEntity, { select, where: { userId }, order, skip: limit, take: IDS_PER_QUERY });
    await this.delete(
      ctx,
      beyond.map(({ id }) => id),
    );
  }

  findEnabledUser(ctx: RequestContext, userId: string): Promise<UserEntity | null> {
    return this.database.manager(ctx).findOneBy(UserEntity, { id: userId, disabled: false });
  }

  async rotate(
    ctx: RequestContext,
    id: string,
    changes: Pick<SessionEntity, 'tokenHash' | 'previousHash' | 'rotatedAt' | 'expiresAt'>,
  ): Promise<void> {
    await this.database.manager(ctx).update(SessionEntity, { id }, changes);
  }

  async delete(ctx: RequestContext, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.database.manager(ctx).delete(SessionEntity, { id: In([...ids]) });
  }

  async deleteOfUser(ctx: RequestContext, userId: string, exceptId?: string): Promise<void> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder()
      .delete()
      .from(SessionEntity)
      .where('user_id = :userId', { userId });
    await (exceptId === undefined ? query : query.andWhere('id <> :exceptId', { exceptId })).execute();
  }

  async deleteExpired(ctx: RequestContext, now: number): Promise<void> {
    await this.database.manager(ctx).delete(SessionEntity, { expiresAt: LessThan(now) });
  }
}
