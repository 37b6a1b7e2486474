import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../lib/api/api-error';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { NameField } from '../../../ui/name-field';
import { showToast } from '../../../ui/toast-store';
import { EmailField } from '../../auth/components/email-field';
import { setupFaults } from '../../setup/lib/setup-faults';
import { useCreateUser } from '../queries/users-query';
import { RoleField } from './role-field';
import { StartPasswordField } from '../../settings/components/start-password-field';

export function CreateUserDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreateUser();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState('user');
  const [tried, setTried] = useState(false);
  const faults = setupFaults({ name, email, password });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (faults.first !== null) return;
    create.mutate(
      { name: name.trim(), email: email.trim(), password, role },
      {
        onSuccess: (user) => {
          onClose();
          showToast(t('people.users.created', { name: user.name }));
          void navigate({ to: '/settings/users/$userId', params: { userId: user.id } });
        },
      },
    );
  };
  return (
    <Dialog open onClose={onClose} title={t('people.users.add')}>
      <form onSubmit={submit} noValidate className="space-y-4" autoComplete="off">
        <NameField label={t('settings.profile.name')} value={name} onChange={setName} tried={tried} />
        <EmailField value={email} onChange={setEmail} tried={tried} autoComplete="off" />
        <StartPasswordField
          label={t('settings.users.startPassword')}
          value={password}
          onChange={setPassword}
          tried={tried}
          error={create.error}
        />
        <RoleField value={role} onChange={setRole} />
        {isApiError(create.error, 'PASSWORD_TOO_WEAK') ? null : <ErrorNote error={create.error} />}
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" busy={create.isPending}>
            {t('common.create')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
