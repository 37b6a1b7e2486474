import { AccountGate, type RequestContext } from '@assist/kernel';
import { WorkQueue } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { QueueCleaning } from '../ingest/queue-cleaning.js';
import { FORGET_WORK, INGEST_WORK } from '../ingest/work-types.js';
import type { RagDocument } from './document.entity.js';
import { DocumentRepository } from './document.repository.js';

type Removable = Pick<RagDocument, 'id' | 'blobKey'>;

/** So many documents make one work item. */
const SLICE = 200;

/**
 * Takes documents away inside the caller's transaction: from the commit on nobody finds them, because results are read
 * from their rows. Text, index rows and files follow as durable work.
 */
@Injectable()
export class RemoveDocuments {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly queue: WorkQueue,
    private readonly queueCleaning: QueueCleaning,
    private readonly accounts: AccountGate,
  ) {}

  async ofCollection(tx: RequestContext, collectionId: string): Promise<void> {
    await this.remove(tx, await this.documents.listOfCollection(tx, collectionId));
  }

  /** In the name of the owner. @throws AppError LEGAL_HOLD */
  async remove(tx: RequestContext, documents: readonly Removable[]): Promise<void> {
    await this.accounts.requireDeletable(tx);
    for (let at = 0; at < documents.length; at += SLICE) {
      const slice = documents.slice(at, at + SLICE);
      // The work first, as a worker locks it: the other way round the two would wait for each other.
      for (const document of slice) await this.queue.cancel(tx, INGEST_WORK, document.id);
      await this.documents.delete(
        tx,
        slice.map((document) => document.id),
      );
      const leftovers = slice.map((document) => ({ documentId: document.id, version: null, blobKey: document.blobKey }));
      await this.queueCleaning.execute(tx, leftovers);
    }
  }

  /** Once what was removed is out of the index, its files forget the words as well. */
  async forgetWords(tx: RequestContext, userId: string): Promise<void> {
    await this.queue.enqueue(tx, { type: FORGET_WORK, subjectId: userId, dedupeKey: `${FORGET_WORK}:${userId}` });
  }
}
