import { AppError, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { DocumentRepository } from './document.repository.js';
import { RemoveDocuments } from './remove-documents.js';

@Injectable()
export class DeleteDocument {
  constructor(
    private readonly database: Database,
    private readonly documents: DocumentRepository,
    private readonly removeDocuments: RemoveDocuments,
  ) {}

  /** The document cannot be found from the commit on. @throws AppError DOCUMENT_NOT_FOUND */
  async execute(ctx: RequestContext, id: string): Promise<void> {
    await this.database.transaction(ctx, async (tx) => {
      const document = await this.documents.find(tx, userIdOf(ctx), id);
      if (document === null) throw new AppError('DOCUMENT_NOT_FOUND');
      await this.removeDocuments.remove(tx, [document]);
    });
  }
}
