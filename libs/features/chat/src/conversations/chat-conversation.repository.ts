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

  find(ctx: RequestContext, id: string): Promise<ChatConversation | null> {
    return this.database.manager(ctx).findOneBy(ChatConversation, { id, ownerId: userIdOf(ctx) });
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
}

function hasWord(word: string, index: number): FindOperator<string> {
  const like = (pattern: string, variant: number): FindOperator<string> => {
    const name = `word${index}_${variant}`;
    return Raw((column) => `LOWER(${column}) LIKE :${name} ESCAPE '!'`, { [name]: pattern });
  };
  return Or(...patternsOf(word).map(like));
}
