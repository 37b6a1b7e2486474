import type { BreakGlassNotice, BreakGlassNotices } from '@assist/contracts/house';
import { AppError, Clock, holds, isoOrNull, type RequestContext } from '@assist/kernel';
import { UserNames } from '@assist/identity/contracts';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { BreakGlassAudit } from './break-glass-audit.js';
import { BREAK_GLASS_PERMISSION, BreakGlassGate } from './break-glass-gate.js';
import { instant } from './break-glass.dto.js';
import type { BreakGlassEntity, BreakGlassOpeningEntity } from './break-glass.entity.js';
import { BreakGlassRepository } from './break-glass.repository.js';
import { stateOf } from './grant-state.js';

const MAX_NOTICES = 20;
const MAX_OPENINGS = 100;

/** What people are told about those who may read, or could read, their chats. */
@Injectable()
export class Notices {
  constructor(
    private readonly database: Database,
    private readonly repository: BreakGlassRepository,
    private readonly names: UserNames,
    private readonly gate: BreakGlassGate,
    private readonly audit: BreakGlassAudit,
    private readonly clock: Clock,
  ) {}

  async list(ctx: RequestContext): Promise<BreakGlassNotices> {
    const userId = userIdOf(ctx);
    const now = this.clock.now();
    const grants = await this.repository.about(ctx, userId, MAX_NOTICES);
    const ids = grants.map(({ id }) => id);
    const counts = await this.repository.countOpenings(ctx, ids);
    const names = await this.names.of(
      ctx,
      grants.flatMap(({ requesterId, deciderId }) => [requesterId, deciderId ?? []].flat()),
    );
    const items: BreakGlassNotice[] = [];
    for (const grant of grants) {
      const openedChats = counts.get(grant.id) ?? 0;
      const openings = openedChats === 0 ? [] : await this.repository.openings(ctx, grant.id, MAX_OPENINGS);
      items.push(toNotice(grant, { names, openings, openedChats, now }));
    }
    const decides = this.gate.isEnabled && holds(ctx.actor, BREAK_GLASS_PERMISSION);
    return { items, toDecide: decides ? await this.repository.countToDecide(ctx, userId, now) : 0 };
  }

  /** `seen`: the `changedAt` of the notice that was shown. @throws AppError BREAK_GLASS_NOT_FOUND */
  acknowledge(ctx: RequestContext, id: string, seen: number): Promise<void> {
    return this.database.transaction(ctx, async (tx) => {
      const grant = await this.repository.findLocked(tx, id);
      if (grant === null || grant.personId !== userIdOf(ctx) || grant.readUntil === null) {
        throw new AppError('BREAK_GLASS_NOT_FOUND');
      }
      const seenUntil = Math.min(seen, changedAt(grant));
      if (grant.seenUntil !== null && grant.seenUntil >= seenUntil) return;
      await this.repository.update(tx, id, { acknowledgedAt: this.clock.now(), seenUntil });
      await this.audit.record(tx, 'break_glass.acknowledged', grant);
    });
  }
}

/** The last thing that there is to tell: that it was approved, or that something was looked at since. */
function changedAt(grant: BreakGlassEntity): number {
  return Math.max(grant.decidedAt ?? 0, grant.readAt ?? 0);
}

interface NoticeParts {
  readonly names: ReadonlyMap<string, string>;
  readonly openings: readonly BreakGlassOpeningEntity[];
  readonly openedChats: number;
  readonly now: number;
}

function toNotice(grant: BreakGlassEntity, { names, openings, openedChats, now }: NoticeParts): BreakGlassNotice {
  const who = (id: string): BreakGlassNotice['requester'] => ({ id, name: names.get(id) ?? null });
  const isOpen = stateOf(grant, now) === 'approved';
  return {
    id: grant.id,
    requester: who(grant.requesterId),
    decider: who(grant.deciderId ?? ''),
    reason: grant.reason,
    from: instant(grant.decidedAt ?? grant.requestedAt),
    readUntil: instant(grant.readUntil ?? grant.requestedAt),
    endedAt: isOpen ? null : isoOrNull(grant.endedAt ?? grant.readUntil),
    listedAt: isoOrNull(grant.listedAt),
    opened: openings.map(({ chatId, firstAt, lastAt }) => ({ chatId, firstAt: instant(firstAt), lastAt: instant(lastAt) })),
    openedChats,
    changedAt: instant(changedAt(grant)),
    isAcknowledged: (grant.seenUntil ?? 0) >= changedAt(grant),
  };
}
