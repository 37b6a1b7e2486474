import type { AuditDetail } from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { AuditLog } from '../audit/index.js';
import { RateLimits } from '../cache/index.js';
import { Metrics } from '../observability/index.js';
import { networkOf } from './network-of.js';

/** Enough to see what somebody tries; a flood must not fill the disk. */
const RULE = { name: 'refused-access', points: 20, windowSeconds: 60 };

/** Writes down who was refused for want of rights. */
@Injectable()
export class RefusedAccess {
  readonly #dropped: Counter;

  constructor(
    private readonly audit: AuditLog,
    private readonly limits: RateLimits,
    metrics: Metrics,
  ) {
    this.#dropped = metrics.counter('audit_refusals_dropped_total', 'Refusals that were too many to be written down');
  }

  /** `detail`: what was missing. Throws nothing. */
  async record(ctx: RequestContext, door: { readonly type: string; readonly id: string }, detail: AuditDetail): Promise<void> {
    const key = ctx.actor.kind === 'user' ? ctx.actor.userId : networkOf(ctx.address);
    const { allowed } = await this.limits.consume(RULE, key).catch(() => ({ allowed: false }));
    if (!allowed) this.#dropped.inc();
    else await this.audit.recordRefusal(ctx, { action: 'access.refused', target: door, detail });
  }
}
