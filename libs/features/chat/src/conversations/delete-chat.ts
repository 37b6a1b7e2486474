import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { WorkQueue } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { AnswerEvents } from '../answering/answer-events.js';
import { ANSWER_WORK } from '../answering/answer-work.js';
import { ChatMessageRepository } from '../messages/chat-message.repository.js';
import { ChatConversationRepository } from './chat-conversation.repository.js';
import { Chats } from './chats.service.js';

/** Removes a chat with all its messages; an answer that is being written stops. */
@Injectable()
export class DeleteChat {
  constructor(
    private readonly database: Database,
    private readonly chats: Chats,
    private readonly conversations: ChatConversationRepository,
    private readonly messages: ChatMessageRepository,
    private readonly queue: WorkQueue,
    private readonly events: AnswerEvents,
  ) {}

  async execute(ctx: RequestContext, id: string): Promise<void> {
    const open = await this.database.transaction(ctx, async (tx) => {
      await this.chats.find(tx, id);
      const answers = await this.messages.openAnswers(tx, id);
      for (const answer of answers) await this.queue.cancel(tx, ANSWER_WORK, answer.id);
      await this.conversations.delete(tx, id);
      return answers;
    });
    await Promise.all(open.map((answer) => this.events.close(answer.id)));
  }
}
