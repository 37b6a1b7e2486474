import type {
  Connection,
  ConnectionDraft,
  ConnectionTestReply,
  ConnectionTestRequest,
  DetectedEndpoints,
  ModelList,
  ModelNamesReply,
  ModelNamesRequest,
} from '@assist/contracts';
import { call, callEmpty } from './http';

export async function listModels(signal?: AbortSignal): Promise<ModelList['items']> {
  return (await call<ModelList>('GET', '/api/llm/models', { signal })).items;
}

export async function listConnections(signal?: AbortSignal): Promise<readonly Connection[]> {
  return (await call<{ items: Connection[] }>('GET', '/api/llm/connections', { signal })).items;
}

export function createConnection(draft: ConnectionDraft): Promise<Connection> {
  return call('POST', '/api/llm/connections', { body: draft });
}

export function updateConnection(id: string, draft: ConnectionDraft): Promise<Connection> {
  return call('PATCH', `/api/llm/connections/${id}`, { body: draft });
}

export function deleteConnection(id: string): Promise<void> {
  return callEmpty('DELETE', `/api/llm/connections/${id}`);
}

export function makeDefaultConnection(id: string): Promise<void> {
  return callEmpty('POST', `/api/llm/connections/${id}/default`);
}

export function testConnection(request: ConnectionTestRequest, signal?: AbortSignal): Promise<ConnectionTestReply> {
  return call('POST', '/api/llm/connections/test', { body: request, signal });
}

export function listModelNames(request: ModelNamesRequest, signal?: AbortSignal): Promise<ModelNamesReply> {
  return call('POST', '/api/llm/connections/models', { body: request, signal });
}

export async function listDetected(signal?: AbortSignal): Promise<DetectedEndpoints['items']> {
  return (await call<DetectedEndpoints>('GET', '/api/llm/detected', { signal })).items;
}
