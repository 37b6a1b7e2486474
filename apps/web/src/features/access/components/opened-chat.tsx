import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../lib/api/api-error';
import { useFormat } from '../../../lib/format/use-format';
import { useChat } from '../../chat/queries/chats-query';

/** One of the person's own chats: its title is read with the person's own rights, and stands nowhere else. */
export function OpenedChat({ chatId, lastAt }: { readonly chatId: string; readonly lastAt: string }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const chat = useChat(chatId);
  const gone = isApiError(chat.error, 'CHAT_NOT_FOUND');
  const title = chat.data?.title ?? '';
  return (
    <li>
      {gone ? (
        t('access.deletedChat')
      ) : (
        <Link to="/chats/$chatId" params={{ chatId }} className="underline underline-offset-2">
          {title === '' ? t('access.untitled') : title}
        </Link>
      )}
      <span className="text-sm text-ink-faint"> · {t('access.openedAt', { date: format.dateTime(lastAt) })}</span>
    </li>
  );
}
