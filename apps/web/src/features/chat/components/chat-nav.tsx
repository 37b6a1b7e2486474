import type { Chat } from '@assist/contracts';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DAY_GROUPS, dayGroup } from '../../../lib/format/day-group';
import { Button } from '../../../ui/button';
import { LoadError } from '../../../ui/load-error';
import { SkeletonRows } from '../../../ui/skeleton-rows';
import { useChats } from '../queries/chats-query';
import { ChatNavItem } from './chat-nav-item';

/** The history of chats, by day, page after page. */
export function ChatNav({ onNavigate }: { readonly onNavigate: () => void }): ReactElement {
  const { t } = useTranslation();
  const chats = useChats();
  const now = new Date();
  const items: readonly Chat[] = chats.data?.pages.flatMap((page) => page.items) ?? [];
  if (chats.isPending) return <SkeletonRows rows={5} className="h-8" />;
  if (chats.isError && items.length === 0) return <LoadError error={chats.error} onRetry={() => void chats.refetch()} />;
  if (items.length === 0) return <p className="px-2.5 py-2 text-sm text-ink-faint">{t('chat.noChats')}</p>;
  return (
    <>
      {DAY_GROUPS.map((group) => {
        const inGroup = items.filter((chat) => dayGroup(chat.updatedAt, now) === group);
        if (inGroup.length === 0) return null;
        return (
          <section key={group} className="mb-3" aria-label={t(`chat.days.${group}`)}>
            <h3 className="px-2.5 pb-1 text-xs font-medium text-ink-faint">{t(`chat.days.${group}`)}</h3>
            <ul>
              {inGroup.map((chat) => (
                <ChatNavItem key={chat.id} chat={chat} onNavigate={onNavigate} />
              ))}
            </ul>
          </section>
        );
      })}
      {chats.hasNextPage ? (
        <Button
          size="sm"
          variant="ghost"
          className="w-full"
          busy={chats.isFetchingNextPage}
          onClick={() => void chats.fetchNextPage()}
        >
          {t('chat.moreChats')}
        </Button>
      ) : null}
    </>
  );
}
