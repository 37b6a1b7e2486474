import type { Chat } from '@assist/contracts';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Pencil, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { focusMain } from '../../../lib/dom/focus-main';
import { showToast } from '../../../ui/toast-store';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Menu } from '../../../ui/menu';
import { MenuItem } from '../../../ui/menu-item';
import { MenuButton } from '../../../ui/menu-button';
import { useDeleteChat } from '../queries/chats-query';
import { RenameChatDialog } from './rename-chat-dialog';

/** Rename and delete of one chat. */
export function ChatMenu({ chat, className }: { readonly chat: Chat; readonly className?: string }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const shownId = useParams({ strict: false }).chatId;
  const [dialog, setDialog] = useState<'none' | 'rename' | 'delete'>('none');
  const remove = useDeleteChat();
  const title = chat.title === '' ? t('chat.newChat') : chat.title;
  const close = (): void => setDialog('none');
  // The chat's own menu is gone when this is done: nothing may hang on it.
  const confirmDelete = async (): Promise<void> => {
    await remove.mutateAsync(chat.id);
    close();
    showToast(t('chat.deleted'));
    if (shownId === chat.id) await navigate({ to: '/' });
    else focusMain();
  };
  return (
    <>
      <Menu trigger={<MenuButton label={t('chat.menu', { title })} className={className} />}>
        <MenuItem icon={Pencil} onSelect={() => setDialog('rename')}>
          {t('common.rename')}
        </MenuItem>
        <MenuItem icon={Trash2} danger onSelect={() => setDialog('delete')}>
          {t('common.delete')}
        </MenuItem>
      </Menu>
      {dialog === 'rename' ? <RenameChatDialog chat={chat} onClose={close} /> : null}
      <ConfirmDialog
        open={dialog === 'delete'}
        onClose={close}
        onConfirm={() => void confirmDelete().catch(() => undefined)}
        title={t('chat.deleteTitle')}
        text={t('chat.deleteText', { title })}
        action={t('common.delete')}
        busy={remove.isPending}
        error={remove.error}
      />
    </>
  );
}
