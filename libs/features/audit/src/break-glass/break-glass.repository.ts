import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, MoreThan, Not, type FindOptionsWhere } from 'typeorm';
import { BreakGlassEntity, BreakGlassOpeningEntity } from './break-glass.entity.js';

@Injectable()
export class BreakGlassRepository {
  constructor(private readonly database: Database) {}

  find(ctx: RequestContext, id: string): Promise<BreakGlassEntity | null> {
    return this.database.manager(ctx).findOneBy(BreakGlassEntity, { id });
  }

  /** With the row locked: decisions, looks and the end come one after another. */
  findLocked(ctx: RequestContext, id: string): Promise<BreakGlassEntity | null> {
    const lock = this.database.rowLock('pessimistic_write');
    return this.database.manager(ctx).findOne(BreakGlassEntity, { where: { id }, lock });
  }

  /** Newest first: ids sort by time. */
  page(ctx: RequestContext, before: string | undefined, limit: number): Promise<BreakGlassEntity[]> {
    const where: FindOptionsWhere<BreakGlassEntity> = before === undefined ? {} : { id: LessThan(before) };
    return this.database.manager(ctx).find(BreakGlassEntity, { where, order: { id: 'DESC' }, take: limit });
  }

  /** What this requester has open, for whomever. */
  openOf(ctx: RequestContext, requesterId: string): Promise<BreakGlassEntity[]> {
    return this.database.manager(ctx).findBy(BreakGlassEntity, { requesterId, openMark: 'open' });
  }

  countToDecide(ctx: RequestContext, deciderId: string, now: number): Promise<number> {
    const others = Not(deciderId);
    const where = { state: 'requested' as const, decideBy: MoreThan(now), requesterId: others, personId: others };
    return this.database.manager(ctx).countBy(BreakGlassEntity, where);
  }

  /** What was approved about this person, newest first. */
  about(ctx: RequestContext, personId: string, limit: number): Promise<BreakGlassEntity[]> {
    const where = { personId, readUntil: Not(IsNull()) };
    return this.database.manager(ctx).find(BreakGlassEntity, { where, order: { id: 'DESC' }, take: limit });
  }

  async insert(ctx: RequestContext, grant: BreakGlassEntity): Promise<void> {
    await this.database.manager(ctx).insert(BreakGlassEntity, grant);
  }

  async update(ctx: RequestContext, id: string, changes: Partial<BreakGlassEntity>): Promise<void> {
    await this.database.manager(ctx).update(BreakGlassEntity, { id }, changes);
  }

  /** Under the lock of the grant's row. */
  async markOpened(ctx: RequestContext, grantId: string, chatId: string, at: number): Promise<void> {
    const manager = this.database.manager(ctx);
    const known = await manager.update(BreakGlassOpeningEntity, { grantId, chatId }, { lastAt: at });
    if (known.affected === 0) await manager.insert(BreakGlassOpeningEntity, { grantId, chatId, firstAt: at, lastAt: at });
  }

  /** Latest first. */
  openings(ctx: RequestContext, grantId: string, limit: number): Promise<BreakGlassOpeningEntity[]> {
    const order = { lastAt: 'DESC', chatId: 'DESC' } as const;
    return this.database.manager(ctx).find(BreakGlassOpeningEntity, { where: { grantId }, order, take: limit });
  }

  async countOpenings(ctx: RequestContext, grantIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (grantIds.length === 0) return new Map();
    const rows = await this.database
      .manager(ctx)
      .createQueryBuilder(BreakGlassOpeningEntity, 'opening')
      .select('opening.grantId', 'id')
      .addSelect('COUNT(*)', 'count')
      .where({ grantId: In([...grantIds]) })
      .groupBy('opening.grantId')
      .getRawMany<{ id: string; count: string | number }>();
    return new Map(rows.map(({ id, count }) => [id, Number(count)]));
  }

  /** Ids of the people whose chats were requested. */
  async people(ctx: RequestContext): Promise<string[]> {
    const rows = await this.database
      .manager(ctx)
      .createQueryBuilder(BreakGlassEntity, 'request')
      .select('DISTINCT request.personId', 'id')
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  async deleteAbout(ctx: RequestContext, personIds: readonly string[]): Promise<void> {
    if (personIds.length > 0) await this.database.manager(ctx).delete(BreakGlassEntity, { personId: In([...personIds]) });
  }

  /** What was over before `at`. */
  async deleteOver(ctx: RequestContext, at: number): Promise<void> {
    const isOver = { openMark: IsNull(), requestedAt: LessThan(at) };
    await this.database.manager(ctx).delete(BreakGlassEntity, isOver);
  }
}
