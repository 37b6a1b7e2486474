import type { AuditAction, AuditDetail } from '@assist/contracts/house';
import { isAppError, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { RateLimits } from '@assist/platform/cache';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import type { BreakGlassEntity } from './break-glass.entity.js';

/** Enough to see what somebody tries; a flood must not fill the disk. */
const RULE = { name: 'break-glass-refused', points: 20, windowSeconds: 60 };
/** A text of the log has 200 characters at most, and some of ours count for two. */
const REASON_PART = 95;

export type BreakGlassAttempt = 'request' | 'approve' | 'decline' | 'end' | 'read';

/** What the audit log tells of it: every step and every attempt that was refused; the target is the person concerned. */
@Injectable()
export class BreakGlassAudit {
  constructor(
    private readonly audit: AuditLog,
    private readonly limits: RateLimits,
  ) {}

  /** Inside the transaction of the step. */
  record(tx: RequestContext, action: AuditAction, grant: BreakGlassEntity, detail: AuditDetail = {}): Promise<void> {
    const target = { type: 'user', id: grant.personId };
    return this.audit.record(tx, { action, target, detail: { request: grant.id, ...detail } });
  }

  /** Runs an attempt and writes down when it is refused. */
  async attempt<T>(
    ctx: RequestContext,
    attempt: BreakGlassAttempt,
    concerned: { readonly request?: string; readonly personId?: string },
    run: () => Promise<T>,
  ): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (isAppError(error) && isRefusal(error.code)) await this.#refused(ctx, attempt, concerned, error.code);
      throw error;
    }
  }

  async #refused(
    ctx: RequestContext,
    attempt: BreakGlassAttempt,
    { request, personId }: { readonly request?: string; readonly personId?: string },
    reason: string,
  ): Promise<void> {
    const { allowed } = await this.limits.consume(RULE, userIdOf(ctx)).catch(() => ({ allowed: false }));
    if (!allowed) return;
    const target = personId === undefined ? null : { type: 'user', id: personId };
    const detail = { attempt, reason, request: request ?? null };
    await this.audit.recordRefusal(ctx, { action: 'break_glass.refused', target, detail });
  }
}

/** Also of a chat that is not one of this person's. What is forbidden altogether is written down at the door. */
function isRefusal(code: string): boolean {
  return code.startsWith('BREAK_GLASS_') || code.endsWith('_NOT_FOUND');
}

/** The whole reason, in parts that the log does not cut. */
export function reasonParts(reason: string): string | readonly string[] {
  const characters = Array.from(reason);
  if (characters.length <= REASON_PART) return reason;
  const count = Math.ceil(characters.length / REASON_PART);
  return Array.from({ length: count }, (_, index) => characters.slice(index * REASON_PART, (index + 1) * REASON_PART).join(''));
}
