import { setTimeout as wait } from 'node:timers/promises';
import { AppError, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Processor, type WorkItem } from '@assist/platform/work';
import type { PersonalData } from '../../contracts.js';
import { ErasureRepository } from './erasure.repository.js';
import { FinishErasure } from './finish-erasure.js';

/** How often what follows in the background is looked at, and for how long before the work is tried anew. */
const LOOK_EVERY_MS = 250;
const PATIENCE_MS = 10 * 60_000;
/** Progress is for watching; writing it for each chat would cost more than removing them. */
const REPORT_EVERY_MS = 500;

/**
 * Removes what one room keeps of a person. It ends only when the room counts nothing any more; killed at any point, it
 * begins anew and finds less to do.
 */
export class ErasePart extends Processor<null> {
  constructor(
    private readonly data: PersonalData,
    private readonly erasures: ErasureRepository,
    private readonly finish: FinishErasure,
    private readonly database: Database,
  ) {
    super();
  }

  override async process(ctx: RequestContext, item: WorkItem<null>): Promise<void> {
    const { subjectId: userId } = item;
    if (userId === null) return;
    const { part } = this.data;
    await item.fenced(ctx, (tx) => this.erasures.updatePart(tx, userId, part, { state: 'running' }));
    let reportedAt = 0;
    const report = async (done: number, total: number): Promise<void> => {
      ctx.signal.throwIfAborted();
      if (done < total && performance.now() - reportedAt < REPORT_EVERY_MS) return;
      reportedAt = performance.now();
      await item.fenced(ctx, (tx) => this.erasures.updatePart(tx, userId, part, { done, total }));
    };
    await this.data.erase(ctx, userId, { report });
    await this.#untilGone(ctx, userId);
    await this.database.eraseTraces();
    await item.complete(ctx, (tx) => this.finish.execute(tx, userId, part));
  }

  /** Shown to administrators, who can try again. */
  override async onFailed(ctx: RequestContext, { subjectId }: WorkItem<null>): Promise<void> {
    if (subjectId !== null) await this.erasures.updatePart(ctx, subjectId, this.data.part, { state: 'failed' });
  }

  async #untilGone(ctx: RequestContext, userId: string): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const counts = await this.data.counts(ctx, userId);
      if (Object.values(counts).every((count) => count === 0)) return;
      if (performance.now() > end) throw new AppError('SERVICE_UNAVAILABLE', { part: this.data.part });
      await wait(LOOK_EVERY_MS, undefined, { signal: ctx.signal });
    }
  }
}
