import type { AskReply, AskRequest } from '@assist/contracts';
import { AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import { userIdOf } from '@assist/platform/http';
import { UsageLog } from '@assist/platform/usage';
import { WorkQueue } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { answerWork } from '../answering/answer-work.js';
import { ChatConversationRepository } from '../conversations/chat-conversation.repository.js';
import { titleOf } from '../conversations/chat-title.js';
import type { ChatMessage } from './chat-message.entity.js';
import { ChatMessageRepository, OPEN_STATES } from './chat-message.repository.js';
import { toMessage } from './messages.dto.js';

/** The rows of a question and its answer, inside the transaction that asks. */
@Injectable()
export class AnswerRows {
  constructor(
    private readonly messages: ChatMessageRepository,
    private readonly conversations: ChatConversationRepository,
    private readonly queue: WorkQueue,
    private readonly usage: UsageLog,
    private readonly clock: Clock,
  ) {}

  async add(
    tx: RequestContext,
    chat: { readonly id: string; readonly title: string },
    answerId: string,
    request: AskRequest,
  ): Promise<AskReply> {
    const last = await this.messages.last(tx, chat.id);
    if (last !== null && OPEN_STATES.includes(last.state)) throw new AppError('CHAT_BUSY');
    const position = (last?.position ?? 0) + 1;
    const now = this.clock.now();
    const question = row({
      chatId: chat.id,
      ownerId: userIdOf(tx),
      position,
      text: request.text,
      createdAt: now,
      finishedAt: now,
    });
    const answer: ChatMessage = {
      ...question,
      id: answerId,
      position: position + 1,
      role: 'assistant',
      text: '',
      state: 'queued',
      finishedAt: null,
      questionId: question.id,
      collectionIds: request.collectionIds ?? null,
      modelId: request.modelId ?? null,
    };
    await this.messages.insert(tx, [question, answer]);
    await this.conversations.update(tx, chat.id, {
      updatedAt: now,
      ...(chat.title === '' ? { title: titleOf(request.text) } : {}),
    });
    await this.usage.add(tx, { questions: 1 });
    await this.queue.enqueue(tx, answerWork(answerId));
    return { question: toMessage(question), answer: toMessage(answer) };
  }
}

function row(parts: Pick<ChatMessage, 'chatId' | 'ownerId' | 'position' | 'text' | 'createdAt' | 'finishedAt'>): ChatMessage {
  const empty = { citations: [], notices: [], model: null, problem: null, questionId: null, collectionIds: null, modelId: null };
  return { id: newId(), role: 'user', state: 'done', run: 0, stopRequested: false, ...empty, ...parts };
}
