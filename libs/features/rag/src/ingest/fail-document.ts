import type { DocumentFailure } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import type { RagDocument } from '../documents/document.entity.js';
import { DocumentRepository } from '../documents/document.repository.js';
import { RagMetrics } from '../rag-metrics.js';
import { QueueCleaning } from './queue-cleaning.js';

const MAX_DETAIL_CHARS = 300;

/** Gives a document up with a reason that its owner sees; what a try has left behind is cleaned as durable work. */
@Injectable()
export class FailDocument {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly queueCleaning: QueueCleaning,
    private readonly metrics: RagMetrics,
  ) {}

  async execute(tx: RequestContext, document: RagDocument, failure: DocumentFailure, detail: string | null): Promise<void> {
    const { id, version } = document;
    this.metrics.documentEnded(failure);
    const failureDetail = detail === null ? null : detail.slice(0, MAX_DETAIL_CHARS);
    await this.documents.updateForWork(tx, id, version, {
      state: 'failed',
      failure,
      failureDetail,
      progressDone: 0,
      progressTotal: null,
      chunkCount: 0,
      blockCount: 0,
    });
    await this.queueCleaning.execute(tx, [{ documentId: id, version, blobKey: null }]);
  }
}
