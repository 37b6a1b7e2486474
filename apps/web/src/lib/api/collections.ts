import type { Collection, CollectionRequest } from '@assist/contracts';
import { call, callEmpty } from './http';

export async function listCollections(signal?: AbortSignal): Promise<readonly Collection[]> {
  return (await call<{ items: Collection[] }>('GET', '/api/collections', { signal })).items;
}

export function createCollection(request: CollectionRequest): Promise<Collection> {
  return call('POST', '/api/collections', { body: request });
}

export function renameCollection(id: string, request: CollectionRequest): Promise<Collection> {
  return call('PATCH', `/api/collections/${id}`, { body: request });
}

export function deleteCollection(id: string): Promise<void> {
  return callEmpty('DELETE', `/api/collections/${id}`);
}
