import { AccountGate, AppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { ChatConversationRepository } from './chat-conversation.repository.js';

/** The way by which rows of chats go. */
@Injectable()
export class DeletableChats {
  constructor(
    private readonly conversations: ChatConversationRepository,
    private readonly accounts: AccountGate,
  ) {}

  /** Locks it. @throws AppError CHAT_NOT_FOUND, also when it was used since `unusedSince` (epoch ms); LEGAL_HOLD */
  async require(tx: RequestContext, id: string, unusedSince: number | undefined): Promise<void> {
    await this.accounts.requireDeletable(tx);
    const chat = await this.conversations.findLocked(tx, id);
    if (chat === null || (unusedSince !== undefined && chat.updatedAt >= unusedSince)) throw new AppError('CHAT_NOT_FOUND');
  }

  /** With its messages. */
  delete(tx: RequestContext, id: string): Promise<void> {
    return this.conversations.delete(tx, id);
  }
}
