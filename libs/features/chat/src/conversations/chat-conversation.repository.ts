import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { And, LessThan, Or, Raw, type FindOperator, type FindOptionsWhere } from 'typeorm';
import { ChatConversation } from './chat-conversation.entity.js';
import { patternsOf } from './title-words.js';

/** Place in the list of chats: after this one. */
export interface ListPosition {
  readonly updatedAt: number;
  readonly id: string;
}

/** Each query is limited to the caller's own chats; there is none without an owner. */
@Injectable()
export class ChatConversationRepository {
  constructor(private readonly database: Database) {}

  /** Latest first; with words, only those whose title has them all. */
  page(ctx: RequestContext, words: readonly string[], after: ListPosition | null, limit: number): Promise<ChatConversation[]> {
    const own: FindOptionsWhere<ChatConversation> = {
      ownerId: userIdOf(ctx),
      ...(words.length === 0 ? {} : { title: And(...words.map(hasWord)) }),
    };
    const where =
      after === null
        ? own
        : [
            { ...own, updatedAt: LessThan(after.updatedAt) },
            { ...own, updatedAt: after.updatedAt, id: LessThan(after.id) },
          ];
    return this.database.manager(ctx).find(ChatConversation, { where, order: { updatedAt: 'DESC', id: 'DESC' }, take: limit });
  }

  /** Those that nobody wrote in since `unusedSince`; all when it is left out. */
  countUnused(ctx: RequestContext, unusedSince?: number): Promise<number> {
    return this.database.manager(ctx).countBy(ChatConversation, this.#unused(ctx, unusedSince));
  }

  /** Some of them. */
  async idsUnused(ctx: RequestContext, unusedSince: number | undefined, limit: number): Promise<string[]> {
    const where = this.#unused(ctx, unusedSince);
    const found = await this.database.manager(ctx).find(ChatConversation, { select: { id: true }, where, take: limit });
    return found.map((chat) => chat.id);
  }

  find(ctx: RequestContext, id: string): Promise<ChatConversation | null> {
    return this.database.manager(ctx).findOneBy(ChatConversation, { id, ownerId: userIdOf(ctx) });
  }

  /** Inside a transaction, to whose end nobody writes in it. */
  findLocked(ctx: RequestContext, id: string): Promise<ChatConversation | null> {
    const lock = this.database.rowLock('pessimistic_write');
    return this.database.manager(ctx).findOne(ChatConversation, { where: { id, ownerId: userIdOf(ctx) }, lock });
  }

  async insert(ctx: RequestContext, chat: ChatConversation): Promise<void> {
    await this.database.manager(ctx).insert(ChatConversation, chat);
  }

  async update(ctx: RequestContext, id: string, change: Partial<Pick<ChatConversation, 'title' | 'updatedAt'>>): Promise<void> {
    await this.database.manager(ctx).update(ChatConversation, { id, ownerId: userIdOf(ctx) }, change);
  }

  async delete(ctx: RequestContext, id: string): Promise<void> {
    await this.database.manager(ctx).delete(ChatConversation, { id, ownerId: userIdOf(ctx) });
  }

  #unused(ctx: RequestContext, unusedSince: number | undefined): FindOptionsWhere<ChatConversation> {
    return { ownerId: userIdOf(ctx), ...(unusedSince === undefined ? {} : { updatedAt: LessThan(unusedSince) }) };
  }
}

function hasWord(word: string, index: number): FindOperator<string> {
  const like = (pattern: string, variant: number): FindOperator<string> => {
    const name = `word${index}_${variant}`;
    return Raw((column) => `LOWER(${column}) LIKE :${name} ESCAPE '!'`, { [name]: pattern });
  };
  return Or(...patternsOf(word).map(like));
}
