import {
  AppError,
  LicenseQuotas,
  type CapacityQuota,
  type DailyQuota,
  type QuotaReservation,
  type RequestContext,
} from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LicenceState } from '../licence-state.js';
import { EffectiveClock } from '../clock/effective-clock.js';
import { LicenseLocks } from './license-locks.repository.js';
import { LicenseUsageRepository } from './license-usage.repository.js';
import { inUnits, limitOf, quotaEntry, secondsUntilNextDay, utcDay, type QuotaEntry } from './quota-catalogue.js';
import { UsageCounters, type UsageCount } from './usage-counters.js';

/** More than any counter reaches. */
const UNLIMITED = Number.MAX_SAFE_INTEGER;

/** Counts in the database, so restarts, processes and hosts share one account. */
@Injectable()
export class SqlLicenseQuotas extends LicenseQuotas {
  constructor(
    private readonly database: Database,
    private readonly licence: LicenceState,
    private readonly locks: LicenseLocks,
    private readonly usage: LicenseUsageRepository,
    private readonly counters: UsageCounters,
    private readonly time: EffectiveClock,
  ) {
    super();
  }

  override async requireRoom(ctx: RequestContext, quota: CapacityQuota, usedAfter: () => Promise<number>): Promise<void> {
    const entry = quotaEntry(quota);
    const limit = this.#limit(entry);
    if (limit === null) return;
    await this.locks.hold(ctx, `quota:${quota}`);
    const needed = await usedAfter();
    if (needed > limit * entry.unit) {
      throw new AppError('LICENSE_QUOTA_EXCEEDED', { ...nameOf(entry), limit, needed: inUnits(entry, needed) });
    }
  }

  override async reserve(ctx: RequestContext, quota: DailyQuota, count = 1): Promise<QuotaReservation> {
    const entry = quotaEntry(quota);
    const limit = this.#limit(entry);
    const now = this.time.now();
    const day = utcDay(now);
    const taken = await this.database.transaction(ctx, (tx) => this.usage.add(tx, entry, day, count, limit ?? UNLIMITED));
    if (taken) return { quota, day, count };
    const retryAfterSeconds = secondsUntilNextDay(now);
    throw new AppError('LICENSE_DAILY_QUOTA_EXCEEDED', { ...nameOf(entry), limit, needed: count, retryAfterSeconds });
  }

  override async giveBack(ctx: RequestContext, { quota, day, count }: QuotaReservation): Promise<void> {
    await this.database.transaction(ctx, (tx) => this.usage.subtract(tx, quotaEntry(quota), day, count));
  }

  override countWith(quota: CapacityQuota, count: UsageCount): void {
    this.counters.add(quotaEntry(quota), count);
  }

  /** Asked here too: a licence may have changed since the door was passed. */
  #limit(entry: QuotaEntry): number | null {
    const decision = this.licence.allows(entry.module, 'use');
    if (!decision.allowed) throw new AppError(decision.code, decision.params);
    return limitOf(this.licence.snapshot, entry);
  }
}

function nameOf({ module, quota }: QuotaEntry): { readonly module: string; readonly quota: string } {
  return { module, quota };
}
