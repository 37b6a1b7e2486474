import { Clock, ProcessRole, systemContext, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { dailyWork, WorkQueue } from '@assist/platform/work';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

export const UPKEEP_WORK = 'audit.upkeep';

/** The upkeep of the audit log comes round once a day, and once at each start. */
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
    await this.database.transaction(systemContext(UPKEEP_WORK), (tx) => this.#enqueue(tx, 'today'));
  }

  next(tx: RequestContext): Promise<void> {
    return this.#enqueue(tx, 'tomorrow');
  }

  async #enqueue(tx: RequestContext, when: 'today' | 'tomorrow'): Promise<void> {
    await this.queue.enqueue(tx, dailyWork(UPKEEP_WORK, this.clock.now(), when));
  }
}
