import { Clock, type RequestContext } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { Processor, WorkProcessor, type WorkItem } from '@assist/platform/work';
import { Inject, Injectable } from '@nestjs/common';
import { auditConfig } from '../audit.config.js';
import { StartCheck } from '../checks/start-check.js';
import { OldRows } from './old-rows.js';
import { PruneLog } from './prune-log.js';
import { UPKEEP_WORK, UpkeepSchedule } from './upkeep-schedule.js';

const DAY_MS = 86_400_000;
/** A check of this morning is good enough for today. */
const CHECK_AGAIN_MS = 20 * 3_600_000;

/** Removes what is older than the house keeps it, then has the rest verified. */
@Injectable()
@WorkProcessor({ type: UPKEEP_WORK, module: 'core', access: 'safety', concurrency: 1, maxAttempts: 20, timeoutMs: 3_600_000 })
export class AuditUpkeep extends Processor {
  constructor(
    private readonly pruneLog: PruneLog,
    private readonly oldRows: OldRows,
    private readonly startCheck: StartCheck,
    private readonly schedule: UpkeepSchedule,
    private readonly clock: Clock,
    @Inject(auditConfig.token) private readonly config: ConfigOf<typeof auditConfig>,
  ) {
    super();
  }

  override async process(ctx: RequestContext, item: WorkItem): Promise<void> {
    const now = this.clock.now();
    const oldest = now - this.config.retentionDays * DAY_MS;
    await this.pruneLog.execute(ctx, oldest);
    await this.startCheck.unlessSince(ctx, now - CHECK_AGAIN_MS);
    await item.complete(ctx, async (tx) => {
      await this.oldRows.deleteBefore(tx, oldest);
      await this.schedule.next(tx);
    });
  }

  /** After so many tries something is wrong with the database; tomorrow is another day. */
  override async onFailed(ctx: RequestContext): Promise<void> {
    await this.schedule.next(ctx);
  }
}
