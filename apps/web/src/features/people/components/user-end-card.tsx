import type { UserDetail } from '@assist/contracts/people';
import { Trash2, UserCheck, UserX } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { ErrorNote } from '../../../ui/error-note';
import { Note } from '../../../ui/note';
import { showToast } from '../../../ui/toast-store';
import { useMe } from '../../auth/queries/me-query';
import { useUpdateUser } from '../queries/users-query';
import { DeleteUserDialog } from './delete-user-dialog';
import { EndStep } from './end-step';
import { UserExports } from './user-exports';

/** Suspending, copying and deleting, in the order in which people leave. */
export function UserEndCard({ user }: { readonly user: UserDetail }): ReactElement {
  const { t } = useTranslation();
  const self = useMe().id === user.id;
  const update = useUpdateUser();
  const [dialog, setDialog] = useState<'none' | 'suspend' | 'delete'>('none');
  const close = (): void => setDialog('none');
  const enable = (): void =>
    update.mutate(
      { id: user.id, change: { disabled: false } },
      { onSuccess: () => showToast(t('people.users.enabled', { name: user.name })) },
    );
  if (self) {
    return (
      <Card title={t('people.end.title')}>
        <Note>{t('people.end.self')}</Note>
      </Card>
    );
  }
  return (
    <Card title={t('people.end.title')}>
      <div className="space-y-5">
        <EndStep title={t(user.disabled ? 'people.users.enable' : 'people.users.disable')} text={t('people.end.suspend')}>
          {user.disabled ? (
            <Button busy={update.isPending} onClick={enable}>
              <UserCheck aria-hidden="true" className="size-4" />
              {t('people.users.enable')}
            </Button>
          ) : (
            <Button onClick={() => setDialog('suspend')}>
              <UserX aria-hidden="true" className="size-4" />
              {t('people.users.disable')}
            </Button>
          )}
        </EndStep>
        {dialog === 'none' ? <ErrorNote error={update.error} /> : null}
        <UserExports user={user} />
        <EndStep title={t('people.end.deleteTitle')} text={t('people.end.deleteText')}>
          <Button variant="danger" onClick={() => setDialog('delete')}>
            <Trash2 aria-hidden="true" className="size-4" />
            {t('people.end.delete')}
          </Button>
        </EndStep>
      </div>
      <ConfirmDialog
        open={dialog === 'suspend'}
        onClose={close}
        onConfirm={() => update.mutate({ id: user.id, change: { disabled: true } }, { onSuccess: close })}
        title={t('people.users.disableTitle', { name: user.name })}
        text={t('people.users.disableText')}
        action={t('people.users.disable')}
        busy={update.isPending}
        error={update.error}
      />
      {dialog === 'delete' ? <DeleteUserDialog user={user} onClose={close} /> : null}
    </Card>
  );
}
