import { ArrowLeft } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { LoadError } from '../../../ui/load-error';
import { SkeletonRows } from '../../../ui/skeleton-rows';
import { useForeignMessages } from '../queries/foreign-chats-query';
import { ForeignMessage } from './foreign-message';

export interface ForeignChatProps {
  readonly requestId: string;
  readonly chatId: string;
  readonly onBack: () => void;
}

/** The messages of one chat, oldest first. */
export function ForeignChat({ requestId, chatId, onBack }: ForeignChatProps): ReactElement {
  const { t } = useTranslation();
  const messages = useForeignMessages(requestId, chatId);
  const pages = messages.data?.pages ?? [];
  const items = [...pages].reverse().flatMap((page) => page.items);
  return (
    <div className="space-y-4">
      <Button variant="ghost" onClick={onBack}>
        <ArrowLeft aria-hidden="true" className="size-4" />
        {t('access.backToChats')}
      </Button>
      {messages.isPending ? <SkeletonRows rows={4} className="h-20" /> : null}
      {messages.isError ? <LoadError error={messages.error} onRetry={() => void messages.refetch()} /> : null}
      {messages.hasNextPage ? (
        <div className="flex justify-center">
          <Button size="sm" busy={messages.isFetchingNextPage} onClick={() => void messages.fetchNextPage()}>
            {t('access.older')}
          </Button>
        </div>
      ) : null}
      <ol className="space-y-5">
        {items.map((message) => (
          <li key={message.id}>
            <ForeignMessage message={message} />
          </li>
        ))}
      </ol>
      <p className="text-sm text-ink-faint">{t('access.messageCut')}</p>
    </div>
  );
}
