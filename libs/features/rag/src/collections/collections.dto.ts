import type { Collection } from '@assist/contracts';
import type { RagCollection } from './collection.entity.js';

export function toCollection(collection: RagCollection, documentCount: number): Collection {
  const { id, name, isDefault, createdAt } = collection;
  return { id, name, isDefault, documentCount, createdAt: new Date(createdAt).toISOString() };
}
