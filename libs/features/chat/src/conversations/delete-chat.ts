import { Clock, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { STREAM_TTL_MS } from '@assist/platform/realtime';
import { WorkQueue } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { AnswerEvents } from '../answering/answer-events.js';
import { ANSWER_WORK } from '../answering/answer-work.js';
import { ChatMessageRepository, OPEN_STATES } from '../messages/chat-message.repository.js';
import { DeletableChats } from './deletable-chats.js';

export interface Deleting {
  /** Only when nobody wrote in it since (epoch ms). */
  readonly unusedSince?: number | undefined;
  /** What belongs to the same commit, as its last step. */
  readonly alongside?: ((tx: RequestContext) => Promise<void>) | undefined;
}

/** Removes a chat with all its messages; an answer that is being written stops. */
@Injectable()
export class DeleteChat {
  constructor(
    private readonly database: Database,
    private readonly chats: DeletableChats,
    private readonly messages: ChatMessageRepository,
    private readonly queue: WorkQueue,
    private readonly events: AnswerEvents,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError CHAT_NOT_FOUND, also when it was used since `unusedSince`; LEGAL_HOLD */
  async execute(ctx: RequestContext, id: string, { unusedSince, alongside }: Deleting = {}): Promise<void> {
    const late = await this.database.transaction(ctx, async (tx) => {
      await this.chats.require(tx, id, unusedSince);
      const answers = await this.messages.lateAnswers(tx, id, this.clock.now() - STREAM_TTL_MS);
      for (const { id: answerId, state } of answers) {
        if (OPEN_STATES.includes(state)) await this.queue.cancel(tx, ANSWER_WORK, answerId);
      }
      await this.chats.delete(tx, id);
      await alongside?.(tx);
      return answers;
    });
    await Promise.all(late.map((answer) => this.events.forget(answer.id)));
  }
}
