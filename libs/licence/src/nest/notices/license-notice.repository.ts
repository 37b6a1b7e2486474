import type { RequestContext } from '@assist/kernel';
import { Database, runSql } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LicenseNoticeEntity } from './license-notice.entity.js';

@Injectable()
export class LicenseNoticeRepository {
  constructor(private readonly database: Database) {}

  find(ctx: RequestContext, id: string): Promise<LicenseNoticeEntity | null> {
    return this.database.manager(ctx).findOneBy(LicenseNoticeEntity, { id });
  }

  /** True for the first who notes it; whoever comes at the same time waits for that one's commit. */
  async first(ctx: RequestContext, id: string, at: number): Promise<boolean> {
    const sql = 'INSERT INTO license_notice (id, at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING RETURNING id';
    return (await runSql(this.database.manager(ctx), this.database.engine, sql, [id, at])).length > 0;
  }

  async save(ctx: RequestContext, notice: LicenseNoticeEntity): Promise<void> {
    await this.database.manager(ctx).save(LicenseNoticeEntity, notice);
  }
}
