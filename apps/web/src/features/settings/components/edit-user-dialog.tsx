import type { User } from '@assist/contracts';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { Field } from '../../../ui/field';
import { TextInput } from '../../../ui/text-input';
import { useUpdateUser } from '../queries/users-query';
import { RoleField } from './role-field';

export interface UserDialogProps {
  readonly user: User;
  readonly onClose: () => void;
}

export function EditUserDialog({ user, onClose }: UserDialogProps): ReactElement {
  const { t } = useTranslation();
  const update = useUpdateUser();
  const [name, setName] = useState(user.name);
  const [role, setRole] = useState(user.role);
  const missing = name.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!missing) update.mutate({ id: user.id, change: { name: name.trim(), role } }, { onSuccess: onClose });
  };
  return (
    <Dialog open onClose={onClose} title={t('settings.users.editTitle', { name: user.name })} description={user.email}>
      <form onSubmit={submit} noValidate className="space-y-4">
        <Field label={t('settings.profile.name')} error={missing ? t('common.required') : null}>
          {(control) => <TextInput {...control} maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <RoleField value={role} onChange={setRole} />
        <ErrorNote error={update.error} />
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" busy={update.isPending}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
