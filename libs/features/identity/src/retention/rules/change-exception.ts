import type { RetentionPart } from '@assist/contracts/people';
import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { GroupRepository } from '../../groups/group.repository.js';
import { RetentionRunRepository } from '../sweep/run.repository.js';
import { RetentionExceptionRepository } from './exception.repository.js';
import type { KeepDays } from './kept-for.js';
import { CHANGE_PAUSE_MS } from './retention-rules.js';

/** Sets what holds for the members of a group; nothing is deleted for a day then, so that it can be taken back. */
@Injectable()
export class ChangeException {
  constructor(
    private readonly database: Database,
    private readonly groups: GroupRepository,
    private readonly exceptions: RetentionExceptionRepository,
    private readonly runs: RetentionRunRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** The same again changes nothing. @throws AppError GROUP_NOT_FOUND */
  async put(ctx: RequestContext, groupId: string, part: RetentionPart, keepDays: KeepDays): Promise<void> {
    await this.database.transaction(ctx, async (tx) => {
      if ((await this.groups.find(tx, groupId)) === null) throw new AppError('GROUP_NOT_FOUND');
      const before = await this.exceptions.find(tx, groupId, part);
      if (before !== null && before.keepDays === keepDays) return;
      await this.exceptions.put(tx, { groupId, part, keepDays, changedAt: this.clock.now() });
      await this.#pause(tx, part);
      const detail = { part, keepDays, ...(before === null ? {} : { keepDaysBefore: before.keepDays }) };
      await this.audit.record(tx, { action: 'retention.exception_set', target: { type: 'group', id: groupId }, detail });
    });
  }

  /** Once more changes nothing. @throws AppError GROUP_NOT_FOUND */
  async remove(ctx: RequestContext, groupId: string, part: RetentionPart): Promise<void> {
    await this.database.transaction(ctx, async (tx) => {
      if ((await this.groups.find(tx, groupId)) === null) throw new AppError('GROUP_NOT_FOUND');
      const before = await this.exceptions.find(tx, groupId, part);
      if (before !== null) await this.#remove(tx, groupId, part, before.keepDays);
    });
  }

  /** Inside the transaction that removes the group: its members fall back to other rules. */
  async removeAll(tx: RequestContext, groupId: string): Promise<void> {
    for (const { part, keepDays } of await this.exceptions.ofGroup(tx, groupId)) await this.#remove(tx, groupId, part, keepDays);
  }

  async #remove(tx: RequestContext, groupId: string, part: RetentionPart, keepDaysBefore: KeepDays): Promise<void> {
    await this.exceptions.delete(tx, groupId, part);
    await this.#pause(tx, part);
    const target = { type: 'group', id: groupId };
    await this.audit.record(tx, { action: 'retention.exception_removed', target, detail: { part, keepDaysBefore } });
  }

  #pause(tx: RequestContext, part: RetentionPart): Promise<void> {
    return this.runs.pause(tx, part, this.clock.now() + CHANGE_PAUSE_MS);
  }
}
