import { PersonalData, type Erasing, type ExportedFile } from '@assist/identity/contracts';
import { inNameOf, isAppError, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { CollectionRepository } from '../collections/collection.repository.js';
import { Collections } from '../collections/collections.service.js';
import type { RagDocument } from '../documents/document.entity.js';
import { DocumentRepository } from '../documents/document.repository.js';
import { toDocument } from '../documents/documents.dto.js';
import { RemoveDocuments } from '../documents/remove-documents.js';
import { CleaningRepository } from './cleaning.repository.js';

/** Small enough that a request in between waits for milliseconds. */
const AT_ONCE = 100;

/** The documents of a person, with what was read out of them. */
@Injectable()
export class DocumentData extends PersonalData {
  override readonly part = 'rag';

  constructor(
    private readonly database: Database,
    private readonly collections: CollectionRepository,
    private readonly documents: DocumentRepository,
    private readonly collectionsOf: Collections,
    private readonly removeDocuments: RemoveDocuments,
    private readonly cleaning: CleaningRepository,
  ) {
    super();
  }

  override async counts(ctx: RequestContext, userId: string): Promise<Readonly<Record<string, number>>> {
    return {
      collections: (await this.collections.ownIds(ctx, userId)).length,
      documents: await this.documents.countOwned(ctx, userId),
      cleaning: await this.cleaning.countOpen(ctx, userId),
    };
  }

  override countUnused(ctx: RequestContext, userId: string, unusedSince: number): Promise<number> {
    return this.documents.countOwned(ctx, userId, unusedSince);
  }

  /** The originals as they came, and what is known of each. */
  override async *export(ctx: RequestContext, userId: string): AsyncIterable<ExportedFile> {
    const names = new Map((await this.collections.list(ctx, userId)).map(({ id, name }) => [id, name]));
    for (let after: string | undefined; ;) {
      const page: RagDocument[] = await this.documents.listOwned(ctx, userId, {
        ...(after === undefined ? {} : { after }),
        limit: AT_ONCE,
      });
      for (const row of page) {
        const path = `${names.get(row.collectionId) ?? row.collectionId}/${row.name}`;
        const modifiedAt = row.createdAt;
        yield { path, modifiedAt, blobKey: row.blobKey, sizeBytes: row.sizeBytes };
        yield { path: `${path}.json`, modifiedAt, text: `${JSON.stringify(toDocument(row), null, 2)}\n` };
      }
      after = page.at(-1)?.id;
      if (after === undefined) return;
    }
  }

  /** With `unusedSince`: documents that were uploaded before; the collections stay. */
  override async erase(ctx: RequestContext, userId: string, { unusedSince, report, removing }: Erasing): Promise<void> {
    const own = inNameOf(ctx, userId);
    const total = await this.documents.countOwned(own, userId, unusedSince);
    for (let done = 0; ;) {
      const removed = await this.database.transaction(own, async (tx) => {
        const some = await this.documents.listOwned(tx, userId, { unusedSince, limit: AT_ONCE });
        await this.removeDocuments.remove(tx, some);
        if (some.length > 0) await removing?.(tx, some.length);
        return some.length;
      });
      if (removed === 0) break;
      done += removed;
      await report(done, Math.max(total, done));
    }
    if (unusedSince !== undefined) return;
    for (const id of await this.collections.ownIds(own, userId)) await this.#deleteCollection(own, id);
    await this.database.transaction(own, (tx) => this.removeDocuments.forgetWords(tx, userId));
  }

  /** With a document that came in since; the person may delete it at the same time, as long as there is one. */
  async #deleteCollection(own: RequestContext, id: string): Promise<void> {
    try {
      await this.collectionsOf.delete(own, id);
    } catch (error) {
      if (!isAppError(error, 'COLLECTION_NOT_FOUND')) throw error;
    }
  }
}
