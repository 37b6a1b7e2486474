import type { RequestContext } from '@assist/kernel';
import { Database, runSql } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Between, LessThan } from 'typeorm';
import { LicenseUsageEntity } from './license-usage.entity.js';

export interface QuotaName {
  readonly module: string;
  readonly quota: string;
}

/** The row of a capacity that says how much is used now. */
const NOW = 'now';

@Injectable()
export class LicenseUsageRepository {
  constructor(private readonly database: Database) {}

  /** Adds to a day as long as it stays within `limit`; false, and nothing changed, where it would not. */
  async add(ctx: RequestContext, { module, quota }: QuotaName, day: string, count: number, limit: number): Promise<boolean> {
    if (count > limit) return false;
    const rows = await this.#run(
      ctx,
      `INSERT INTO license_usage (module, quota, day, used) VALUES (?, ?, ?, ?)
       ON CONFLICT (module, quota, day) DO UPDATE SET used = license_usage.used + excluded.used
       WHERE license_usage.used + excluded.used <= ? RETURNING used`,
      [module, quota, day, count, limit],
    );
    return rows.length > 0;
  }

  async subtract(ctx: RequestContext, { module, quota }: QuotaName, day: string, count: number): Promise<void> {
    await this.#run(
      ctx,
      `UPDATE license_usage SET used = CASE WHEN used > ? THEN used - ? ELSE 0 END WHERE module = ? AND quota = ? AND day = ?`,
      [count, count, module, quota, day],
    );
  }

  /** What is used of a capacity now, and the most of that day. */
  async note(ctx: RequestContext, name: QuotaName, day: string, used: number): Promise<void> {
    const values = { ...name, used };
    await this.database.manager(ctx).upsert(LicenseUsageEntity, { ...values, day: NOW }, ['module', 'quota', 'day']);
    await this.#run(
      ctx,
      `INSERT INTO license_usage (module, quota, day, used) VALUES (?, ?, ?, ?)
       ON CONFLICT (module, quota, day) DO UPDATE SET used = excluded.used WHERE excluded.used > license_usage.used`,
      [name.module, name.quota, day, used],
    );
  }

  /** Of one day, and of the capacities now. */
  async current(ctx: RequestContext, today: string): Promise<LicenseUsageEntity[]> {
    return this.database.manager(ctx).find(LicenseUsageEntity, { where: [{ day: NOW }, { day: today }] });
  }

  /** Days from `from` to `to`, both included. */
  between(ctx: RequestContext, from: string, to: string): Promise<LicenseUsageEntity[]> {
    return this.database.manager(ctx).find(LicenseUsageEntity, { where: { day: Between(from, to) }, order: { day: 'ASC' } });
  }

  async forgetBefore(ctx: RequestContext, day: string): Promise<void> {
    await this.database.manager(ctx).delete(LicenseUsageEntity, { day: LessThan(day) });
  }

  #run(ctx: RequestContext, sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
    return runSql(this.database.manager(ctx), this.database.engine, sql, parameters);
  }
}
