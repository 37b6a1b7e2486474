import type { RequestContext } from '@assist/kernel';
import { Processor, WorkProcessor } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { REINDEX_WORK } from '../ingest/work-types.js';
import { RebuildIndex } from './rebuild-index.js';

/** Builds the index anew. It needs no licence: nothing is to be lost while there is none. */
@Injectable()
@WorkProcessor({
  type: REINDEX_WORK,
  module: 'rag',
  access: 'delete',
  concurrency: 1,
  maxAttempts: 20,
  maxCrashes: 20,
  timeoutMs: 7_200_000,
  canRetry: true,
})
export class ReindexDocuments extends Processor<null> {
  constructor(private readonly rebuildIndex: RebuildIndex) {
    super();
  }

  override process(ctx: RequestContext): Promise<void> {
    return this.rebuildIndex.execute(ctx);
  }
}
