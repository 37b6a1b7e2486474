import type { Collection } from '@assist/contracts';
import type { RagCollection } from './collection.entity.js';
import type { DocumentCounts } from './collection.repository.js';

export function toCollection(collection: RagCollection, counts: DocumentCounts = { all: 0, ready: 0, pending: 0 }): Collection {
  const { id, name, isDefault, createdAt } = collection;
  return {
    id,
    name,
    isDefault,
    documentCount: counts.all,
    readyCount: counts.ready,
    pendingCount: counts.pending,
    createdAt: new Date(createdAt).toISOString(),
  };
}
