import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import type { StoredUsage } from '@assist/platform/usage';
import { Injectable } from '@nestjs/common';
import { In, LessThan, MoreThan, type FindOptionsWhere } from 'typeorm';
import { RagDocument } from './document.entity.js';

/** Queries for callers name the owner; those for workers (`...ForWork`) act on documents that a work item names. */
@Injectable()
export class DocumentRepository {
  constructor(private readonly database: Database) {}

  find(ctx: RequestContext, ownerId: string, id: string): Promise<RagDocument | null> {
    return this.database.manager(ctx).findOneBy(RagDocument, { id, ownerId });
  }

  findForWork(ctx: RequestContext, id: string): Promise<RagDocument | null> {
    return this.database.manager(ctx).findOneBy(RagDocument, { id });
  }

  /**
   * Whether the document is still there in this version; until the transaction ends, nobody deletes it (SQLite has one
   * writer). What is written for it in the same transaction is thus there before its deletion has it cleaned.
   */
  async holdForWork(ctx: RequestContext, id: string, version: number): Promise<boolean> {
    const lock = this.database.rowLock('pessimistic_read');
    const found = await this.database.manager(ctx).findOne(RagDocument, { select: { id: true }, where: { id, version }, lock });
    return found !== null;
  }

  findByContent(ctx: RequestContext, collectionId: string, sha256: string): Promise<RagDocument | null> {
    return this.database.manager(ctx).findOneBy(RagDocument, { collectionId, sha256 });
  }

  /** Newest first; `before` is the last id of the page before. */
  list(
    ctx: RequestContext,
    collectionId: string,
    page: { readonly before?: string; readonly limit: number },
  ): Promise<RagDocument[]> {
    const where = page.before === undefined ? { collectionId } : { collectionId, id: LessThan(page.before) };
    return this.database.manager(ctx).find(RagDocument, { where, order: { id: 'DESC' }, take: page.limit });
  }

  /** False when the collection has a document of the same content. */
  async insert(ctx: RequestContext, document: RagDocument): Promise<boolean> {
    await this.database.manager(ctx).createQueryBuilder().insert().into(RagDocument).values(document).orIgnore().execute();
    return this.database.manager(ctx).existsBy(RagDocument, { id: document.id });
  }

  /** Changes nothing when the document is gone or has begun a newer try. */
  async updateForWork(ctx: RequestContext, id: string, version: number, changes: Partial<RagDocument>): Promise<void> {
    await this.database.manager(ctx).update(RagDocument, { id, version }, changes);
  }

  listOfCollection(ctx: RequestContext, collectionId: string): Promise<Array<Pick<RagDocument, 'id' | 'blobKey'>>> {
    return this.database.manager(ctx).find(RagDocument, { select: { id: true, blobKey: true }, where: { collectionId } });
  }

  /** How many the owner has; with `unusedSince` only those uploaded before. */
  countOwned(ctx: RequestContext, ownerId: string, unusedSince?: number): Promise<number> {
    return this.database.manager(ctx).countBy(RagDocument, owned(ownerId, unusedSince));
  }

  /** Some of them, in the order of their ids. */
  listOwned(
    ctx: RequestContext,
    ownerId: string,
    page: { readonly after?: string; readonly unusedSince?: number | undefined; readonly limit: number },
  ): Promise<RagDocument[]> {
    const where = {
      ...owned(ownerId, page.unusedSince),
      ...(page.after === undefined ? {} : { id: MoreThan(page.after) }),
    };
    return this.database.manager(ctx).find(RagDocument, { where, order: { id: 'ASC' }, take: page.limit });
  }

  async delete(ctx: RequestContext, ids: readonly string[]): Promise<void> {
    await this.database.manager(ctx).delete(RagDocument, { id: In([...ids]) });
  }

  /** Those of `ids` that there are. */
  async knownIds(ctx: RequestContext, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.database.manager(ctx).find(RagDocument, { select: { id: true }, where: { id: In([...ids]) } });
    return new Set(found.map((document) => document.id));
  }

  /** Documents and their files in the order of the ids, for a walk over all of them. */
  listFiles(ctx: RequestContext, after: string, limit: number): Promise<Array<Pick<RagDocument, 'id' | 'blobKey'>>> {
    const select = { id: true, blobKey: true } as const;
    return this.database
      .manager(ctx)
      .find(RagDocument, { select, where: { id: MoreThan(after) }, order: { id: 'ASC' }, take: limit });
  }

  /** Documents of these collections whose chunks are being indexed now. */
  async indexingIds(ctx: RequestContext, collectionIds: readonly string[]): Promise<string[]> {
    const found = await this.database
      .manager(ctx)
      .find(RagDocument, { select: { id: true }, where: { collectionId: In([...collectionIds]), state: 'indexing' } });
    return found.map((document) => document.id);
  }

  /** All documents of the installation and the bytes of their files. */
  async totals(ctx: RequestContext): Promise<{ readonly count: number; readonly bytes: number }> {
    const sums = await this.database
      .manager(ctx)
      .createQueryBuilder(RagDocument, 'document')
      .select('COUNT(*)', 'count')
      .addSelect('COALESCE(SUM(document.size_bytes), 0)', 'bytes')
      .getRawOne<{ count: number | string; bytes: number | string }>();
    return { count: Number(sums?.count ?? 0), bytes: Number(sums?.bytes ?? 0) };
  }

  /** Documents that can be found, of one owner or of all. */
  countReady(ctx: RequestContext, ownerId?: string): Promise<number> {
    return this.database
      .manager(ctx)
      .countBy(RagDocument, ownerId === undefined ? { state: 'ready' } : { state: 'ready', ownerId });
  }

  /** What each owner keeps here. */
  async storedByOwner(ctx: RequestContext): Promise<StoredUsage[]> {
    const rows = await this.database
      .manager(ctx)
      .createQueryBuilder(RagDocument, 'document')
      .select('document.ownerId', 'userId')
      .addSelect('COUNT(*)', 'documents')
      .addSelect('SUM(document.sizeBytes)', 'bytes')
      .groupBy('document.ownerId')
      .getRawMany<{ userId: string; documents: number | string; bytes: number | string }>();
    return rows.map(({ userId, documents, bytes }) => ({ userId, documents: Number(documents), bytes: Number(bytes) }));
  }
}

function owned(ownerId: string, unusedSince: number | undefined): FindOptionsWhere<RagDocument> {
  return { ownerId, ...(unusedSince === undefined ? {} : { createdAt: LessThan(unusedSince) }) };
}
