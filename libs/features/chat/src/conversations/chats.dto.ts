import type { Chat } from '@assist/contracts';
import type { ChatConversation } from './chat-conversation.entity.js';

export function toChat(chat: ChatConversation): Chat {
  const { id, title, createdAt, updatedAt } = chat;
  return { id, title, createdAt: new Date(createdAt).toISOString(), updatedAt: new Date(updatedAt).toISOString() };
}
