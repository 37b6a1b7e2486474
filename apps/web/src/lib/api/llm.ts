import * as api from '@assist/api-client';
import type {
  Connection,
  ConnectionDraft,
  ConnectionTestReply,
  ConnectionTestRequest,
  DetectedEndpoints,
  ModelGroupList,
  ModelList,
  ModelNamesReply,
  ModelNamesRequest,
} from '@assist/contracts';
import { dataOf, done } from './http';

export async function listModels(signal?: AbortSignal): Promise<ModelList['items']> {
  return (await dataOf(api.listModels<true>({ signal }))).items;
}

export async function listModelGroups(signal?: AbortSignal): Promise<ModelGroupList['items']> {
  return (await dataOf(api.listModelGroups<true>({ signal }))).items;
}

export async function listConnections(signal?: AbortSignal): Promise<readonly Connection[]> {
  return (await dataOf(api.listConnections<true>({ signal }))).items;
}

export function createConnection(draft: ConnectionDraft): Promise<Connection> {
  return dataOf(api.createConnection<true>({ body: draft }));
}

export function updateConnection(id: string, draft: ConnectionDraft): Promise<Connection> {
  return dataOf(api.updateConnection<true>({ path: { id }, body: draft }));
}

export function deleteConnection(id: string): Promise<void> {
  return done(api.deleteConnection<true>({ path: { id } }));
}

export function makeDefaultConnection(id: string): Promise<void> {
  return done(api.setDefaultConnection<true>({ path: { id } }));
}

export function testConnection(request: ConnectionTestRequest, signal?: AbortSignal): Promise<ConnectionTestReply> {
  return dataOf(api.testConnection<true>({ body: request, signal }));
}

export function listModelNames(request: ModelNamesRequest, signal?: AbortSignal): Promise<ModelNamesReply> {
  return dataOf(api.listModelNames<true>({ body: request, signal }));
}

export async function listDetected(signal?: AbortSignal): Promise<DetectedEndpoints['items']> {
  return (await dataOf(api.listDetectedEndpoints<true>({ signal }))).items;
}
