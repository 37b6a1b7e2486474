import type { ServiceReport, ServiceView } from '@assist/contracts/house';
import { Clock, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { HeartbeatRepository } from './heartbeat.repository.js';
import { OwnReport } from './own-report.js';
import type { ServiceHeartbeatEntity } from './service-heartbeat.entity.js';
import { isAlive, reportOf, serviceViews } from './service-views.js';

export interface LivingProcess {
  readonly id: string;
  readonly host: string;
  readonly report: ServiceReport;
}

/** All processes of the installation that this one knows of, itself included. */
@Injectable()
export class LivingProcesses {
  constructor(
    private readonly repository: HeartbeatRepository,
    private readonly report: OwnReport,
    private readonly clock: Clock,
  ) {}

  async read(ctx: RequestContext): Promise<{ own: ServiceHeartbeatEntity; living: LivingProcess[]; services: ServiceView[] }> {
    const [own, stored] = await Promise.all([this.report.heartbeat(), this.repository.list(ctx)]);
    const rows = [own, ...stored.filter((row) => row.id !== own.id)];
    const living = rows
      .filter((row) => isAlive(row, own.seenAt))
      .map((row) => ({ id: row.id, host: row.host, report: reportOf(row) }));
    return { own, living, services: serviceViews(rows, own.service, own.seenAt) };
  }

  /** Settings that an operator fixed for some other process: they must not be changed here either. Key → who fixed it. */
  async fixedElsewhere(ctx: RequestContext): Promise<ReadonlyMap<string, string>> {
    const rows = (await this.repository.list(ctx)).filter((row) => isAlive(row, this.clock.now()));
    return new Map(rows.flatMap((row) => reportOf(row).fixed.map(({ key, name }) => [key, name] as const)));
  }
}
