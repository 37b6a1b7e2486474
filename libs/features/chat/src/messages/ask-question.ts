import type { AskReply, AskRequest } from '@assist/contracts';
import { AppError, newId, type RequestContext } from '@assist/kernel';
import { ChatModels } from '@assist/llm/contracts';
import { Database, isUniqueViolation } from '@assist/platform/database';
import { DocumentSearch } from '@assist/rag/contracts';
import { Injectable } from '@nestjs/common';
import { AnswerEvents } from '../answering/answer-events.js';
import { Chats } from '../conversations/chats.service.js';
import { AnswerRows } from './answer-rows.js';

/**
 * Stores a question with its queued answer and the work that writes it, all or nothing. Failure codes: CHAT_NOT_FOUND,
 * CHAT_BUSY, CONNECTION_NOT_FOUND, COLLECTION_NOT_FOUND.
 */
@Injectable()
export class AskQuestion {
  constructor(
    private readonly database: Database,
    private readonly chats: Chats,
    private readonly rows: AnswerRows,
    private readonly models: ChatModels,
    private readonly search: DocumentSearch,
    private readonly events: AnswerEvents,
  ) {}

  async execute(ctx: RequestContext, chatId: string, request: AskRequest): Promise<AskReply> {
    await this.chats.find(ctx, chatId);
    await this.#checkRights(ctx, request);
    const answerId = newId();
    await this.events.open(answerId);
    try {
      return await this.database.transaction(ctx, async (tx) =>
        this.rows.add(tx, await this.chats.find(tx, chatId), answerId, request),
      );
    } catch (error) {
      // Two questions at once took the same place in the chat: the other one is being answered.
      throw isUniqueViolation(error) ? new AppError('CHAT_BUSY') : error;
    }
  }

  /** Ids in a body are somebody's as well: whoever may not use them gets the answer for ids that do not exist. */
  async #checkRights(ctx: RequestContext, { modelId, collectionIds }: AskRequest): Promise<void> {
    if (modelId !== undefined && modelId !== null) await this.models.open(ctx, modelId);
    if (collectionIds !== undefined && collectionIds.length > 0) {
      await this.search.search(ctx, { query: '?', collectionIds, topK: 1 });
    }
  }
}
