import type { Message } from '@assist/contracts';
import type { MessagePage } from '../../../lib/api/chats';

/** Pages as the cache holds them: the newest first, each oldest message first. */
export type MessagePages = readonly MessagePage[];

export function allMessages(pages: MessagePages): readonly Message[] {
  return [...pages].reverse().flatMap((page) => page.items);
}

/** Puts new messages at the end; those already there are replaced in place. */
export function withMessages(pages: MessagePages, messages: readonly Message[]): MessagePages {
  const known = new Set(pages.flatMap((page) => page.items.map((message) => message.id)));
  const replaced = messages.filter((message) => known.has(message.id)).reduce(replaceMessage, pages);
  const added = messages.filter((message) => !known.has(message.id));
  if (added.length === 0) return replaced;
  const [newest = { items: [], hasMore: false }, ...older] = replaced;
  return [{ ...newest, items: [...newest.items, ...added] }, ...older];
}

function replaceMessage(pages: MessagePages, message: Message): MessagePages {
  return pages.map((page) =>
    page.items.some((item) => item.id === message.id)
      ? { ...page, items: page.items.map((item) => (item.id === message.id ? message : item)) }
      : page,
  );
}
