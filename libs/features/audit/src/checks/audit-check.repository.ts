import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LessThan, Not } from 'typeorm';
import { AuditCheckEntity } from './audit-check.entity.js';

@Injectable()
export class AuditCheckRepository {
  constructor(private readonly database: Database) {}

  find(ctx: RequestContext, id: string): Promise<AuditCheckEntity | null> {
    return this.database.manager(ctx).findOneBy(AuditCheckEntity, { id });
  }

  /** The one that waits or runs. */
  findOpen(ctx: RequestContext): Promise<AuditCheckEntity | null> {
    return this.database.manager(ctx).findOneBy(AuditCheckEntity, { openMark: 'open' });
  }

  /** The open one, else the one that ended last: ids sort by time. */
  newest(ctx: RequestContext): Promise<AuditCheckEntity | null> {
    return this.database.manager(ctx).findOne(AuditCheckEntity, { where: {}, order: { id: 'DESC' } });
  }

  /** The newest one with a verdict. */
  newestDone(ctx: RequestContext): Promise<AuditCheckEntity | null> {
    return this.database.manager(ctx).findOne(AuditCheckEntity, { where: { state: 'done' }, order: { id: 'DESC' } });
  }

  async insert(ctx: RequestContext, check: AuditCheckEntity): Promise<void> {
    await this.database.manager(ctx).insert(AuditCheckEntity, check);
  }

  async update(ctx: RequestContext, id: string, changes: Partial<AuditCheckEntity>): Promise<void> {
    await this.database.manager(ctx).update(AuditCheckEntity, { id }, changes);
  }

  /** Those that began before `at`, but for one. */
  async deleteBefore(ctx: RequestContext, at: number, keptId: string): Promise<void> {
    await this.database.manager(ctx).delete(AuditCheckEntity, { startedAt: LessThan(at), id: Not(keptId) });
  }
}
