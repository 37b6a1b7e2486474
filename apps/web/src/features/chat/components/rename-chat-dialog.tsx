import type { Chat } from '@assist/contracts';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { NameDialog } from '../../../ui/name-dialog';
import { useRenameChat } from '../queries/chats-query';

export function RenameChatDialog({ chat, onClose }: { readonly chat: Chat; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const rename = useRenameChat();
  return (
    <NameDialog
      title={t('chat.renameTitle')}
      label={t('chat.titleLabel')}
      action={t('common.save')}
      initial={chat.title}
      maxLength={200}
      busy={rename.isPending}
      error={rename.error}
      onClose={onClose}
      onSubmit={(title) => rename.mutate({ id: chat.id, title }, { onSuccess: onClose })}
    />
  );
}
