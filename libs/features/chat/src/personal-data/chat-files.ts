import type { RequestContext } from '@assist/kernel';
import type { ExportedFile } from '@assist/identity/contracts';
import { Injectable } from '@nestjs/common';
import type { ChatConversation } from '../conversations/chat-conversation.entity.js';
import { toChat } from '../conversations/chats.dto.js';
import type { ChatMessage } from '../messages/chat-message.entity.js';
import { ChatMessageRepository, END_OF_CHAT } from '../messages/chat-message.repository.js';
import { toMessage } from '../messages/messages.dto.js';
import { chatMarkdown } from './chat-markdown.js';

const MESSAGES_AT_ONCE = 200;

/** A chat as files: one to read, and one for programs. */
@Injectable()
export class ChatFiles {
  constructor(private readonly messages: ChatMessageRepository) {}

  async *execute(own: RequestContext, chat: ChatConversation): AsyncGenerator<ExportedFile> {
    const messages = await this.#all(own, chat.id);
    const path = `${new Date(chat.createdAt).toISOString().slice(0, 10)} ${chat.title === '' ? chat.id.slice(0, 8) : chat.title}`;
    const modifiedAt = chat.updatedAt;
    const all = { ...toChat(chat), messages: messages.map(toMessage) };
    yield { path: `${path}.md`, modifiedAt, text: chatMarkdown(chat, messages, own.locale) };
    yield { path: `${path}.json`, modifiedAt, text: `${JSON.stringify(all, null, 2)}\n` };
  }

  async #all(own: RequestContext, chatId: string): Promise<ChatMessage[]> {
    const pages: ChatMessage[][] = [];
    for (let before = END_OF_CHAT; ;) {
      const page = await this.messages.before(own, chatId, before, MESSAGES_AT_ONCE);
      const [first] = page;
      if (first === undefined) return pages.reverse().flat();
      pages.push(page);
      before = first.position;
    }
  }
}
