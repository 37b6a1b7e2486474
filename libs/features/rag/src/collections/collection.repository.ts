import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { RagDocument } from '../documents/document.entity.js';
import { RagCollection } from './collection.entity.js';

/** Documents of a collection; those that are neither ready nor pending failed. */
export interface DocumentCounts {
  readonly all: number;
  readonly ready: number;
  readonly pending: number;
}

/** Every query names the owner: a collection of somebody else is one that does not exist. */
@Injectable()
export class CollectionRepository {
  constructor(private readonly database: Database) {}

  find(ctx: RequestContext, ownerId: string, id: string): Promise<RagCollection | null> {
    return this.database.manager(ctx).findOneBy(RagCollection, { id, ownerId });
  }

  /** As `find`; until the transaction ends, nobody puts a document into it (SQLite has one writer). */
  hold(ctx: RequestContext, ownerId: string, id: string): Promise<RagCollection | null> {
    const lock = this.database.rowLock('pessimistic_write');
    return this.database.manager(ctx).findOne(RagCollection, { where: { id, ownerId }, lock });
  }

  findDefault(ctx: RequestContext, ownerId: string): Promise<RagCollection | null> {
    return this.database.manager(ctx).findOneBy(RagCollection, { defaultOf: ownerId });
  }

  /** The default collection first, then by name. */
  list(ctx: RequestContext, ownerId: string): Promise<RagCollection[]> {
    return this.database.manager(ctx).find(RagCollection, { where: { ownerId }, order: { isDefault: 'DESC', nameKey: 'ASC' } });
  }

  /** Those of `ids` that are the owner's; all of them when left out. */
  async ownIds(ctx: RequestContext, ownerId: string, ids?: readonly string[]): Promise<string[]> {
    const where = ids === undefined ? { ownerId } : { ownerId, id: In([...ids]) };
    const found = await this.database.manager(ctx).find(RagCollection, { select: { id: true }, where });
    return found.map((collection) => collection.id);
  }

  /** By collection; one without any document is missing. */
  async documentCounts(ctx: RequestContext, collectionIds: readonly string[]): Promise<ReadonlyMap<string, DocumentCounts>> {
    if (collectionIds.length === 0) return new Map();
    const rows = await this.database
      .manager(ctx)
      .createQueryBuilder(RagDocument, 'document')
      .select('document.collectionId', 'id')
      .addSelect('document.state', 'state')
      .addSelect('COUNT(*)', 'count')
      .where({ collectionId: In([...collectionIds]) })
      .groupBy('document.collectionId')
      .addGroupBy('document.state')
      .getRawMany<{ id: string; state: RagDocument['state']; count: number | string }>();
    const counts = new Map<string, DocumentCounts>();
    for (const { id, state, count } of rows) {
      const { all, ready, pending } = counts.get(id) ?? { all: 0, ready: 0, pending: 0 };
      const more = Number(count);
      counts.set(id, {
        all: all + more,
        ready: ready + (state === 'ready' ? more : 0),
        pending: pending + (state === 'ready' || state === 'failed' ? 0 : more),
      });
    }
    return counts;
  }

  /** False when the name, or the place of the default collection, is taken. */
  async insert(ctx: RequestContext, collection: RagCollection): Promise<boolean> {
    await this.database.manager(ctx).createQueryBuilder().insert().into(RagCollection).values(collection).orIgnore().execute();
    return (await this.find(ctx, collection.ownerId, collection.id)) !== null;
  }

  /** Throws a unique violation when the name is taken. */
  async rename(ctx: RequestContext, id: string, name: string, nameKey: string): Promise<void> {
    await this.database.manager(ctx).update(RagCollection, { id }, { name, nameKey });
  }

  async delete(ctx: RequestContext, ownerId: string, id: string): Promise<void> {
    await this.database.manager(ctx).delete(RagCollection, { id, ownerId });
  }
}
