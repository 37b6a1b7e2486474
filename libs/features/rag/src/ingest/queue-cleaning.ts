import type { RequestContext } from '@assist/kernel';
import { WorkQueue } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { CLEAN_WORK, type CleanPayload, type Leftover } from './work-types.js';

/** Hands over what documents leave behind, inside the caller's transaction. */
@Injectable()
export class QueueCleaning {
  constructor(private readonly queue: WorkQueue) {}

  async execute(tx: RequestContext, leftovers: readonly Leftover[]): Promise<void> {
    await this.queue.enqueue(tx, { type: CLEAN_WORK, payload: { leftovers } satisfies CleanPayload });
  }

  /** All rows of a document that is gone; while that waits, saying it again adds nothing. */
  async once(tx: RequestContext, documentId: string): Promise<void> {
    const payload = { leftovers: [{ documentId, version: null, blobKey: null }] } satisfies CleanPayload;
    await this.queue.enqueue(tx, { type: CLEAN_WORK, dedupeKey: `${CLEAN_WORK}:${documentId}`, payload });
  }
}
