import type { Message } from '@assist/contracts';
import type { ChatMessage } from './chat-message.entity.js';

export function toMessage(row: ChatMessage): Message {
  const { id, chatId, role, text, state, citations, notices, model, problem, createdAt, finishedAt } = row;
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
    createdAt: new Date(createdAt).toISOString(),
    finishedAt: finishedAt === null ? null : new Date(finishedAt).toISOString(),
  };
}
