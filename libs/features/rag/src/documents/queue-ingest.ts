import type { RequestContext } from '@assist/kernel';
import { WorkQueue } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { INGEST_WORK } from '../ingest/work-types.js';
import type { RagDocument } from './document.entity.js';
import { DocumentRepository } from './document.repository.js';
import { ReadingOrderRepository } from './reading-order.repository.js';

/** Hands documents over to be read, inside the caller's transaction. */
@Injectable()
export class QueueIngest {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly order: ReadingOrderRepository,
    private readonly queue: WorkQueue,
  ) {}

  async first(tx: RequestContext, document: RagDocument): Promise<void> {
    await this.#enqueue(tx, document);
  }

  /** A new try is a new version: what is left of the old one cannot mix with it. Gives the document as it is then. */
  async again(tx: RequestContext, document: RagDocument): Promise<RagDocument> {
    const next: RagDocument = {
      ...document,
      version: document.version + 1,
      state: 'queued',
      progressDone: 0,
      progressTotal: null,
      failure: null,
      failureDetail: null,
    };
    const { version, state, progressDone, progressTotal, failure, failureDetail } = next;
    await this.documents.updateForWork(tx, document.id, document.version, {
      version,
      state,
      progressDone,
      progressTotal,
      failure,
      failureDetail,
    });
    await this.#enqueue(tx, next);
    return next;
  }

  async #enqueue(tx: RequestContext, document: RagDocument): Promise<void> {
    const priority = await this.order.nextPriority(tx, document.ownerId);
    await this.queue.enqueue(tx, { type: INGEST_WORK, subjectId: document.id, dedupeKey: keyOf(document), priority });
  }
}

function keyOf(document: RagDocument): string {
  return `${INGEST_WORK}:${document.id}:${String(document.version)}`;
}
