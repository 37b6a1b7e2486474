import type { Message, RetryRequest } from '@assist/contracts';
import { AppError, type RequestContext } from '@assist/kernel';
import { ChatModels } from '@assist/llm/contracts';
import { Database } from '@assist/platform/database';
import { WorkQueue } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { AnswerEvents } from '../answering/answer-events.js';
import { answerWork } from '../answering/answer-work.js';
import type { ChatMessage } from './chat-message.entity.js';
import { ChatMessageRepository, OPEN_STATES } from './chat-message.repository.js';
import { toMessage } from './messages.dto.js';

/**
 * Writes a failed or stopped answer anew, with the same question and collections, and with the model of the request; only the last one of
 * a chat. Failure codes: MESSAGE_NOT_FOUND, CHAT_BUSY, MESSAGE_NOT_RETRYABLE, CONNECTION_NOT_FOUND, CONNECTION_INCOMPLETE.
 */
@Injectable()
export class RetryAnswer {
  constructor(
    private readonly database: Database,
    private readonly messages: ChatMessageRepository,
    private readonly queue: WorkQueue,
    private readonly events: AnswerEvents,
    private readonly models: ChatModels,
  ) {}

  async execute(ctx: RequestContext, chatId: string, messageId: string, { modelId }: RetryRequest): Promise<Message> {
    await this.#retryable(ctx, chatId, messageId);
    if (modelId !== undefined && modelId !== null) await this.models.open(ctx, modelId);
    await this.events.open(messageId);
    return this.database.transaction(ctx, async (tx) => {
      const answer = await this.#retryable(tx, chatId, messageId);
      if (!(await this.messages.reopen(tx, messageId, modelId === undefined ? {} : { modelId }))) throw new AppError('CHAT_BUSY');
      await this.queue.enqueue(tx, answerWork(messageId));
      return toMessage((await this.messages.find(tx, messageId)) ?? answer);
    });
  }

  async #retryable(ctx: RequestContext, chatId: string, messageId: string): Promise<ChatMessage> {
    const answer = await this.messages.findInChat(ctx, chatId, messageId);
    if (answer === null) throw new AppError('MESSAGE_NOT_FOUND');
    if (OPEN_STATES.includes(answer.state)) throw new AppError('CHAT_BUSY');
    const last = await this.messages.last(ctx, chatId);
    if (answer.role !== 'assistant' || answer.state === 'done' || last?.id !== messageId) {
      throw new AppError('MESSAGE_NOT_RETRYABLE');
    }
    return answer;
  }
}
