import { AppError, isAppError, type RequestContext } from '@assist/kernel';
import { Database, isForeignKeyViolation } from '@assist/platform/database';
import { BlobStore } from '@assist/platform/storage';
import { UsageLog } from '@assist/platform/usage';
import { Injectable } from '@nestjs/common';
import type { RagDocument } from '../document.entity.js';
import { DocumentRepository } from '../document.repository.js';
import { DocumentQuota } from '../document-quota.js';
import { QueueIngest } from '../queue-ingest.js';

export interface KeptDocument {
  readonly document: RagDocument;
  /** False: the collection had this content, which may be under another name. */
  readonly isNew: boolean;
}

/** Gives a stored file its row and its work. */
@Injectable()
export class KeepDocument {
  constructor(
    private readonly database: Database,
    private readonly documents: DocumentRepository,
    private readonly queueIngest: QueueIngest,
    private readonly quota: DocumentQuota,
    private readonly blobs: BlobStore,
    private readonly usage: UsageLog,
  ) {}

  /**
   * Gives the document that the collection has of this content: the new one, or the one from before, whose file is
   * replaced when it was lost. The file of a document that is not kept is dropped; after an unclear end of the
   * transaction it may belong to a row, so it is left to the sweep.
   * @throws AppError COLLECTION_NOT_FOUND when the collection was deleted while the file arrived, LICENSE_QUOTA_EXCEEDED
   */
  async execute(ctx: RequestContext, document: RagDocument): Promise<KeptDocument> {
    const lostKey = await this.#lostKey(ctx, document);
    try {
      const kept = await this.database.transaction(ctx, (tx) => this.#keep(tx, document, lostKey));
      if (kept.blobKey !== document.blobKey) await this.#drop(document);
      return { document: kept, isNew: kept.id === document.id };
    } catch (error) {
      const isGone = isForeignKeyViolation(error);
      // Both are said before anything is committed, so no row has the file.
      if (isGone || isAppError(error)) await this.#drop(document);
      throw isGone ? new AppError('COLLECTION_NOT_FOUND', {}, { cause: error }) : error;
    }
  }

  /** Key of the known document's file if that is gone; asked before the transaction, for which others wait. */
  async #lostKey(ctx: RequestContext, { collectionId, sha256 }: RagDocument): Promise<string | null> {
    const known = await this.documents.findByContent(ctx, collectionId, sha256);
    return known !== null && (await this.blobs.stat(known.blobKey)) === null ? known.blobKey : null;
  }

  async #keep(tx: RequestContext, document: RagDocument, lostKey: string | null): Promise<RagDocument> {
    const found = await this.documents.findByContent(tx, document.collectionId, document.sha256);
    if (found !== null) {
      const known = found.blobKey === lostKey ? await this.#withFile(tx, found, document.blobKey) : found;
      return known.state === 'failed' ? this.queueIngest.again(tx, known) : known;
    }
    await this.quota.requireRoom(tx, document.sizeBytes);
    // Somebody else brought the same content just now: the next look finds it.
    if (!(await this.documents.insert(tx, document))) return this.#keep(tx, document, lostKey);
    await this.queueIngest.first(tx, document);
    await this.usage.add(tx, { documents: 1, uploadedBytes: document.sizeBytes });
    return document;
  }

  async #withFile(tx: RequestContext, known: RagDocument, blobKey: string): Promise<RagDocument> {
    await this.documents.updateForWork(tx, known.id, known.version, { blobKey });
    return { ...known, blobKey };
  }

  async #drop(document: RagDocument): Promise<void> {
    await this.blobs.delete(document.blobKey).catch(() => undefined);
  }
}
