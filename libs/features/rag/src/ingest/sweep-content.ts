import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { DocumentRepository } from '../documents/document.repository.js';
import { ContentRepository } from './content.repository.js';
import { QueueCleaning } from './queue-cleaning.js';

const DOCUMENTS_AT_ONCE = 200;

/** Blocks and chunks without a document are handed over to be cleaned, together with what the index has of them. */
@Injectable()
export class SweepContent {
  constructor(
    private readonly database: Database,
    private readonly documents: DocumentRepository,
    private readonly content: ContentRepository,
    private readonly queueCleaning: QueueCleaning,
  ) {}

  /** Gives of how many documents there was something. */
  async execute(ctx: RequestContext): Promise<number> {
    return (await this.#sweep(ctx, 'blocks')) + (await this.#sweep(ctx, 'chunks'));
  }

  async #sweep(ctx: RequestContext, of: 'blocks' | 'chunks'): Promise<number> {
    let found = 0;
    for (let after = ''; ;) {
      ctx.signal.throwIfAborted();
      const ids = await this.content.documentIds(ctx, of, after, DOCUMENTS_AT_ONCE);
      const known = await this.documents.knownIds(ctx, ids);
      const gone = ids.filter((id) => !known.has(id));
      if (gone.length > 0) await this.#clean(ctx, gone);
      found += gone.length;
      const last = ids.at(-1);
      if (last === undefined || ids.length < DOCUMENTS_AT_ONCE) return found;
      after = last;
    }
  }

  /** Each is handed over once, however often a sweep finds it before the cleaning came to it. */
  async #clean(ctx: RequestContext, documentIds: readonly string[]): Promise<void> {
    await this.database.transaction(ctx, async (tx) => {
      for (const documentId of documentIds) await this.queueCleaning.once(tx, documentId);
    });
  }
}
