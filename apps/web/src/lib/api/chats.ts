import type { AskReply, AskRequest, Chat, Message, UpdateChatRequest } from '@assist/contracts';
import { call, callEmpty } from './http';

export interface ChatPage {
  readonly items: readonly Chat[];
  readonly nextCursor: string | null;
}

export interface MessagePage {
  readonly items: readonly Message[];
  readonly hasMore: boolean;
}

export function listChats(page: { cursor?: string; limit: number }, signal?: AbortSignal): Promise<ChatPage> {
  return call('GET', '/api/chats', { query: page, signal });
}

export function createChat(): Promise<Chat> {
  return call('POST', '/api/chats', { body: {} });
}

export function readChat(id: string, signal?: AbortSignal): Promise<Chat> {
  return call('GET', `/api/chats/${id}`, { signal });
}

export function renameChat(id: string, request: UpdateChatRequest): Promise<Chat> {
  return call('PATCH', `/api/chats/${id}`, { body: request });
}

export function deleteChat(id: string): Promise<void> {
  return callEmpty('DELETE', `/api/chats/${id}`);
}

export function listMessages(
  chatId: string,
  page: { before?: string; limit: number },
  signal?: AbortSignal,
): Promise<MessagePage> {
  return call('GET', `/api/chats/${chatId}/messages`, { query: page, signal });
}

export function ask(chatId: string, request: AskRequest): Promise<AskReply> {
  return call('POST', `/api/chats/${chatId}/messages`, { body: request });
}

export function stopAnswer(chatId: string, messageId: string): Promise<void> {
  return callEmpty('POST', `/api/chats/${chatId}/messages/${messageId}/stop`);
}

export function retryAnswer(chatId: string, messageId: string): Promise<Message> {
  return call('POST', `/api/chats/${chatId}/messages/${messageId}/retry`);
}
