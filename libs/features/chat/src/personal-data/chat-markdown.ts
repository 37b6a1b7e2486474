import type { Locale } from '@assist/kernel';
import type { ChatConversation } from '../conversations/chat-conversation.entity.js';
import type { ChatMessage } from '../messages/chat-message.entity.js';

const WORDS = {
  de: { chat: 'Chat', user: 'Frage', assistant: 'Antwort', sources: 'Quellen', page: 'Seite', nothing: '(kein Text)' },
  en: { chat: 'Chat', user: 'Question', assistant: 'Answer', sources: 'Sources', page: 'page', nothing: '(no text)' },
} as const;

/** A chat to read. */
export function chatMarkdown(chat: ChatConversation, messages: readonly ChatMessage[], locale: Locale): string {
  const words = WORDS[locale];
  const title = `# ${chat.title === '' ? words.chat : chat.title}`;
  return `${[title, ...messages.map((message) => section(message, locale))].join('\n\n')}\n`;
}

function section(message: ChatMessage, locale: Locale): string {
  const words = WORDS[locale];
  const heading = `## ${words[message.role]}, ${new Date(message.createdAt).toISOString()}`;
  const text = message.text.trim() === '' ? words.nothing : message.text;
  if (message.citations.length === 0) return `${heading}\n\n${text}`;
  const sources = message.citations.map(({ n, title, page }) => {
    return `- [${String(n)}] ${title}${page === null ? '' : `, ${words.page} ${String(page)}`}`;
  });
  return `${heading}\n\n${text}\n\n${words.sources}:\n\n${sources.join('\n')}`;
}
