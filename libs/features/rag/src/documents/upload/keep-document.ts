import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import type { RagDocument } from '../document.entity.js';
import { DocumentRepository } from '../document.repository.js';
import { QueueIngest } from '../queue-ingest.js';

/** Row and work of a new document, inside the caller's transaction. */
@Injectable()
export class KeepDocument {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly queueIngest: QueueIngest,
  ) {}

  /** Gives the document that the collection has of this content: the new one, or the one from before. */
  async execute(tx: RequestContext, document: RagDocument): Promise<RagDocument> {
    const known = await this.documents.findByContent(tx, document.collectionId, document.sha256);
    if (known !== null) return known.state === 'failed' ? this.queueIngest.again(tx, known) : known;
    // Somebody else brought the same content just now: the next look finds it.
    if (!(await this.documents.insert(tx, document))) return this.execute(tx, document);
    await this.queueIngest.first(tx, document);
    return document;
  }
}
