import type { RequestContext } from './request-context.js';

/** What a licence may limit, as `module.quota`. Bytes are counted for `rag.storageGiB`, pieces for the others. */
export type CapacityQuota = 'rag.documents' | 'rag.storageGiB' | 'mcp.servers' | 'workflow.activeWorkflows';
export type DailyQuota = 'imagegen.imagesPerDay' | 'helpdesk.ticketsPerDay';

/** What `reserve` took; plain values, so that work items can carry it. */
export interface QuotaReservation {
  readonly quota: DailyQuota;
  /** Day in UTC, `YYYY-MM-DD`. */
  readonly day: string;
  readonly count: number;
}

/**
 * The quotas of the licence, for whoever adds or uses something that they limit. Deleting never asks. Exactly at the
 * limit is allowed.
 */
export abstract class LicenseQuotas {
  /**
   * Inside the transaction that adds something: others that add to the same quota wait until it ends, so `usedAfter`
   * counts what is there, the new included, and stays true. It is not called where there is no limit.
   * @throws AppError LICENSE_QUOTA_EXCEEDED, or what the gate says where the module is not licensed
   */
  abstract requireRoom(ctx: RequestContext, quota: CapacityQuota, usedAfter: () => Promise<number>): Promise<void>;

  /**
   * Takes from what the day has left, durably, before the thing is done; a day is one of the effective time in UTC.
   * @throws AppError LICENSE_DAILY_QUOTA_EXCEEDED with `retryAfterSeconds`, or what the gate says
   */
  abstract reserve(ctx: RequestContext, quota: DailyQuota, count?: number): Promise<QuotaReservation>;

  /** For what was reserved and not done, such as when the provider was never called. Once for each reservation. */
  abstract giveBack(ctx: RequestContext, reservation: QuotaReservation): Promise<void>;

  /** How much of a capacity is used, asked at times for reports and the page of the licence; once for each quota. */
  abstract countWith(quota: CapacityQuota, count: (ctx: RequestContext) => Promise<number>): void;
}
