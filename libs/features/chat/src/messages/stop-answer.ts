import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { WorkQueue } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { AnswerEvents } from '../answering/answer-events.js';
import { ANSWER_WORK } from '../answering/answer-work.js';
import type { ChatMessage } from './chat-message.entity.js';
import { ChatMessageRepository, OPEN_STATES } from './chat-message.repository.js';

/**
 * Stops an answer, wherever it is being written; what was written so far stays. An answer that has ended is left as it
 * is. Failure code: MESSAGE_NOT_FOUND.
 */
@Injectable()
export class StopAnswer {
  constructor(
    private readonly database: Database,
    private readonly messages: ChatMessageRepository,
    private readonly queue: WorkQueue,
    private readonly events: AnswerEvents,
    private readonly clock: Clock,
  ) {}

  async execute(ctx: RequestContext, messageId: string, chatId?: string): Promise<void> {
    // Read first: what is not there or has ended, as at a second click, is not worth a turn at the one writing connection.
    if ((await this.#findOpen(ctx, messageId, chatId)) === null) return;
    const stopped = await this.database.transaction(ctx, async (tx) => {
      const message = await this.#findOpen(tx, messageId, chatId);
      if (message === null) return null;
      // First the work, then the message: the order in which its writer locks them.
      const outcome = await this.queue.cancel(tx, ANSWER_WORK, messageId);
      // The mark outlives a crash of the writer: who takes the work over then ends it at once.
      if (outcome === 'requested') return this.messages.requestStop(tx, messageId).then(() => null);
      const ending = { state: 'stopped', finishedAt: this.clock.now() } as const;
      await this.messages.finish(tx, messageId, ending);
      return { ...message, ...ending };
    });
    if (stopped !== null) await this.events.end(stopped);
  }

  /** Null when it has ended. @throws AppError MESSAGE_NOT_FOUND */
  async #findOpen(ctx: RequestContext, messageId: string, chatId: string | undefined): Promise<ChatMessage | null> {
    const message =
      chatId === undefined ? await this.messages.find(ctx, messageId) : await this.messages.findInChat(ctx, chatId, messageId);
    if (message === null || message.role !== 'assistant') throw new AppError('MESSAGE_NOT_FOUND');
    return OPEN_STATES.includes(message.state) ? message : null;
  }
}
