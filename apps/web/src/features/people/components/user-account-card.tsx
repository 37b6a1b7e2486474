import type { UserDetail } from '@assist/contracts/people';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { ErrorNote } from '../../../ui/error-note';
import { NameField } from '../../../ui/name-field';
import { showToast } from '../../../ui/toast-store';
import { useUpdateUser } from '../queries/users-query';
import { RoleField } from './role-field';
import { UserAccessActions } from './user-access-actions';

/** Name and role of an account, and how the person signs in. */
export function UserAccountCard({ user }: { readonly user: UserDetail }): ReactElement {
  const { t } = useTranslation();
  const update = useUpdateUser();
  const [name, setName] = useState(user.name);
  const [role, setRole] = useState(user.role);
  const missing = name.trim() === '';
  const changed = name.trim() !== user.name || role !== user.role;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (missing || !changed) return;
    // The card is made anew with the saved person, before a callback of `mutate` would be called.
    void update.mutateAsync({ id: user.id, change: { name: name.trim(), role } }).then(
      ({ name: saved }) => showToast(t('people.users.saved', { name: saved })),
      () => undefined,
    );
  };
  return (
    <Card title={t('people.users.account')} actions={user.mayChange ? <UserAccessActions user={user} /> : null}>
      <form onSubmit={submit} noValidate>
        <div className="grid gap-4 sm:grid-cols-2">
          <NameField label={t('settings.profile.name')} value={name} onChange={setName} tried disabled={!user.mayChange} />
          <RoleField value={role} onChange={setRole} disabled={!user.mayChange} />
        </div>
        <ErrorNote error={update.error} className="mt-4" />
        {changed ? (
          <div className="mt-4 flex flex-wrap items-center gap-3">
            <Button type="submit" variant="primary" busy={update.isPending}>
              {t('common.save')}
            </Button>
            {role === user.role ? null : <p className="text-sm text-ink-faint">{t('people.users.roleEffect')}</p>}
          </div>
        ) : null}
      </form>
    </Card>
  );
}
