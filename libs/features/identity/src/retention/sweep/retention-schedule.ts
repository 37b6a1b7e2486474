import type { RetentionPart } from '@assist/contracts/people';
import { Clock, ProcessRole, systemContext, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { DAY_MS, dailyWork, WorkQueue } from '@assist/platform/work';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RetentionRooms } from '../retention-rooms.js';
import { retainWork } from '../work-types.js';

/** Each room looks once a day, and once at each start. */
@Injectable()
export class RetentionSchedule implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly queue: WorkQueue,
    private readonly rooms: RetentionRooms,
    private readonly role: ProcessRole,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.role.worksOff) return;
    await this.database.transaction(systemContext('retention'), async (tx) => {
      for (const { part } of this.rooms.all()) await this.#enqueue(tx, part, 'today');
    });
  }

  /** Gives the instant of the next look (epoch ms). */
  async next(tx: RequestContext, part: RetentionPart): Promise<number> {
    await this.#enqueue(tx, part, 'tomorrow');
    return this.clock.now() + DAY_MS;
  }

  /** Whether that look goes on in some process. */
  async isRunning(tx: RequestContext, workId: string): Promise<boolean> {
    return (await this.queue.state(tx, workId)) === 'running';
  }

  async #enqueue(tx: RequestContext, part: RetentionPart, when: 'today' | 'tomorrow'): Promise<void> {
    await this.queue.enqueue(tx, dailyWork(retainWork(part), this.clock.now(), when));
  }
}
