import type { Chat, ChatListQuery, CreateChatRequest, UpdateChatRequest } from '@assist/contracts';
import { AccountGate, AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import type { ChatConversation } from './chat-conversation.entity.js';
import { ChatConversationRepository } from './chat-conversation.repository.js';
import { toChat } from './chats.dto.js';
import { fromCursor, toCursor } from './list-cursor.js';
import { wordsOf } from './title-words.js';

/** A person's chats. Somebody else's answers CHAT_NOT_FOUND like one that does not exist. */
@Injectable()
export class Chats {
  constructor(
    private readonly database: Database,
    private readonly repository: ChatConversationRepository,
    private readonly accounts: AccountGate,
    private readonly clock: Clock,
  ) {}

  async list(ctx: RequestContext, query: ChatListQuery): Promise<{ items: Chat[]; nextCursor: string | null }> {
    const found = await this.repository.page(ctx, wordsOf(query.q ?? ''), fromCursor(query.cursor), query.limit + 1);
    const items = found.slice(0, query.limit);
    const last = items.at(-1);
    return { items: items.map(toChat), nextCursor: found.length > query.limit && last !== undefined ? toCursor(last) : null };
  }

  /** @throws AppError CHAT_NOT_FOUND */
  async find(ctx: RequestContext, id: string): Promise<ChatConversation> {
    const chat = await this.repository.find(ctx, id);
    if (chat === null) throw new AppError('CHAT_NOT_FOUND');
    return chat;
  }

  async read(ctx: RequestContext, id: string): Promise<Chat> {
    return toChat(await this.find(ctx, id));
  }

  async create(ctx: RequestContext, request: CreateChatRequest): Promise<Chat> {
    const now = this.clock.now();
    const chat = { id: newId(now), ownerId: userIdOf(ctx), title: request.title ?? '', createdAt: now, updatedAt: now };
    await this.database.transaction(ctx, async (tx) => {
      await this.accounts.hold(tx);
      await this.repository.insert(tx, chat);
    });
    return toChat(chat);
  }

  rename(ctx: RequestContext, id: string, { title }: UpdateChatRequest): Promise<Chat> {
    return this.database.transaction(ctx, async (tx) => {
      const chat = await this.find(tx, id);
      await this.repository.update(tx, id, { title });
      return toChat({ ...chat, title });
    });
  }
}
