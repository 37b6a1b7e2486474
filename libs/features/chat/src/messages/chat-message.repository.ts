import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { In, LessThan, MoreThan, Not, type FindOptionsWhere } from 'typeorm';
import { ChatMessage } from './chat-message.entity.js';

/** After every position; the largest number that both engines take for one. */
export const END_OF_CHAT = 2_147_483_647;

export const OPEN_STATES: ChatMessage['state'][] = ['queued', 'streaming'];

type Content = Pick<ChatMessage, 'text' | 'citations' | 'notices' | 'model'>;
type Ending = Content & Pick<ChatMessage, 'state' | 'problem' | 'finishedAt'>;

/** Each query is limited to the caller's own messages; there is none without an owner. */
@Injectable()
export class ChatMessageRepository {
  constructor(private readonly database: Database) {}

  find(ctx: RequestContext, id: string): Promise<ChatMessage | null> {
    return this.#findBy(ctx, { id });
  }

  findInChat(ctx: RequestContext, chatId: string, id: string): Promise<ChatMessage | null> {
    return this.#findBy(ctx, { id, chatId });
  }

  /** The latest `limit` messages before a position, oldest first. */
  async before(ctx: RequestContext, chatId: string, position: number, limit: number): Promise<ChatMessage[]> {
    const where = { chatId, ownerId: userIdOf(ctx), position: LessThan(position) };
    const latest = await this.database.manager(ctx).find(ChatMessage, { where, order: { position: 'DESC' }, take: limit });
    return latest.reverse();
  }

  async last(ctx: RequestContext, chatId: string): Promise<ChatMessage | null> {
    return this.database
      .manager(ctx)
      .findOne(ChatMessage, { where: { chatId, ownerId: userIdOf(ctx) }, order: { position: 'DESC' } });
  }

  /** Answers of a chat that are being written, or ended after `since`. */
  lateAnswers(ctx: RequestContext, chatId: string, since: number): Promise<ChatMessage[]> {
    const own = { chatId, ownerId: userIdOf(ctx), role: 'assistant' as const };
    return this.database.manager(ctx).findBy(ChatMessage, [
      { ...own, state: In(OPEN_STATES) },
      { ...own, finishedAt: MoreThan(since) },
    ]);
  }

  countOwn(ctx: RequestContext): Promise<number> {
    return this.database.manager(ctx).countBy(ChatMessage, { ownerId: userIdOf(ctx) });
  }

  async insert(ctx: RequestContext, messages: readonly ChatMessage[]): Promise<void> {
    await this.database.manager(ctx).insert(ChatMessage, [...messages]);
  }

  /** Begins a run of an open answer, from nothing. */
  async begin(ctx: RequestContext, answer: ChatMessage): Promise<ChatMessage> {
    const begun = {
      ...answer,
      state: 'streaming' as const,
      text: '',
      citations: [],
      notices: [],
      model: null,
      run: answer.run + 1,
    };
    const { state, text, citations, notices, model, run } = begun;
    await this.#update(ctx, { id: answer.id }, { state, text, citations, notices, model, run });
    return begun;
  }

  /** False when the answer is not being written any more, or is gone. */
  keep(ctx: RequestContext, answer: ChatMessage, content: Content): Promise<boolean> {
    return this.#update(ctx, { id: answer.id, state: 'streaming', run: answer.run }, content);
  }

  /** False when it had ended before, or is gone. */
  finish(ctx: RequestContext, id: string, ending: Partial<Ending>): Promise<boolean> {
    return this.#update(ctx, { id, state: In(OPEN_STATES) }, ending);
  }

  async requestStop(ctx: RequestContext, id: string): Promise<void> {
    await this.#update(ctx, { id, state: In(OPEN_STATES) }, { stopRequested: true });
  }

  /** Back to waiting, from nothing. False when it was not failed or stopped. */
  reopen(ctx: RequestContext, id: string, change: Partial<Pick<ChatMessage, 'modelId'>>): Promise<boolean> {
    const empty = { text: '', citations: [], notices: [], model: null, problem: null, finishedAt: null };
    return this.#update(
      ctx,
      { id, state: Not(In([...OPEN_STATES, 'done'])) },
      { ...empty, ...change, state: 'queued', stopRequested: false },
    );
  }

  #findBy(ctx: RequestContext, where: FindOptionsWhere<ChatMessage>): Promise<ChatMessage | null> {
    return this.database.manager(ctx).findOneBy(ChatMessage, { ...where, ownerId: userIdOf(ctx) });
  }

  async #update(ctx: RequestContext, where: FindOptionsWhere<ChatMessage>, change: Partial<ChatMessage>): Promise<boolean> {
    const result = await this.database.manager(ctx).update(ChatMessage, { ...where, ownerId: userIdOf(ctx) }, change);
    return (result.affected ?? 0) > 0;
  }
}
