import type { RequestContext } from '@assist/kernel';
import { Metrics } from '@assist/platform/observability';
import { Injectable } from '@nestjs/common';
import { LicenceState } from '../licence-state.js';
import { LimitsInUse } from '../view/limits-in-use.js';

/** How much of what the licence allows is used, counted in one process only. */
@Injectable()
export class LicenceMetrics {
  readonly #gauges: ReturnType<typeof gaugesOf>;

  constructor(
    metrics: Metrics,
    private readonly licence: LicenceState,
    private readonly limits: LimitsInUse,
  ) {
    this.#gauges = gaugesOf(metrics);
  }

  async look(ctx: RequestContext): Promise<void> {
    const { snapshot } = this.licence;
    const { seats, quotas: ratios } = this.#gauges;
    const inUse = await this.limits.of(ctx, snapshot);
    seats.set({ kind: 'used' }, inUse.seats.used);
    seats.set({ kind: 'limit' }, inUse.seats.max);
    ratios.reset();
    for (const { module, quota, used, limit } of inUse.quotas) ratios.set({ module, quota }, limit === 0 ? 1 : used / limit);
  }
}

function gaugesOf(metrics: Metrics) {
  return {
    seats: metrics.gauge('license_seats', 'Accounts that can sign in, and how many may', ['kind']),
    quotas: metrics.gauge('license_quota_used_ratio', 'How much of a quota of the licence is used', ['module', 'quota']),
  } as const;
}
