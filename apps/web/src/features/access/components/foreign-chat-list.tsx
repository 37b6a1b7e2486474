import { ChevronRight, MessageSquare } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Button } from '../../../ui/button';
import { LoadState } from '../../../ui/load-state';
import { useForeignChats } from '../queries/foreign-chats-query';

export interface ForeignChatListProps {
  readonly requestId: string;
  readonly onOpen: (chatId: string) => void;
}

/** The chats of the person, the one used last first. */
export function ForeignChatList({ requestId, onOpen }: ForeignChatListProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const chats = useForeignChats(requestId);
  const items = chats.data?.pages.flatMap((page) => page.items) ?? [];
  if (chats.data === undefined) return <LoadState query={chats} rows={4} className="h-14" />;
  if (items.length === 0) return <p className="text-ink-soft">{t('access.chatsEmpty')}</p>;
  return (
    <>
      <ul aria-label={t('access.chats')} className="divide-y divide-line rounded-xl border border-line bg-raised">
        {items.map((chat) => (
          <li key={chat.id}>
            <button
              type="button"
              onClick={() => onOpen(chat.id)}
              className="flex w-full items-center gap-3 px-3 py-2.5 text-left hover:bg-hover sm:px-4"
            >
              <MessageSquare aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
              <span className="min-w-0 flex-1">
                <span className="block break-words">{chat.title === '' ? t('access.untitled') : chat.title}</span>
                <span className="block text-sm text-ink-faint">{format.dateTime(chat.updatedAt)}</span>
              </span>
              <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
            </button>
          </li>
        ))}
      </ul>
      {chats.hasNextPage ? (
        <div className="flex justify-center">
          <Button busy={chats.isFetchingNextPage} onClick={() => void chats.fetchNextPage()}>
            {t('access.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
