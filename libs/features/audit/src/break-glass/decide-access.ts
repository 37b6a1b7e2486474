import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { BreakGlassAudit } from './break-glass-audit.js';
import { BreakGlassGate } from './break-glass-gate.js';
import type { BreakGlassEntity } from './break-glass.entity.js';
import { GrantRows } from './grant-rows.js';
import { isSecondPerson, stateOf } from './grant-state.js';

/** A second administrator says yes or no: not the one who asked, and not the person whose chats they are. */
@Injectable()
export class DecideAccess {
  constructor(
    private readonly database: Database,
    private readonly rows: GrantRows,
    private readonly gate: BreakGlassGate,
    private readonly audit: BreakGlassAudit,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError BREAK_GLASS_OFF, BREAK_GLASS_NOT_FOUND, BREAK_GLASS_SECOND_PERSON, BREAK_GLASS_CLOSED,
   * BREAK_GLASS_REQUESTER_BLOCKED, FORBIDDEN
   */
  approve(ctx: RequestContext, id: string): Promise<BreakGlassEntity> {
    return this.#decide(ctx, id, 'approve', async (tx, grant, deciderId) => {
      this.gate.requireEnabled();
      if (!(await this.gate.mayTakePart(tx, grant.requesterId))) throw new AppError('BREAK_GLASS_REQUESTER_BLOCKED');
      return this.rows.approve(tx, grant, deciderId);
    });
  }

  /** @throws AppError BREAK_GLASS_NOT_FOUND, BREAK_GLASS_SECOND_PERSON, BREAK_GLASS_CLOSED, FORBIDDEN */
  decline(ctx: RequestContext, id: string): Promise<BreakGlassEntity> {
    return this.#decide(ctx, id, 'decline', (tx, grant, deciderId) => this.rows.decline(tx, grant, deciderId));
  }

  #decide(
    ctx: RequestContext,
    id: string,
    attempt: 'approve' | 'decline',
    act: (tx: RequestContext, grant: BreakGlassEntity, deciderId: string) => Promise<BreakGlassEntity>,
  ): Promise<BreakGlassEntity> {
    const deciderId = userIdOf(ctx);
    return this.audit.attempt(ctx, attempt, { request: id }, () =>
      this.database.transaction(ctx, async (tx) => {
        const grant = await this.rows.locked(tx, id);
        if (!isSecondPerson(grant, deciderId)) throw new AppError('BREAK_GLASS_SECOND_PERSON');
        const state = stateOf(grant, this.clock.now());
        if (state !== 'requested') throw new AppError('BREAK_GLASS_CLOSED', { state });
        await this.gate.requireRight(tx, deciderId);
        return act(tx, grant, deciderId);
      }),
    );
  }
}
