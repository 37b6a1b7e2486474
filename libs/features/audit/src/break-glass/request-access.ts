import { BREAK_GLASS_DECISION_HOURS, type BreakGlassRequest } from '@assist/contracts/house';
import { AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import { UserNames } from '@assist/identity/contracts';
import { Database, isUniqueViolation } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { BreakGlassAudit, reasonParts } from './break-glass-audit.js';
import { BreakGlassGate } from './break-glass-gate.js';
import type { BreakGlassEntity } from './break-glass.entity.js';
import { GrantRows } from './grant-rows.js';

const HOUR_MS = 3_600_000;

/** An administrator asks to read the chats of one person; nothing is open before another one has agreed. */
@Injectable()
export class RequestAccess {
  constructor(
    private readonly database: Database,
    private readonly rows: GrantRows,
    private readonly gate: BreakGlassGate,
    private readonly names: UserNames,
    private readonly audit: BreakGlassAudit,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError BREAK_GLASS_OFF, BREAK_GLASS_OWN_CHATS, BREAK_GLASS_PERSON_NOT_FOUND, BREAK_GLASS_OPEN, RATE_LIMITED */
  execute(ctx: RequestContext, request: BreakGlassRequest): Promise<BreakGlassEntity> {
    return this.audit.attempt(ctx, 'request', { personId: request.personId }, () => this.#request(ctx, request));
  }

  async #request(ctx: RequestContext, { personId, reason, hours }: BreakGlassRequest): Promise<BreakGlassEntity> {
    this.gate.requireEnabled();
    const requesterId = userIdOf(ctx);
    if (personId === requesterId) throw new AppError('BREAK_GLASS_OWN_CHATS');
    if ((await this.names.find(ctx, personId)) === null) throw new AppError('BREAK_GLASS_PERSON_NOT_FOUND');
    const now = this.clock.now();
    const grant = newGrant({ id: newId(now), requesterId, personId, reason, hours, requestedAt: now });
    try {
      return await this.database.transaction(ctx, async (tx) => {
        await this.gate.requireRight(tx, requesterId);
        await this.rows.open(tx, grant);
        await this.audit.record(tx, 'break_glass.requested', grant, { reason: reasonParts(reason), hours });
        return grant;
      });
    } catch (error) {
      throw isUniqueViolation(error) ? new AppError('BREAK_GLASS_OPEN') : error;
    }
  }
}

type Wish = Pick<BreakGlassEntity, 'id' | 'requesterId' | 'personId' | 'reason' | 'hours' | 'requestedAt'>;

function newGrant(wish: Wish): BreakGlassEntity {
  return {
    ...wish,
    state: 'requested',
    openMark: 'open',
    decideBy: wish.requestedAt + BREAK_GLASS_DECISION_HOURS * HOUR_MS,
    ...{ deciderId: null, decidedAt: null, readUntil: null, endedAt: null },
    ...{ listedAt: null, readAt: null, acknowledgedAt: null, seenUntil: null },
  };
}
