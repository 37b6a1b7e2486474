import type { Chat, ChatListQuery, Message, MessageListQuery } from '@assist/contracts';
import { BreakGlassAccess } from '@assist/audit/contracts';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Chats } from '../conversations/chats.service.js';
import { OPEN_STATES } from '../messages/chat-message.repository.js';
import { ListMessages } from '../messages/list-messages.js';

/**
 * The chats of one person for somebody who was granted access. It goes through the queries of the person, so that no id
 * of anybody else's leads anywhere; what is still being written is left out until it has ended.
 */
@Injectable()
export class ReadForOthers {
  constructor(
    private readonly access: BreakGlassAccess,
    private readonly chats: Chats,
    private readonly messages: ListMessages,
  ) {}

  /** @throws AppError BREAK_GLASS_NOT_FOUND, BREAK_GLASS_CLOSED, BREAK_GLASS_OFF, FORBIDDEN */
  listChats(ctx: RequestContext, grantId: string, query: ChatListQuery): Promise<{ items: Chat[]; nextCursor: string | null }> {
    return this.access.read(ctx, grantId, { chatId: null }, (person) => this.chats.list(person, query));
  }

  /** @throws AppError as `listChats`, and CHAT_NOT_FOUND, MESSAGE_NOT_FOUND */
  listMessages(
    ctx: RequestContext,
    grantId: string,
    chatId: string,
    query: MessageListQuery,
  ): Promise<{ items: Message[]; hasMore: boolean }> {
    return this.access.read(ctx, grantId, { chatId }, async (person) => {
      const { items, hasMore } = await this.messages.execute(person, chatId, query);
      return { items: items.filter(({ state }) => !OPEN_STATES.includes(state)), hasMore };
    });
  }
}
