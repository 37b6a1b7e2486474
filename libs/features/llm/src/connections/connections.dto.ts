import type { Connection, ModelAccess, ModelList } from '@assist/contracts';
import { externalHost } from '../providers/in-house.js';
import type { LlmConnection } from './llm-connection.entity.js';

/** As administrators see it; of the key only whether there is one that can be read. */
export function toConnection(
  connection: LlmConnection,
  state: { readonly isDefault: boolean; readonly hasApiKey: boolean; readonly access: ModelAccess },
): Connection {
  return {
    id: connection.id,
    name: connection.name,
    provider: connection.provider,
    baseUrl: connection.baseUrl,
    model: connection.model,
    hasApiKey: state.hasApiKey,
    apiVersion: connection.apiVersion,
    isDefault: state.isDefault,
    access: state.access,
    createdAt: new Date(connection.createdAt).toISOString(),
  };
}

/** As everybody who may ask sees it: no address, but the host that a question leaves the house for. */
export function toModel(connection: LlmConnection, isDefault: boolean): ModelList['items'][number] {
  return { id: connection.id, name: connection.name, model: connection.model, isDefault, externalHost: externalHost(connection) };
}
