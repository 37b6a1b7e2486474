import type { Document, PageQuery } from '@assist/contracts';
import { AppError, isId, type RequestContext } from '@assist/kernel';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { CollectionRepository } from '../../collections/collection.repository.js';
import { DocumentRepository } from '../document.repository.js';
import { toDocument } from '../documents.dto.js';

@Injectable()
export class ListDocuments {
  constructor(
    private readonly collections: CollectionRepository,
    private readonly documents: DocumentRepository,
  ) {}

  /** Documents of a collection, newest first. @throws AppError COLLECTION_NOT_FOUND, VALIDATION_FAILED for a cursor that no list gave */
  async ofCollection(
    ctx: RequestContext,
    collectionId: string,
    page: PageQuery,
  ): Promise<{ items: readonly Document[]; nextCursor: string | null }> {
    if ((await this.collections.find(ctx, userIdOf(ctx), collectionId)) === null) throw new AppError('COLLECTION_NOT_FOUND');
    if (page.cursor !== undefined && !isId(page.cursor)) throw new AppError('VALIDATION_FAILED', { path: 'cursor' });
    const found = await this.documents.list(ctx, collectionId, { before: page.cursor, limit: page.limit + 1 });
    const items = found.slice(0, page.limit);
    return { items: items.map(toDocument), nextCursor: found.length > page.limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** @throws AppError DOCUMENT_NOT_FOUND */
  async one(ctx: RequestContext, id: string): Promise<Document> {
    const document = await this.documents.find(ctx, userIdOf(ctx), id);
    if (document === null) throw new AppError('DOCUMENT_NOT_FOUND');
    return toDocument(document);
  }
}
