import { Clock, SystemClock, type RequestContext } from '@assist/kernel';
import { Database, runSql } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LessThan, MoreThanOrEqual, Not } from 'typeorm';
import { LicenseNodeEntity } from './license-node.entity.js';

export interface HostLease {
  readonly host: string;
  readonly since: number;
  readonly leaseUntil: number;
}

/** Times are those of the database server where several hosts use it: their own clocks may differ. */
@Injectable()
export class LicenseNodeRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A clock that is not the system's, as a test sets it by hand, counts on every engine. */
  async now(ctx: RequestContext): Promise<number> {
    if (this.database.engine !== 'postgres' || !(this.clock instanceof SystemClock)) return this.clock.now();
    const sql = 'SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS bigint) AS now';
    const [row] = await runSql<{ now: string }>(this.database.manager(ctx), 'postgres', sql, []);
    return Number(row?.now);
  }

  async save(ctx: RequestContext, node: LicenseNodeEntity): Promise<void> {
    await this.database.manager(ctx).save(LicenseNodeEntity, node);
  }

  async forget(ctx: RequestContext, processId: string): Promise<void> {
    await this.database.manager(ctx).delete(LicenseNodeEntity, { processId });
  }

  async forgetEnded(ctx: RequestContext, now: number): Promise<void> {
    await this.database.manager(ctx).delete(LicenseNodeEntity, { leaseUntil: LessThan(now) });
  }

  async forgetOthers(ctx: RequestContext, processId: string): Promise<void> {
    await this.database.manager(ctx).delete(LicenseNodeEntity, { processId: Not(processId) });
  }

  /** Hosts that are there, the first to come first. */
  async hosts(ctx: RequestContext, now: number): Promise<HostLease[]> {
    const rows = await this.database
      .manager(ctx)
      .find(LicenseNodeEntity, { where: { leaseUntil: MoreThanOrEqual(now) }, order: { since: 'ASC', host: 'ASC' } });
    const hosts = new Map<string, HostLease>();
    for (const { host, since, leaseUntil } of rows) {
      const known = hosts.get(host);
      hosts.set(host, { host, since: known?.since ?? since, leaseUntil: Math.max(leaseUntil, known?.leaseUntil ?? 0) });
    }
    return [...hosts.values()];
  }
}
