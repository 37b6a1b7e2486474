import type { RequestContext } from '@assist/kernel';
import { BlobStore } from '@assist/platform/storage';
import { Injectable } from '@nestjs/common';
import { DocumentRepository } from '../documents/document.repository.js';

/** Far longer than the time between the end of an upload and its row: a file of one that goes on is never taken. */
const MIN_AGE_MS = 24 * 3600_000;
const DOCUMENTS_AT_ONCE = 1000;

/** Files without a document: their process was killed, or the database failed, before the row was written. */
@Injectable()
export class SweepFiles {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly blobs: BlobStore,
  ) {}

  /** Gives how many it removed. */
  unfinished(): Promise<number> {
    return this.blobs.sweep(Date.now());
  }

  /**
   * Gives how many it removed. Only documents keep files, so all that they do not name is nobody's. Without a single
   * document it takes nothing: the database may be a new or a wrong one beside the files of the right one.
   */
  async unnamed(ctx: RequestContext): Promise<number> {
    const named = await this.#named(ctx);
    if (named.size === 0) return 0;
    let removed = 0;
    for await (const key of this.blobs.listOlderThan(Date.now() - MIN_AGE_MS)) {
      ctx.signal.throwIfAborted();
      if (named.has(key)) continue;
      await this.blobs.delete(key);
      removed += 1;
    }
    return removed;
  }

  async #named(ctx: RequestContext): Promise<ReadonlySet<string>> {
    const keys = new Set<string>();
    for (let after = ''; ;) {
      const page = await this.documents.listFiles(ctx, after, DOCUMENTS_AT_ONCE);
      for (const { blobKey } of page) keys.add(blobKey);
      const last = page.at(-1);
      if (last === undefined) return keys;
      after = last.id;
    }
  }
}
