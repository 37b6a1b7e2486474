import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { WakeupTransport } from './wakeup-transport.js';
import { WorkRepository, type NewWork, type WorkState } from './work.repository.js';

/** `ended`: it had not begun and never will; `requested`: it is running and its signal aborts; `none`: nothing was open. */
export type CancelOutcome = 'ended' | 'requested' | 'none';

/** The door through which features hand over durable work. */
export abstract class WorkQueue {
  /**
   * Must run inside a transaction: the work exists exactly if the change that caused it is committed. Gives the item's
   * id, or that of the open item with the same `dedupeKey`.
   */
  abstract enqueue(ctx: RequestContext, work: NewWork): Promise<string>;
  /** Stops open items of a subject, in whatever process they run. */
  abstract cancel(ctx: RequestContext, type: string, subjectId: string): Promise<CancelOutcome>;
  /** Null: there is no such item, or it ended so long ago that it is forgotten. */
  abstract state(ctx: RequestContext, id: string): Promise<WorkState | null>;
}

@Injectable()
export class SqlWorkQueue extends WorkQueue {
  constructor(
    private readonly database: Database,
    private readonly repository: WorkRepository,
    private readonly wakeups: WakeupTransport,
  ) {
    super();
  }

  override async enqueue(ctx: RequestContext, work: NewWork): Promise<string> {
    if (ctx.tx === undefined) throw new Error(`work of type ${work.type} was enqueued outside of a transaction`);
    const id = await this.repository.insert(ctx, work);
    this.database.afterCommit(ctx, () => void this.wakeups.wake(work.type).catch(() => undefined));
    return id;
  }

  override state(ctx: RequestContext, id: string): Promise<WorkState | null> {
    return this.repository.state(ctx, id);
  }

  override cancel(ctx: RequestContext, type: string, subjectId: string): Promise<CancelOutcome> {
    return this.database.transaction(ctx, async (tx) => {
      const { ended, running } = await this.repository.cancel(tx, type, subjectId);
      this.database.afterCommit(tx, () => {
        for (const id of running) void this.wakeups.cancel(id).catch(() => undefined);
      });
      if (running.length > 0) return 'requested';
      return ended.length > 0 ? 'ended' : 'none';
    });
  }
}
