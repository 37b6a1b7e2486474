import type { Chat } from '@assist/contracts';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChatMenu } from './chat-menu';

export function ChatHeader({ chat }: { readonly chat: Chat }): ReactElement {
  const { t } = useTranslation();
  const title = chat.title === '' ? t('chat.newChat') : chat.title;
  return (
    <div className="flex h-12 shrink-0 items-center justify-between gap-2 border-b border-line pr-2 pl-4 sm:pl-6">
      <h1 className="truncate font-medium" title={title}>
        {title}
      </h1>
      <ChatMenu chat={chat} />
    </div>
  );
}
