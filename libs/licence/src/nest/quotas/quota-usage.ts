import { moduleIdSchema, type QuotaUsage } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import type { LicenseSnapshot } from '../../core/index.js';
import { EffectiveClock } from '../clock/effective-clock.js';
import { LicenseUsageRepository } from './license-usage.repository.js';
import { inUnits, limitOf, nextDayOf, QUOTAS, utcDay, type QuotaEntry } from './quota-catalogue.js';
import { UsageCounters } from './usage-counters.js';

const NEAR = 0.9;

/** How much of each quota is used now. */
@Injectable()
export class QuotaUsages {
  constructor(
    private readonly counters: UsageCounters,
    private readonly usage: LicenseUsageRepository,
    private readonly time: EffectiveClock,
  ) {}

  /** Of the modules that `snapshot` licenses, those quotas that it limits. */
  async limited(ctx: RequestContext, snapshot: Pick<LicenseSnapshot, 'modules'>): Promise<QuotaUsage[]> {
    const used = await this.used(ctx);
    const resetsAt = new Date(nextDayOf(this.time.now())).toISOString();
    return QUOTAS.filter(({ module }) => Object.hasOwn(snapshot.modules, module)).flatMap((entry): QuotaUsage[] => {
      const limit = limitOf(snapshot, entry);
      if (limit === null) return [];
      const count = used.get(entry) ?? 0;
      return [
        {
          module: moduleIdSchema.parse(entry.module),
          quota: entry.quota,
          kind: entry.kind,
          used: inUnits(entry, count),
          limit,
          level: levelOf(count, limit * entry.unit),
          resetsAt: entry.kind === 'daily' ? resetsAt : null,
        },
      ];
    });
  }

  /** Base units. Counted anew where this process can, else as another one noted it within the last minute. */
  async used(ctx: RequestContext): Promise<ReadonlyMap<QuotaEntry, number>> {
    const noted = await this.usage.current(ctx, utcDay(this.time.now()));
    const found = new Map<QuotaEntry, number>();
    for (const entry of QUOTAS) {
      const counter = this.counters.find(entry);
      const day = entry.kind === 'daily' ? utcDay(this.time.now()) : 'now';
      const row = noted.find(({ module, quota, day: of }) => module === entry.module && quota === entry.quota && of === day);
      found.set(entry, counter === undefined ? (row?.used ?? 0) : await counter.count(ctx));
    }
    return found;
  }
}

function levelOf(used: number, limit: number): QuotaUsage['level'] {
  if (used >= limit) return 'full';
  return used >= limit * NEAR ? 'near' : 'ok';
}
