import type { Chat } from '@assist/contracts';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DAY_GROUPS, dayGroup } from '../../../lib/format/day-group';
import { Button } from '../../../ui/button';
import { LoadError } from '../../../ui/load-error';
import { SearchField } from '../../../ui/search-field';
import { SkeletonRows } from '../../../ui/skeleton-rows';
import { useChats } from '../queries/chats-query';
import { ChatNavItem } from './chat-nav-item';

/** With fewer, all are seen at a glance. */
const MANY = 8;

/** The history of chats, by day, page after page. */
export function ChatNav({ onNavigate }: { readonly onNavigate: () => void }): ReactElement {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const chats = useChats(query);
  const now = new Date();
  const items: readonly Chat[] = chats.data?.pages.flatMap((page) => page.items) ?? [];
  if (chats.isPending) return <SkeletonRows rows={5} className="h-8" />;
  if (chats.isError && items.length === 0) return <LoadError error={chats.error} onRetry={() => void chats.refetch()} />;
  if (items.length === 0 && query === '') return <p className="px-2.5 py-2 text-sm text-ink-faint">{t('chat.noChats')}</p>;
  return (
    <>
      {query !== '' || items.length >= MANY ? (
        <SearchField
          className="mx-0.5 mt-0.5 mb-3"
          label={t('chat.filter')}
          maxLength={200}
          value={query}
          busy={chats.isPlaceholderData}
          onSearch={setQuery}
        />
      ) : null}
      <p role="status" className={items.length === 0 ? 'px-2.5 py-2 text-sm text-ink-faint' : 'sr-only'}>
        {query === '' || chats.isPlaceholderData
          ? ''
          : items.length === 0
            ? t('chat.noChatFound')
            : chats.hasNextPage
              ? ''
              : t('chat.found', { count: items.length })}
      </p>
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
