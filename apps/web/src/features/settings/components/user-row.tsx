import type { User } from '@assist/contracts';
import { KeyRound, Pencil, UserCheck, UserX } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Badge } from '../../../ui/badge';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Initials } from '../../../ui/initials';
import { Menu } from '../../../ui/menu';
import { MenuItem } from '../../../ui/menu-item';
import { MenuButton } from '../../../ui/menu-button';
import { errorText } from '../../../i18n/error-text';
import { showToast } from '../../../ui/toast-store';
import { useMe } from '../../auth/queries/me-query';
import { useUpdateUser } from '../queries/users-query';
import { EditUserDialog } from './edit-user-dialog';
import { ResetPasswordDialog } from './reset-password-dialog';

export function UserRow({ user }: { readonly user: User }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const self = useMe().id === user.id;
  const update = useUpdateUser();
  const [dialog, setDialog] = useState<'none' | 'edit' | 'password' | 'disable'>('none');
  const close = (): void => setDialog('none');
  const enable = (): void =>
    update.mutate(
      { id: user.id, change: { disabled: false } },
      {
        onSuccess: () => showToast(t('settings.users.enabled', { name: user.name })),
        onError: (error) => showToast(errorText(t, error), { tone: 'error' }),
      },
    );
  return (
    <li className="flex items-center gap-3 px-3 py-3 sm:px-4">
      <Initials name={user.name} muted={user.disabled} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium break-words">{user.name}</span>
          {user.role === 'admin' ? <Badge tone="accent">{t('settings.users.roles.admin')}</Badge> : null}
          {self ? <Badge>{t('settings.users.you')}</Badge> : null}
          {user.disabled ? <Badge tone="warn">{t('settings.users.disabled')}</Badge> : null}
        </p>
        <p className="text-sm break-words text-ink-faint">
          {user.email} ·{' '}
          {user.lastLoginAt === null
            ? t('settings.users.neverIn')
            : t('settings.users.lastIn', { date: format.dateTime(user.lastLoginAt) })}
        </p>
      </div>
      <Menu trigger={<MenuButton label={t('settings.users.menu', { name: user.name })} />}>
        <MenuItem icon={Pencil} onSelect={() => setDialog('edit')}>
          {t('common.edit')}
        </MenuItem>
        <MenuItem icon={KeyRound} onSelect={() => setDialog('password')}>
          {t('settings.users.resetPassword')}
        </MenuItem>
        {user.disabled ? (
          <MenuItem icon={UserCheck} onSelect={enable}>
            {t('settings.users.enable')}
          </MenuItem>
        ) : self ? null : (
          <MenuItem icon={UserX} danger onSelect={() => setDialog('disable')}>
            {t('settings.users.disable')}
          </MenuItem>
        )}
      </Menu>
      {dialog === 'edit' ? <EditUserDialog user={user} onClose={close} /> : null}
      {dialog === 'password' ? <ResetPasswordDialog user={user} onClose={close} /> : null}
      <ConfirmDialog
        open={dialog === 'disable'}
        onClose={close}
        onConfirm={() => update.mutate({ id: user.id, change: { disabled: true } }, { onSuccess: close })}
        title={t('settings.users.disableTitle', { name: user.name })}
        text={t('settings.users.disableText')}
        action={t('settings.users.disable')}
        busy={update.isPending}
        error={update.error}
      />
    </li>
  );
}
