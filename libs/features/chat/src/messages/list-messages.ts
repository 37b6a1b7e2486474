import type { Message, MessageListQuery } from '@assist/contracts';
import { AppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Chats } from '../conversations/chats.service.js';
import { ChatMessageRepository, END_OF_CHAT } from './chat-message.repository.js';
import { toMessage } from './messages.dto.js';

/** Pages backwards through a chat. Failure codes: CHAT_NOT_FOUND; MESSAGE_NOT_FOUND for a `before` of another chat. */
@Injectable()
export class ListMessages {
  constructor(
    private readonly chats: Chats,
    private readonly messages: ChatMessageRepository,
  ) {}

  async execute(
    ctx: RequestContext,
    chatId: string,
    { before, limit }: MessageListQuery,
  ): Promise<{ items: Message[]; hasMore: boolean }> {
    await this.chats.find(ctx, chatId);
    const found = await this.messages.before(ctx, chatId, await this.#position(ctx, chatId, before), limit + 1);
    return { items: found.slice(-limit).map(toMessage), hasMore: found.length > limit };
  }

  async #position(ctx: RequestContext, chatId: string, before: string | undefined): Promise<number> {
    if (before === undefined) return END_OF_CHAT;
    const message = await this.messages.findInChat(ctx, chatId, before);
    if (message === null) throw new AppError('MESSAGE_NOT_FOUND');
    return message.position;
  }
}
