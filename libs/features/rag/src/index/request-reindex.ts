import { systemContext, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { LOG, type Log } from '@assist/platform/observability';
import { WorkQueue } from '@assist/platform/work';
import { Inject, Injectable } from '@nestjs/common';
import { REINDEX_WORK } from '../ingest/work-types.js';

const REQUEST_EVERY_MS = 5000;

/** Hands the rebuild over as work: one at a time in the whole installation, whoever asks, and again after a crash. */
@Injectable()
export class RequestReindex {
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly database: Database,
    private readonly queue: WorkQueue,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Gives the id of the work, or of that which is under way. */
  execute(ctx: RequestContext): Promise<string> {
    return this.database.transaction(ctx, (tx) => this.queue.enqueue(tx, { type: REINDEX_WORK, dedupeKey: REINDEX_WORK }));
  }

  /** For an index that was lost: every question notices it. */
  afterLoss(): void {
    if (Date.now() - this.#askedAt < REQUEST_EVERY_MS) return;
    this.#askedAt = Date.now();
    this.log.warn({}, 'the search index is lost or damaged and is built anew');
    this.execute(systemContext('rag.repair-index')).catch((error: unknown) => {
      this.log.error({ error: String(error) }, 'the rebuild of the search index could not be requested');
    });
  }
}
