import * as api from '@assist/api-client';
import type { AskReply, AskRequest, Chat, Message, RetryRequest, UpdateChatRequest } from '@assist/contracts';
import { dataOf, done } from './http';

export interface ChatPage {
  readonly items: readonly Chat[];
  readonly nextCursor: string | null;
}

export interface MessagePage {
  readonly items: readonly Message[];
  readonly hasMore: boolean;
}

export function listChats(page: { q?: string; cursor?: string; limit: number }, signal?: AbortSignal): Promise<ChatPage> {
  return dataOf(api.listChats<true>({ query: page, signal }));
}

export function createChat(): Promise<Chat> {
  return dataOf(api.createChat<true>({ body: {} }));
}

export function readChat(id: string, signal?: AbortSignal): Promise<Chat> {
  return dataOf(api.readChat<true>({ path: { id }, signal }));
}

export function renameChat(id: string, request: UpdateChatRequest): Promise<Chat> {
  return dataOf(api.renameChat<true>({ path: { id }, body: request }));
}

export function deleteChat(id: string): Promise<void> {
  return done(api.deleteChat<true>({ path: { id } }));
}

export function listMessages(
  chatId: string,
  page: { before?: string; limit: number },
  signal?: AbortSignal,
): Promise<MessagePage> {
  return dataOf(api.listMessages<true>({ path: { id: chatId }, query: page, signal }));
}

export function ask(chatId: string, request: AskRequest): Promise<AskReply> {
  return dataOf(api.askQuestion<true>({ path: { id: chatId }, body: request }));
}

export function stopAnswer(chatId: string, messageId: string): Promise<void> {
  return done(api.stopAnswer<true>({ path: { id: chatId, messageId } }));
}

export function retryAnswer(chatId: string, messageId: string, request: RetryRequest): Promise<Message> {
  return dataOf(api.retryAnswer<true>({ path: { id: chatId, messageId }, body: request }));
}
