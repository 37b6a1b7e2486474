import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { WorkItemEntity } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { INGEST_WORK } from '../ingest/work-types.js';

const FIRST = 100;

/** Turns of the owners whose documents wait to be read: who uploads a thousand must not keep all others waiting. */
@Injectable()
export class ReadingOrderRepository {
  constructor(private readonly database: Database) {}

  /**
   * Priority of the next document of an owner: one behind the last of theirs that is not done, but never before what is
   * next for all, so that nobody is overtaken for ever. Work of equal priority is done in the order in which it came.
   */
  async nextPriority(ctx: RequestContext, ownerId: string): Promise<number> {
    const manager = this.database.manager(ctx);
    const [next] = await manager.find(WorkItemEntity, {
      select: { id: true, priority: true },
      where: { type: INGEST_WORK, status: 'ready' },
      order: { priority: 'ASC' },
      take: 1,
    });
    const [own] = await manager.find(WorkItemEntity, {
      select: { id: true, priority: true },
      where: { type: INGEST_WORK, status: In(['ready', 'running', 'parked']), userId: ownerId },
      order: { priority: 'DESC' },
      take: 1,
    });
    return Math.max(next?.priority ?? FIRST, own === undefined ? FIRST : own.priority + 1);
  }
}
