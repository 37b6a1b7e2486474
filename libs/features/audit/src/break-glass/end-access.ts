import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { BreakGlassAudit } from './break-glass-audit.js';
import type { BreakGlassEntity } from './break-glass.entity.js';
import { GrantRows } from './grant-rows.js';
import { stateOf } from './grant-state.js';

/** Either administrator ends the access, or who asked takes the request back. A look that goes on is waited for. */
@Injectable()
export class EndAccess {
  constructor(
    private readonly database: Database,
    private readonly rows: GrantRows,
    private readonly audit: BreakGlassAudit,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError BREAK_GLASS_NOT_FOUND, BREAK_GLASS_CLOSED, FORBIDDEN for a third one */
  execute(ctx: RequestContext, id: string): Promise<BreakGlassEntity> {
    const userId = userIdOf(ctx);
    return this.audit.attempt(ctx, 'end', { request: id }, () =>
      this.database.transaction(ctx, async (tx) => {
        const grant = await this.rows.locked(tx, id);
        if (grant.requesterId !== userId && grant.deciderId !== userId) throw new AppError('FORBIDDEN');
        const state = stateOf(grant, this.clock.now());
        if (state !== 'requested' && state !== 'approved') throw new AppError('BREAK_GLASS_CLOSED', { state });
        return this.rows.end(tx, grant, state === 'requested' ? 'withdrawn' : 'revoked');
      }),
    );
  }
}
