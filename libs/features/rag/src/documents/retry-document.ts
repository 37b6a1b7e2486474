import { AppError, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import type { Document } from '@assist/contracts';
import { DocumentRepository } from './document.repository.js';
import { isRetryable, toDocument } from './documents.dto.js';
import { QueueIngest } from './queue-ingest.js';

@Injectable()
export class RetryDocument {
  constructor(
    private readonly database: Database,
    private readonly documents: DocumentRepository,
    private readonly queueIngest: QueueIngest,
  ) {}

  /** Reads a failed document once more. @throws AppError DOCUMENT_NOT_FOUND, DOCUMENT_NOT_RETRYABLE */
  execute(ctx: RequestContext, id: string): Promise<Document> {
    return this.database.transaction(ctx, async (tx) => {
      const document = await this.documents.find(tx, userIdOf(ctx), id);
      if (document === null) throw new AppError('DOCUMENT_NOT_FOUND');
      if (document.failure === null || !isRetryable(document.failure)) {
        throw new AppError('DOCUMENT_NOT_RETRYABLE', { state: document.state });
      }
      return toDocument(await this.queueIngest.again(tx, document));
    });
  }
}
