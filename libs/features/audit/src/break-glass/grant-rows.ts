import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { WorkQueue } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { BreakGlassAudit } from './break-glass-audit.js';
import type { BreakGlassEntity } from './break-glass.entity.js';
import { BreakGlassRepository } from './break-glass.repository.js';
import { closeWork } from './close-work.js';
import { stateOf } from './grant-state.js';
import { TellPerson } from './tell-person.js';

/** More open wishes than that are no exceptions any more. */
const MAX_OPEN = 10;

/** Why access is over: taken back before a decision, ended by one of the two, or by the clock. */
export type EndReason = 'withdrawn' | 'revoked' | 'lapsed' | 'expired';

/** The steps of a request as rows, with their entries in the audit log and what must happen later. */
@Injectable()
export class GrantRows {
  constructor(
    private readonly repository: BreakGlassRepository,
    private readonly audit: BreakGlassAudit,
    private readonly tell: TellPerson,
    private readonly queue: WorkQueue,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError BREAK_GLASS_NOT_FOUND */
  async locked(tx: RequestContext, id: string): Promise<BreakGlassEntity> {
    const grant = await this.repository.findLocked(tx, id);
    if (grant === null) throw new AppError('BREAK_GLASS_NOT_FOUND');
    return grant;
  }

  /** @throws AppError RATE_LIMITED; a unique violation when one is open for this person */
  async open(tx: RequestContext, grant: BreakGlassEntity): Promise<void> {
    let open = 0;
    for (const { id } of await this.repository.openOf(tx, grant.requesterId)) {
      if ((await this.closeIfOver(tx, id)) !== null) open += 1;
    }
    if (open >= MAX_OPEN) throw new AppError('RATE_LIMITED', { limit: MAX_OPEN });
    await this.repository.insert(tx, grant);
    await this.queue.enqueue(tx, closeWork(grant.id, grant.decideBy - grant.requestedAt));
  }

  async approve(tx: RequestContext, grant: BreakGlassEntity, deciderId: string): Promise<BreakGlassEntity> {
    const decidedAt = this.clock.now();
    const readUntil = decidedAt + grant.hours * 3_600_000;
    const changes = { state: 'approved', deciderId, decidedAt, readUntil } as const;
    await this.repository.update(tx, grant.id, changes);
    await this.queue.enqueue(tx, closeWork(grant.id, readUntil - decidedAt));
    const approved = { ...grant, ...changes };
    const mailed = await this.tell.approved(tx, approved);
    const detail = { requester: grant.requesterId, readUntil: new Date(readUntil).toISOString(), mailed };
    await this.audit.record(tx, 'break_glass.approved', approved, detail);
    return approved;
  }

  async decline(tx: RequestContext, grant: BreakGlassEntity, deciderId: string): Promise<BreakGlassEntity> {
    const changes = { state: 'declined', openMark: null, deciderId, decidedAt: this.clock.now() } as const;
    await this.repository.update(tx, grant.id, changes);
    await this.audit.record(tx, 'break_glass.declined', grant, { requester: grant.requesterId });
    return { ...grant, ...changes };
  }

  /** Ends what is open; the person is told what was opened. */
  async end(tx: RequestContext, grant: BreakGlassEntity, why: EndReason): Promise<BreakGlassEntity> {
    const state = why === 'lapsed' || why === 'expired' ? why : 'ended';
    const changes = { state, openMark: null, endedAt: endOf(grant, why, this.clock.now()) } as const;
    await this.repository.update(tx, grant.id, changes);
    const ended = { ...grant, ...changes };
    const openedChats = (await this.repository.countOpenings(tx, [grant.id])).get(grant.id) ?? 0;
    const mailed = grant.state === 'approved' && (await this.tell.ended(tx, ended, openedChats));
    await this.audit.record(tx, 'break_glass.ended', ended, { why, requester: grant.requesterId, openedChats, mailed });
    return ended;
  }

  /** Writes down what the clock has decided; gives how long that may still take, null when it is over. */
  async closeIfOver(tx: RequestContext, id: string): Promise<number | null> {
    const grant = await this.repository.findLocked(tx, id);
    if (grant === null || grant.openMark === null) return null;
    const now = this.clock.now();
    const state = stateOf(grant, now);
    if (state === 'requested' || state === 'approved') return (grant.readUntil ?? grant.decideBy) - now;
    await this.end(tx, grant, state === 'lapsed' ? 'lapsed' : 'expired');
    return null;
  }
}

function endOf(grant: BreakGlassEntity, why: EndReason, now: number): number {
  return why === 'lapsed' ? grant.decideBy : why === 'expired' ? (grant.readUntil ?? now) : now;
}
