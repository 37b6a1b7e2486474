import type { Collection } from '@assist/contracts';
import { AccountGate, AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import { Database, isUniqueViolation } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { RemoveDocuments } from '../documents/remove-documents.js';
import type { RagCollection } from './collection.entity.js';
import { CollectionRepository } from './collection.repository.js';
import { toCollection } from './collections.dto.js';

const DEFAULT_NAMES = { de: 'Meine Dokumente', en: 'My documents' } as const;
/** Names that a user may have given already before the default collection was made. */
const MAX_SUFFIX = 20;

/** The caller's own collections. */
@Injectable()
export class Collections {
  constructor(
    private readonly database: Database,
    private readonly collections: CollectionRepository,
    private readonly removeDocuments: RemoveDocuments,
    private readonly accounts: AccountGate,
    private readonly clock: Clock,
  ) {}

  /** With the default collection, which is made when it is missing. */
  async list(ctx: RequestContext): Promise<readonly Collection[]> {
    const ownerId = userIdOf(ctx);
    await this.#ensureDefault(ctx, ownerId);
    const found = await this.collections.list(ctx, ownerId);
    const counts = await this.collections.documentCounts(
      ctx,
      found.map((collection) => collection.id),
    );
    return found.map((collection) => toCollection(collection, counts.get(collection.id)));
  }

  /** @throws AppError COLLECTION_NAME_TAKEN */
  async create(ctx: RequestContext, name: string): Promise<Collection> {
    const collection = this.#newCollection(userIdOf(ctx), name, null);
    const made = await this.database.transaction(ctx, async (tx) => {
      await this.accounts.hold(tx);
      return this.collections.insert(tx, collection);
    });
    if (!made) throw new AppError('COLLECTION_NAME_TAKEN', { name });
    return toCollection(collection);
  }

  /** @throws AppError COLLECTION_NOT_FOUND, COLLECTION_NAME_TAKEN */
  async rename(ctx: RequestContext, id: string, name: string): Promise<Collection> {
    const ownerId = userIdOf(ctx);
    try {
      return await this.database.transaction(ctx, async (tx) => {
        const collection = await this.collections.find(tx, ownerId, id);
        if (collection === null) throw new AppError('COLLECTION_NOT_FOUND');
        await this.collections.rename(tx, id, name, keyOf(name));
        const counts = await this.collections.documentCounts(tx, [id]);
        return toCollection({ ...collection, name }, counts.get(id));
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new AppError('COLLECTION_NAME_TAKEN', { name }, { cause: error });
      throw error;
    }
  }

  /** With all of its documents; they cannot be found from the commit on. @throws AppError COLLECTION_NOT_FOUND */
  async delete(ctx: RequestContext, id: string): Promise<void> {
    const ownerId = userIdOf(ctx);
    await this.database.transaction(ctx, async (tx) => {
      if ((await this.collections.hold(tx, ownerId, id)) === null) throw new AppError('COLLECTION_NOT_FOUND');
      await this.removeDocuments.ofCollection(tx, id);
      await this.collections.delete(tx, ownerId, id);
    });
  }

  /** Two first requests at once both try; the unique index lets one of them through. */
  async #ensureDefault(ctx: RequestContext, ownerId: string): Promise<void> {
    if ((await this.collections.findDefault(ctx, ownerId)) !== null) return;
    await this.database.transaction(ctx, async (tx) => {
      await this.accounts.hold(tx);
      for (let suffix = 1; suffix <= MAX_SUFFIX; suffix += 1) {
        if ((await this.collections.findDefault(tx, ownerId)) !== null) return;
        const name = DEFAULT_NAMES[ctx.locale] + (suffix === 1 ? '' : ` ${String(suffix)}`);
        if (await this.collections.insert(tx, this.#newCollection(ownerId, name, ownerId))) return;
      }
    });
  }

  #newCollection(ownerId: string, name: string, defaultOf: string | null): RagCollection {
    const createdAt = this.clock.now();
    return { id: newId(createdAt), ownerId, name, nameKey: keyOf(name), isDefault: defaultOf !== null, defaultOf, createdAt };
  }
}

/** Names that people would mix up are one name. */
function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').slice(0, 400);
}
