import type { Chat } from '@assist/contracts';
import { Link } from '@tanstack/react-router';
import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { ChatMenu } from './chat-menu';

export interface ChatNavItemProps {
  readonly chat: Chat;
  readonly onNavigate: () => void;
}

export const ChatNavItem = memo(function ChatNavItem({ chat, onNavigate }: ChatNavItemProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const title = chat.title === '' ? t('chat.newChat') : chat.title;
  return (
    <li className="group relative">
      <Link
        to="/chats/$chatId"
        params={{ chatId: chat.id }}
        onClick={onNavigate}
        // Chats of the same title are told apart by when they were used.
        title={`${title}\n${format.dateTime(chat.updatedAt)}`}
        activeOptions={{ includeSearch: false }}
        className="flex h-9 items-center rounded-lg pr-9 pl-2.5 text-ink-soft hover:bg-hover hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink"
      >
        <span className="truncate">{title}</span>
      </Link>
      <ChatMenu
        chat={chat}
        className="absolute top-0.5 right-0.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
      />
    </li>
  );
});
