import { inNameOf, isAppError, type RequestContext } from '@assist/kernel';
import { PersonalData, type Erasing, type ExportedFile } from '@assist/identity/contracts';
import { Injectable } from '@nestjs/common';
import { ChatConversationRepository, type ListPosition } from '../conversations/chat-conversation.repository.js';
import { DeleteChat, type Deleting } from '../conversations/delete-chat.js';
import { ChatMessageRepository } from '../messages/chat-message.repository.js';
import { ChatFiles } from './chat-files.js';

const AT_ONCE = 50;

/** The chats of a person. */
@Injectable()
export class ChatData extends PersonalData {
  override readonly part = 'chat';

  constructor(
    private readonly chats: ChatConversationRepository,
    private readonly messages: ChatMessageRepository,
    private readonly deleteChat: DeleteChat,
    private readonly files: ChatFiles,
  ) {
    super();
  }

  override async counts(ctx: RequestContext, userId: string): Promise<Readonly<Record<string, number>>> {
    const own = inNameOf(ctx, userId);
    return { chats: await this.chats.countUnused(own), messages: await this.messages.countOwn(own) };
  }

  override countUnused(ctx: RequestContext, userId: string, unusedSince: number): Promise<number> {
    return this.chats.countUnused(inNameOf(ctx, userId), unusedSince);
  }

  override async *export(ctx: RequestContext, userId: string): AsyncIterable<ExportedFile> {
    const own = inNameOf(ctx, userId);
    for (let after: ListPosition | null = null; ;) {
      const page = await this.chats.page(own, [], after, AT_ONCE);
      for (const chat of page) yield* this.files.execute(own, chat);
      after = page.at(-1) ?? null;
      if (after === null) return;
    }
  }

  override async erase(ctx: RequestContext, userId: string, { unusedSince, report, removing }: Erasing): Promise<void> {
    const own = inNameOf(ctx, userId);
    const total = await this.chats.countUnused(own, unusedSince);
    for (let done = 0; ;) {
      const ids = await this.chats.idsUnused(own, unusedSince, AT_ONCE);
      if (ids.length === 0) break;
      for (const id of ids) {
        await this.#delete(own, id, { unusedSince, alongside: removing === undefined ? undefined : (tx) => removing(tx, 1) });
        done += 1;
        await report(done, Math.max(total, done));
      }
    }
  }

  /** The person may delete it, or write in it, at the same time, as long as there is one. */
  async #delete(own: RequestContext, id: string, deleting: Deleting): Promise<void> {
    try {
      await this.deleteChat.execute(own, id, deleting);
    } catch (error) {
      if (!isAppError(error, 'CHAT_NOT_FOUND')) throw error;
    }
  }
}
