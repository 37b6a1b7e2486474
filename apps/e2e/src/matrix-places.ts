import { CHAT_EVENTS, CHAT_NAMESPACE, type ModuleId, type Permission } from '@assist/contracts';
import type { Objects } from './objects.ts';

/**
 * What an id in a query or body names. `house`: something that belongs to no single person, such as a role; whoever
 * passes the door may name it. Else a kind of object with an owner: somebody else's is unknown, like one that is not there.
 */
export type Place = 'house' | keyof Objects;

/** Every query and body field that takes an id, by operation. One that is missing here fails the matrix test. */
export const PLACES: Readonly<Record<string, Readonly<Record<string, Place>>>> = {
  'GET /api/users': { role: 'house', group: 'house' },
  'POST /api/users': { role: 'house' },
  'PATCH /api/users/{id}': { role: 'house' },
  'POST /api/groups': { role: 'house' },
  'PATCH /api/groups/{id}': { role: 'house' },
  'POST /api/invitations': { role: 'house', groups: 'house' },
  'GET /api/break-glass/requests': { cursor: 'house' },
  'POST /api/break-glass/requests': { personId: 'house' },
  'GET /api/break-glass/chats/{id}/{chatId}/messages': { before: 'house' },
  'POST /api/privacy/retention/previews': { groupId: 'house' },
  'POST /api/llm/connections': { access: 'house' },
  'PATCH /api/llm/connections/{id}': { access: 'house' },
  'POST /api/llm/connections/test': { connectionId: 'house', draft: 'house' },
  'POST /api/llm/connections/models': { connectionId: 'house' },
  'GET /api/chats/{id}/messages': { before: 'message' },
  'POST /api/chats/{id}/messages': { collectionIds: 'collection', modelId: 'house' },
  'POST /api/chats/{id}/messages/{messageId}/retry': { modelId: 'house' },
  'POST /api/search': { collectionIds: 'collection' },
};

export interface EventRow {
  readonly namespace: string;
  readonly event: string;
  /** `owner`: the id is unknown to everybody else; `own`: touches nothing but the caller's own socket. */
  readonly who: 'owner' | 'own';
  readonly needs: Permission;
  /** As in a `Row`. */
  readonly closes?: ModuleId;
  readonly payload: (objects: Objects) => object;
}

const ofMessage = (objects: Objects): object => ({ messageId: objects.message });
const chat = { namespace: CHAT_NAMESPACE, needs: 'chat.use', payload: ofMessage } as const;

/** Every event that clients send, by its name in the gateways. One that is missing here fails the matrix test. */
export const EVENTS: Readonly<Record<string, EventRow>> = {
  'CHAT_EVENTS.subscribe': { ...chat, event: CHAT_EVENTS.subscribe, who: 'owner' },
  'CHAT_EVENTS.unsubscribe': { ...chat, event: CHAT_EVENTS.unsubscribe, who: 'own' },
  'CHAT_EVENTS.stop': { ...chat, event: CHAT_EVENTS.stop, who: 'owner' },
};
