import type { User } from '@assist/contracts/people';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../lib/api/api-error';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { showToast } from '../../../ui/toast-store';
import { PASSWORD_MIN } from '../../auth/lib/password-strength';
import { useUpdateUser } from '../../people/queries/users-query';
import { StartPasswordField } from './start-password-field';

export interface UserDialogProps {
  readonly user: User;
  readonly onClose: () => void;
}

export function ResetPasswordDialog({ user, onClose }: UserDialogProps): ReactElement {
  const { t } = useTranslation();
  const update = useUpdateUser();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (password.length < PASSWORD_MIN) return;
    update.mutate(
      { id: user.id, change: { password } },
      {
        onSuccess: () => {
          onClose();
          showToast(t('settings.users.passwordSet', { name: user.name }));
        },
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('settings.users.resetTitle', { name: user.name })}
      description={t('settings.users.resetText')}
    >
      <form onSubmit={submit} noValidate className="space-y-4">
        <StartPasswordField
          label={t('settings.profile.newPassword')}
          value={password}
          onChange={setPassword}
          tried={tried}
          error={update.error}
        />
        {isApiError(update.error, 'PASSWORD_TOO_WEAK') ? null : <ErrorNote error={update.error} />}
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" busy={update.isPending}>
            {t('settings.users.setPassword')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
