import type { LicenseView } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { seatsWithTolerance, type LicenseSnapshot } from '../../core/index.js';
import { NodeLease } from '../nodes/node-lease.js';
import { QuotaUsages } from '../quotas/quota-usage.js';
import { SeatUsage } from '../seats.js';

type AdminView = NonNullable<LicenseView['admin']>;
export type LimitsView = Pick<AdminView, 'seats' | 'quotas' | 'nodes'>;

/** How much is used of what a licence limits: the one that counts, or one that could. */
@Injectable()
export class LimitsInUse {
  constructor(
    private readonly seats: SeatUsage,
    private readonly quotas: QuotaUsages,
    private readonly nodes: NodeLease,
  ) {}

  async of(ctx: RequestContext, snapshot: Pick<LicenseSnapshot, 'modules' | 'limits'>): Promise<LimitsView> {
    const { limits } = snapshot;
    return {
      seats: { used: await this.seats.count(ctx), limit: limits.seats, max: seatsWithTolerance(limits) },
      quotas: await this.quotas.limited(ctx, snapshot),
      nodes: this.#nodesView(limits.nodes),
    };
  }

  #nodesView(limit: number): LimitsView['nodes'] {
    const { hosts, host: own } = this.nodes;
    return {
      used: hosts.length,
      limit,
      hosts: hosts.map(({ host, since }, at) => ({
        host,
        isThis: host === own,
        since: new Date(since).toISOString(),
        isCovered: at < limit,
      })),
    };
  }
}
