import type { RequestContext } from '@assist/kernel';
import { Processor, WorkProcessor, WorkQueue, type WorkItem } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { CLOSE_WORK, closeWork } from './close-work.js';
import { GrantRows } from './grant-rows.js';

/** Writes down that the time of a request or of an access is over, and tells the person what was opened. */
@Injectable()
@WorkProcessor({ type: CLOSE_WORK, module: 'core', access: 'safety', concurrency: 2, maxAttempts: 50, timeoutMs: 60_000 })
export class CloseAccess extends Processor {
  constructor(
    private readonly rows: GrantRows,
    private readonly queue: WorkQueue,
  ) {
    super();
  }

  override async process(ctx: RequestContext, item: WorkItem): Promise<void> {
    const id = item.subjectId ?? '';
    await item.complete(ctx, async (tx) => {
      const openMs = await this.rows.closeIfOver(tx, id);
      if (openMs !== null) await this.queue.enqueue(tx, closeWork(id, openMs));
    });
  }
}
