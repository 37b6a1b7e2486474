import * as api from '@assist/api-client';
import type { Collection, CollectionRequest } from '@assist/contracts';
import { dataOf, done } from './http';

export async function listCollections(signal?: AbortSignal): Promise<readonly Collection[]> {
  return (await dataOf(api.listCollections<true>({ signal }))).items;
}

export function createCollection(request: CollectionRequest): Promise<Collection> {
  return dataOf(api.createCollection<true>({ body: request }));
}

export function renameCollection(id: string, request: CollectionRequest): Promise<Collection> {
  return dataOf(api.renameCollection<true>({ path: { id }, body: request }));
}

export function deleteCollection(id: string): Promise<void> {
  return done(api.deleteCollection<true>({ path: { id } }));
}
