import { AppError, Clock, inNameOf, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { BreakGlassAccess, type OpenedPart } from '../contracts.js';
import { BreakGlassAudit } from './break-glass-audit.js';
import { BreakGlassGate } from './break-glass-gate.js';
import type { BreakGlassEntity } from './break-glass.entity.js';
import { BreakGlassRepository } from './break-glass.repository.js';
import { stateOf } from './grant-state.js';

/** One transaction: the grant is locked and proved, the look is taken and written down; only then it is given. */
@Injectable()
export class ReadUnderGrant extends BreakGlassAccess {
  constructor(
    private readonly database: Database,
    private readonly repository: BreakGlassRepository,
    private readonly gate: BreakGlassGate,
    private readonly audit: BreakGlassAudit,
    private readonly clock: Clock,
  ) {
    super();
  }

  override read<T>(
    ctx: RequestContext,
    grantId: string,
    opened: OpenedPart,
    look: (inNameOfPerson: RequestContext) => Promise<T>,
  ): Promise<T> {
    return this.audit.attempt(ctx, 'read', { request: grantId }, () =>
      this.database.transaction(ctx, async (tx) => {
        const grant = await this.#proved(tx, grantId);
        const found = await look(inNameOf(tx, grant.personId));
        await this.#mark(tx, grant, opened);
        return found;
      }),
    );
  }

  /** @throws AppError BREAK_GLASS_OFF, BREAK_GLASS_NOT_FOUND, BREAK_GLASS_CLOSED, FORBIDDEN */
  async #proved(tx: RequestContext, grantId: string): Promise<BreakGlassEntity> {
    this.gate.requireEnabled();
    const userId = userIdOf(tx);
    const grant = await this.repository.findLocked(tx, grantId);
    if (grant === null || grant.requesterId !== userId) throw new AppError('BREAK_GLASS_NOT_FOUND');
    const state = stateOf(grant, this.clock.now());
    if (state !== 'approved') throw new AppError('BREAK_GLASS_CLOSED', { state });
    await this.gate.requireRight(tx, userId);
    return grant;
  }

  async #mark(tx: RequestContext, grant: BreakGlassEntity, { chatId }: OpenedPart): Promise<void> {
    const readAt = this.clock.now();
    await this.repository.update(tx, grant.id, { readAt, ...(chatId === null ? { listedAt: readAt } : {}) });
    if (chatId !== null) await this.repository.markOpened(tx, grant.id, chatId, readAt);
    await this.audit.record(tx, 'break_glass.read', grant, { chat: chatId });
  }
}
