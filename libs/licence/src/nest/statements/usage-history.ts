import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../core/index.js';
import { LicenseDayRepository } from '../quotas/license-day.repository.js';
import { LicenseUsageRepository } from '../quotas/license-usage.repository.js';
import { QUOTAS, utcDay } from '../quotas/quota-catalogue.js';

export interface UsageFacts {
  readonly seats: number;
  readonly nodes: number;
  /** By `module.quota`, in whole units of the licence. */
  readonly quotas: Record<string, number>;
  /** One for each day from `from` on, empty where the installation did not run. */
  readonly marks: { readonly from: string; readonly days: string[] };
}

/** The most of everything over some days. */
@Injectable()
export class UsageHistory {
  constructor(
    private readonly usage: LicenseUsageRepository,
    private readonly days: LicenseDayRepository,
  ) {}

  async between(ctx: RequestContext, from: string, to: string): Promise<UsageFacts> {
    const rows = await this.usage.between(ctx, from, to);
    const most = (module: string, quota: string): number =>
      rows.reduce((highest, row) => (row.module === module && row.quota === quota ? Math.max(highest, row.used) : highest), 0);
    const marks = new Map((await this.days.between(ctx, from, to)).map(({ day, mark }) => [day, mark]));
    return {
      seats: most('core', 'seats'),
      nodes: most('core', 'nodes'),
      quotas: Object.fromEntries(QUOTAS.map(({ id, module, quota, unit }) => [id, Math.ceil(most(module, quota) / unit)])),
      marks: { from, days: daysBetween(from, to).map((day) => marks.get(day) ?? '') },
    };
  }
}

function daysBetween(from: string, to: string): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  return Array.from({ length: count }, (_, at) => utcDay(Date.parse(from) + at * DAY_MS));
}
