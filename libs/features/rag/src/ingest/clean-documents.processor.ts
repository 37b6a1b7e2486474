import type { RequestContext } from '@assist/kernel';
import { BlobStore } from '@assist/platform/storage';
import { Processor, WorkProcessor, type WorkItem } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { RetrievalIndex } from '../index/retrieval-index.js';
import { ContentRepository } from './content.repository.js';
import { CLEAN_WORK, type CleanPayload } from './work-types.js';

const ROWS_AT_ONCE = 500;

/** Removes what documents have left behind, in small steps that each can be repeated. It needs no licence. */
@Injectable()
@WorkProcessor({
  type: CLEAN_WORK,
  module: 'rag',
  access: 'delete',
  concurrency: 1,
  maxAttempts: 20,
  timeoutMs: 3_600_000,
  canRetry: true,
})
export class CleanDocuments extends Processor<CleanPayload> {
  constructor(
    private readonly content: ContentRepository,
    private readonly index: RetrievalIndex,
    private readonly blobs: BlobStore,
  ) {
    super();
  }

  override async process(ctx: RequestContext, item: WorkItem<CleanPayload>): Promise<void> {
    for (const { documentId, version, blobKey } of item.payload.leftovers) {
      ctx.signal.throwIfAborted();
      await this.index.removeDocument(documentId, version ?? undefined);
      let removed: number;
      do removed = await item.fenced(ctx, (tx) => this.content.removeSome(tx, documentId, version, ROWS_AT_ONCE));
      while (removed > 0);
      if (blobKey !== null) await this.blobs.delete(blobKey);
    }
  }
}
