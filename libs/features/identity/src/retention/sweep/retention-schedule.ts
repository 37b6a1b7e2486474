import type { RetentionPart } from '@assist/contracts/people';
import { Clock, ProcessRole, systemContext, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { WorkQueue } from '@assist/platform/work';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RetentionRooms } from '../retention-rooms.js';
import { retainWork } from '../work-types.js';

const DAY_MS = 86_400_000;

/**
 * Each room looks once a day, and once at each start. Each look enqueues the next by its last commit; the key of a day
 * keeps starts and processes from making more and more of them.
 */
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
      for (const { part } of this.rooms.all()) await this.#enqueue(tx, part, 0);
    });
  }

  /** Gives the instant of the next look (epoch ms). */
  async next(tx: RequestContext, part: RetentionPart): Promise<number> {
    await this.#enqueue(tx, part, DAY_MS);
    return this.clock.now() + DAY_MS;
  }

  /** Whether that look goes on in some process. */
  async isRunning(tx: RequestContext, workId: string): Promise<boolean> {
    return (await this.queue.state(tx, workId)) === 'running';
  }

  async #enqueue(tx: RequestContext, part: RetentionPart, delayMs: number): Promise<void> {
    const type = retainWork(part);
    const day = Math.floor((this.clock.now() + delayMs) / DAY_MS);
    await this.queue.enqueue(tx, { type, dedupeKey: `${type}.${String(day)}`, delayMs });
  }
}
