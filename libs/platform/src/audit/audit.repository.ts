import type { AuditAction, AuditOutcome } from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Between, In, LessThan, LessThanOrEqual, MoreThanOrEqual, type FindOptionsWhere } from 'typeorm';
import { Database } from '../database/index.js';
import { AuditEntryEntity, AuditHeadEntity } from './audit-entry.entity.js';
import type { AuditRow, ChainEnd } from './audit-chain.js';

const HEAD = 'head';
/** An engine takes only so many parameters in one statement. */
const ROWS_AT_ONCE = 500;

/** `from` is included, `to` is not; epoch milliseconds. */
export interface AuditFilter {
  /** An action or the beginning of one, such as `auth.`. */
  readonly action?: string | undefined;
  readonly actorId?: string | undefined;
  readonly targetId?: string | undefined;
  readonly outcome?: AuditOutcome | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export type AuditHead = Readonly<Omit<AuditHeadEntity, 'id'>>;

@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  head(ctx: RequestContext): Promise<AuditHead> {
    return this.database.manager(ctx).findOneByOrFail(AuditHeadEntity, { id: HEAD });
  }

  /** Whoever comes after waits until the transaction of `ctx` has ended; SQLite has one writer anyway. */
  lockedHead(ctx: RequestContext): Promise<AuditHead> {
    const lock = this.database.rowLock('pessimistic_write');
    return this.database.manager(ctx).findOneOrFail(AuditHeadEntity, { where: { id: HEAD }, lock });
  }

  async append(ctx: RequestContext, rows: readonly AuditRow[], head: ChainEnd): Promise<void> {
    const manager = this.database.manager(ctx);
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await manager.insert(AuditEntryEntity, rows.slice(at, at + ROWS_AT_ONCE));
    }
    await manager.update(AuditHeadEntity, { id: HEAD }, { seq: head.seq, hash: head.hash });
  }

  /** Newest first. */
  newest(
    ctx: RequestContext,
    filter: AuditFilter & { readonly actions?: readonly AuditAction[] },
    page: Page,
  ): Promise<AuditRow[]> {
    const where: FindOptionsWhere<AuditEntryEntity> = {
      ...(filter.actions === undefined ? {} : { action: In([...filter.actions]) }),
      ...(filter.actorId === undefined ? {} : { actorId: filter.actorId }),
      ...(filter.targetId === undefined ? {} : { targetId: filter.targetId }),
      ...(filter.outcome === undefined ? {} : { outcome: filter.outcome }),
      ...(page.before === undefined ? {} : { seq: LessThan(page.before) }),
      ...timeRange(filter),
    };
    return this.database.manager(ctx).find(AuditEntryEntity, { where, order: { seq: 'DESC' }, take: page.limit });
  }

  /** Oldest first, from after one entry to another. */
  between(ctx: RequestContext, after: number, through: number, limit: number): Promise<AuditRow[]> {
    const where = { seq: Between(after + 1, through) };
    return this.database.manager(ctx).find(AuditEntryEntity, { where, order: { seq: 'ASC' }, take: limit });
  }

  /** The first entry that is not older than `at`. */
  firstFrom(ctx: RequestContext, at: number): Promise<number | null> {
    return this.database
      .manager(ctx)
      .minimum(AuditEntryEntity, 'seq', { at: MoreThanOrEqual(at) })
      .then(toNumber);
  }

  /** The last entry that is older than `at`. */
  lastBefore(ctx: RequestContext, at: number): Promise<number | null> {
    return this.database
      .manager(ctx)
      .maximum(AuditEntryEntity, 'seq', { at: LessThan(at) })
      .then(toNumber);
  }

  /** The time of the newest entry that was written by a clock in no doubt. */
  async newestTrustedAt(ctx: RequestContext): Promise<number | null> {
    return this.database.manager(ctx).maximum(AuditEntryEntity, 'at', { clockPending: false }).then(toNumber);
  }

  /** The oldest entry that is not older than `at`. */
  async firstSince(ctx: RequestContext, at: number): Promise<number | null> {
    const where = { at: MoreThanOrEqual(at), clockPending: false };
    return this.database.manager(ctx).minimum(AuditEntryEntity, 'seq', where).then(toNumber);
  }

  find(ctx: RequestContext, seq: number): Promise<AuditRow | null> {
    return this.database.manager(ctx).findOneBy(AuditEntryEntity, { seq });
  }

  /** The triggers let go what lies before `keptFrom`, nothing else. */
  async deleteBefore(ctx: RequestContext, keptFrom: number): Promise<void> {
    const manager = this.database.manager(ctx);
    await manager.update(AuditHeadEntity, { id: HEAD }, { keptFrom });
    await manager.delete(AuditEntryEntity, { seq: LessThan(keptFrom) });
  }
}

interface Page {
  /** Entries before this one. */
  readonly before?: number | undefined;
  readonly limit: number;
}

function timeRange({ from, to }: AuditFilter): FindOptionsWhere<AuditEntryEntity> {
  if (from !== undefined && to !== undefined) return { at: Between(from, to - 1) };
  if (from !== undefined) return { at: MoreThanOrEqual(from) };
  return to === undefined ? {} : { at: LessThanOrEqual(to - 1) };
}

/** Aggregates come as the driver gives them. */
function toNumber(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
