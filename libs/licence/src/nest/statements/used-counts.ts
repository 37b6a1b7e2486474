import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { NodeLease } from '../nodes/node-lease.js';
import { QUOTAS } from '../quotas/quota-catalogue.js';
import { QuotaUsages } from '../quotas/quota-usage.js';
import { SeatUsage } from '../seats.js';

/** How much is in use, for the vendor: whole numbers under names of the licence. */
@Injectable()
export class UsedCounts {
  constructor(
    private readonly seats: SeatUsage,
    private readonly nodes: NodeLease,
    private readonly usages: QuotaUsages,
  ) {}

  async now(ctx: RequestContext): Promise<Record<string, number>> {
    const used = await this.usages.used(ctx);
    return {
      seats: await this.seats.count(ctx),
      nodes: this.nodes.hosts.length,
      ...Object.fromEntries(
        QUOTAS.filter(({ kind }) => kind === 'capacity').map((entry) => [
          entry.id,
          Math.ceil((used.get(entry) ?? 0) / entry.unit),
        ]),
      ),
    };
  }
}
