import { Clock, newId, type RequestContext } from '@assist/kernel';
import { AuditReader } from '@assist/platform/audit';
import { Database, isUniqueViolation } from '@assist/platform/database';
import { WorkQueue } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import type { AuditCheckEntity } from './audit-check.entity.js';
import { AuditCheckRepository } from './audit-check.repository.js';
import { verifyWork } from './check-work.js';

/** Has the chain verified in the background; gives the check that is open already, if there is one. */
@Injectable()
export class StartCheck {
  constructor(
    private readonly database: Database,
    private readonly checks: AuditCheckRepository,
    private readonly reader: AuditReader,
    private readonly queue: WorkQueue,
    private readonly clock: Clock,
  ) {}

  async execute(ctx: RequestContext): Promise<AuditCheckEntity> {
    for (;;) {
      try {
        return await this.database.transaction(ctx, async (tx) => (await this.checks.findOpen(tx)) ?? this.#start(tx));
      } catch (error) {
        // Somebody else was faster: theirs is there now, or has even ended.
        if (ctx.tx !== undefined || !isUniqueViolation(error)) throw error;
      }
    }
  }

  /** Only when none began after `at`. */
  async unlessSince(ctx: RequestContext, at: number): Promise<void> {
    const last = await this.checks.newest(ctx);
    if (last === null || last.startedAt < at) await this.execute(ctx);
  }

  async #start(tx: RequestContext): Promise<AuditCheckEntity> {
    const now = this.clock.now();
    const head = await this.reader.head(tx);
    const check: AuditCheckEntity = {
      ...{ id: newId(now), state: 'waiting', openMark: 'open', startedAt: now, finishedAt: null, verdict: null },
      startedBy: tx.actor.kind === 'user' ? tx.actor.userId : null,
      checked: 0,
      total: head.seq - head.keptFrom + 1,
    };
    await this.checks.insert(tx, check);
    await this.queue.enqueue(tx, verifyWork(check.id));
    return check;
  }
}
