import type { Message } from '@assist/contracts';
import { isoOrNull } from '@assist/kernel';
import type { ChatMessage } from './chat-message.entity.js';

export function toMessage(row: ChatMessage): Message {
  const { id, chatId, role, text, state, citations, notices, model, problem, collectionIds, modelId } = row;
  return {
    id,
    chatId,
    role,
    text,
    state,
    citations,
    notices,
    model,
    problem,
    asked: role === 'assistant' ? { collectionIds, modelId } : null,
    createdAt: new Date(row.createdAt).toISOString(),
    finishedAt: isoOrNull(row.finishedAt),
  };
}
