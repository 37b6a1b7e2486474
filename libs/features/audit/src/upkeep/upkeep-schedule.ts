import { Clock, ProcessRole, systemContext, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { WorkQueue } from '@assist/platform/work';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

export const UPKEEP_WORK = 'audit.upkeep';
const DAY_MS = 86_400_000;

/**
 * The upkeep of the audit log comes round once a day, and once at each start. Each one enqueues the next by its last
 * commit; the key of a day keeps starts and processes from making more and more of them.
 */
@Injectable()
export class UpkeepSchedule implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly queue: WorkQueue,
    private readonly role: ProcessRole,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.role.worksOff) return;
    await this.database.transaction(systemContext(UPKEEP_WORK), (tx) => this.#enqueue(tx, 0));
  }

  next(tx: RequestContext): Promise<void> {
    return this.#enqueue(tx, DAY_MS);
  }

  async #enqueue(tx: RequestContext, delayMs: number): Promise<void> {
    const day = Math.floor((this.clock.now() + delayMs) / DAY_MS);
    await this.queue.enqueue(tx, { type: UPKEEP_WORK, dedupeKey: `${UPKEEP_WORK}.${day}`, delayMs });
  }
}
