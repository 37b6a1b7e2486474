import type { RetentionPart } from '@assist/contracts/people';
import { Clock, type RequestContext } from '@assist/kernel';
import { AuditLog, ClockTrust } from '@assist/platform/audit';
import type { WorkItem } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { RetentionRules } from '../rules/retention-rules.js';
import { reasonToWait, steadyAt } from './may-delete.js';
import { RetentionSchedule } from './retention-schedule.js';
import { RetentionRunRepository } from './run.repository.js';

/** The row of a look, from its begin to its end; each step inside the transaction of what it tells. */
@Injectable()
export class SweepRun {
  constructor(
    private readonly runs: RetentionRunRepository,
    private readonly rules: RetentionRules,
    private readonly schedule: RetentionSchedule,
    private readonly audit: AuditLog,
    private readonly clockTrust: ClockTrust,
    private readonly clock: Clock,
  ) {}

  /**
   * Fenced: begins, or goes on after a crash with what was counted so far. `wait`: nothing may be deleted now; `other`:
   * a look of another day still goes on.
   */
  async begin(tx: RequestContext, part: RetentionPart, item: WorkItem): Promise<'go' | 'wait' | 'other'> {
    const row = await this.runs.locked(tx, part);
    const isSame = row.workId === item.id;
    if (!isSame && row.running && row.workId !== null && (await this.schedule.isRunning(tx, row.workId))) return 'other';
    const now = this.clock.now();
    const steadySince = steadyAt(now, row.lookedAt, row.steadySince);
    const housePause = this.rules.housePause(part, now, row.houseSeen);
    const pauses = [row.notBefore, housePause];
    const waiting = reasonToWait({ now, isClockPending: this.clockTrust.isPending, steadySince, pauses });
    await this.runs.update(tx, part, {
      ...{ workId: item.id, running: true, lookedAt: now, steadySince, waiting, houseSeen: this.rules.houseMark(part) },
      ...(housePause !== null && housePause > (row.notBefore ?? 0) ? { notBefore: housePause } : {}),
      ...(isSame ? {} : { removed: 0, people: 0 }),
    });
    return waiting === null ? 'go' : 'wait';
  }

  /**
   * In the transaction that deletes: counted by the same commit. False: what was true at the begin is not any more, and
   * nothing may be deleted.
   */
  async count(
    tx: RequestContext,
    part: RetentionPart,
    added: { readonly removed: number; readonly people: number },
  ): Promise<boolean> {
    const row = await this.runs.locked(tx, part);
    const now = this.clock.now();
    const isPaused = row.notBefore !== null && now < row.notBefore;
    if (this.clockTrust.isPending || isPaused || row.houseSeen !== this.rules.houseMark(part)) return false;
    const { removed, people } = { removed: row.removed + added.removed, people: row.people + added.people };
    await this.runs.update(tx, part, { removed, people, lookedAt: now });
    return true;
  }

  /** In the transaction that ends the work: the one entry of the audit log, and the look of tomorrow. */
  async end(tx: RequestContext, part: RetentionPart): Promise<void> {
    const { removed, people } = await this.runs.locked(tx, part);
    await this.runs.update(tx, part, { running: false, nextAt: await this.schedule.next(tx, part) });
    if (removed === 0) return;
    const actor = { kind: 'system', id: 'retention' } as const;
    await this.audit.record(tx, { action: 'retention.deleted', detail: { part, removed, people }, actor });
  }
}
