import {
  AppError,
  LicenseQuotas,
  type CapacityQuota,
  type DailyQuota,
  type QuotaReservation,
  type RequestContext,
} from '@assist/kernel';

/** Quotas without limits but those that the test sets; in base units (bytes, pieces). */
export class FakeQuotas extends LicenseQuotas {
  readonly limits = new Map<CapacityQuota | DailyQuota, number>();
  readonly reserved = new Map<DailyQuota, number>();

  override async requireRoom(_ctx: RequestContext, quota: CapacityQuota, usedAfter: () => Promise<number>): Promise<void> {
    const limit = this.limits.get(quota);
    if (limit !== undefined && (await usedAfter()) > limit) throw new AppError('LICENSE_QUOTA_EXCEEDED', { quota, limit });
  }

  override async reserve(_ctx: RequestContext, quota: DailyQuota, count = 1): Promise<QuotaReservation> {
    const used = (this.reserved.get(quota) ?? 0) + count;
    const limit = this.limits.get(quota) ?? Number.POSITIVE_INFINITY;
    if (used > limit) throw new AppError('LICENSE_DAILY_QUOTA_EXCEEDED', { quota, limit, retryAfterSeconds: 60 });
    this.reserved.set(quota, used);
    return { quota, day: '2026-01-15', count };
  }

  override async giveBack(_ctx: RequestContext, { quota, count }: QuotaReservation): Promise<void> {
    this.reserved.set(quota, Math.max(0, (this.reserved.get(quota) ?? 0) - count));
  }

  override countWith(): void {}
}
