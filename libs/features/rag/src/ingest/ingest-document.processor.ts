import { AppError, isAppError, type RequestContext } from '@assist/kernel';
import { Processor, WorkProcessor, type WorkItem } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import type { RagDocument } from '../documents/document.entity.js';
import { DocumentRepository } from '../documents/document.repository.js';
import { QueueIngest } from '../documents/queue-ingest.js';
import { isStorageFault } from '../parse/failure.js';
import { FailDocument } from './fail-document.js';
import { QueueCleaning } from './queue-cleaning.js';
import { ReadDocument } from './read-document.js';
import { StoreContent } from './store-content.js';
import { INGEST_WORK } from './work-types.js';

/**
 * Reads one document: parse in a process of its own, rows, index, ready. Every step can be repeated, so after a crash
 * it begins anew; a document that cannot be read is failed with its reason and the work is done. A document cannot take
 * this process down, so many of its deaths are no reason to give the document up.
 */
@Injectable()
@WorkProcessor({
  type: INGEST_WORK,
  module: 'rag',
  access: 'use',
  concurrency: 2,
  maxAttempts: 5,
  maxCrashes: 20,
  timeoutMs: 7_200_000,
  canRetry: true,
})
export class IngestDocument extends Processor<null> {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly readDocument: ReadDocument,
    private readonly storeContent: StoreContent,
    private readonly failDocument: FailDocument,
    private readonly queueCleaning: QueueCleaning,
    private readonly queueIngest: QueueIngest,
  ) {
    super();
  }

  override async process(ctx: RequestContext, item: WorkItem<null>): Promise<void> {
    const { subjectId } = item;
    if (subjectId === null) return;
    const document = await this.documents.findForWork(ctx, subjectId);
    if (item.isRetried === true) return this.#again(ctx, item, document);
    if (document?.state === 'ready' || document?.state === 'failed') return;
    try {
      if (document === null) throw new AppError('DOCUMENT_NOT_FOUND');
      await this.#read(ctx, item, document);
    } catch (error) {
      if (!isAppError(error, 'DOCUMENT_NOT_FOUND')) throw error;
      // The cleaning that the deletion caused may have run before our last rows reached the index.
      const leftover = { documentId: subjectId, version: document?.version ?? null, blobKey: null };
      await item.complete(ctx, (tx) => this.queueCleaning.execute(tx, [leftover]));
    }
  }

  /** A new try is new work. A document whose owner asked meanwhile, or that is gone, needs none. */
  async #again(ctx: RequestContext, item: WorkItem<null>, document: RagDocument | null): Promise<void> {
    await item.complete(ctx, async (tx) => {
      const current = document === null ? null : await this.documents.findForWork(tx, document.id);
      if (current?.state === 'failed') await this.queueIngest.again(tx, current);
    });
  }

  /** Every try failed, the processes that tried it died, or the deletion of the document stopped it. */
  override async onFailed(ctx: RequestContext, item: WorkItem<null>, error?: unknown): Promise<void> {
    if (item.subjectId === null) return;
    const document = await this.documents.findForWork(ctx, item.subjectId);
    if (document === null) {
      await this.queueCleaning.execute(ctx, [{ documentId: item.subjectId, version: null, blobKey: null }]);
    } else if (document.state !== 'ready') {
      await this.failDocument.execute(ctx, document, isStorageFault(error) ? 'storage_full' : 'internal', null);
    }
  }

  async #read(ctx: RequestContext, item: WorkItem<null>, document: RagDocument): Promise<void> {
    const parsed = await this.readDocument.execute(ctx, item, document);
    if ('reason' in parsed) {
      await item.complete(ctx, (tx) => this.failDocument.execute(tx, document, parsed.reason, parsed.detail));
      return;
    }
    try {
      await this.storeContent.execute(ctx, item, document, parsed);
    } finally {
      await parsed.discard();
    }
  }
}
