import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../lib/api/api-error';
import { openingPanel } from '../../../lib/navigation/panel-entry';
import { useClosePanel } from '../../../lib/navigation/use-close-panel';
import { LoadError } from '../../../ui/load-error';
import { Loading } from '../../../ui/loading';
import { useDocumentTitle } from '../../../ui/use-document-title';
import { useChat } from '../queries/chats-query';
import { useConversation } from '../queries/use-conversation';
import { readSource, writeSource } from '../lib/source-param';
import { useShowOpenCitation } from '../lib/use-show-open-citation';
import { useStickToBottom } from '../lib/use-stick-to-bottom';
import { ChatHeader } from './chat-header';
import { ChatMissing } from './chat-missing';
import { ComposerBar, type Idea } from './composer-bar';
import { SourcePanel } from './source-panel';
import { Thread } from './thread';
import { Welcome } from './welcome';

export interface ChatPageProps {
  /** null: a chat that begins with its first question. */
  readonly chatId: string | null;
  readonly source: string | undefined;
}

export function ChatPage({ chatId, source }: ChatPageProps): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const stick = useStickToBottom();
  const chat = useChat(chatId);
  const conversation = useConversation(chatId, stick.scrollToEnd);
  const [idea, setIdea] = useState<Idea | null>(null);
  const openSource = readSource(source);
  const isOpen = openSource !== null;
  useShowOpenCitation(source);
  useDocumentTitle(chatId !== null && chat.data === undefined ? null : chat.data?.title || t('chat.newChat'));

  const onOpenSource = useCallback(
    (messageId: string, n: number) => {
      if (chatId !== null) {
        void navigate({
          to: '/chats/$chatId',
          params: { chatId },
          search: { source: writeSource({ messageId, n }) },
          ...openingPanel(isOpen),
        });
      }
    },
    [navigate, chatId, isOpen],
  );
  const onCloseSource = useClosePanel(source, () => {
    if (chatId !== null) void navigate({ to: '/chats/$chatId', params: { chatId }, search: {}, replace: true });
  });

  if (isApiError(chat.error, 'CHAT_NOT_FOUND', 'VALIDATION_FAILED', 'ROUTE_NOT_FOUND')) return <ChatMissing />;
  const { list } = conversation;
  const fresh = chatId === null && conversation.pending === null;
  return (
    <div className="flex h-full min-w-0">
      <div className="flex h-full min-w-0 flex-1 flex-col">
        {chat.data === undefined ? null : <ChatHeader chat={chat.data} />}
        {list.isError && list.data === undefined ? <LoadError error={list.error} onRetry={() => void list.refetch()} /> : null}
        {fresh ? (
          <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
            <Welcome
              onIdea={(text) => setIdea({ text })}
              documents={conversation.documents}
              open={conversation.access === 'open'}
            />
          </div>
        ) : chatId !== null && list.isPending ? (
          <div className="flex-1">
            <Loading />
          </div>
        ) : (
          <Thread
            messages={conversation.messages}
            pending={conversation.pending}
            modelId={conversation.choosing.options.modelId}
            source={openSource}
            onOpenSource={onOpenSource}
            stick={stick}
            hasOlder={list.hasNextPage}
            loadingOlder={list.isFetchingNextPage}
            onOlder={() => void list.fetchNextPage()}
          />
        )}
        <ComposerBar chatId={chatId} conversation={conversation} idea={idea} />
      </div>
      {openSource === null ? null : (
        <SourcePanel source={openSource} messages={conversation.messages} onClose={onCloseSource} onOpen={onOpenSource} />
      )}
    </div>
  );
}
