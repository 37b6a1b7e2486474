import type { User } from '@assist/contracts';
import { UserPlus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { LoadError } from '../../../ui/load-error';
import { SkeletonRows } from '../../../ui/skeleton-rows';
import { useLicence } from '../../licence/queries/licence-query';
import { useUsers } from '../queries/users-query';
import { AdminOnly } from './admin-only';
import { CreateUserDialog } from './create-user-dialog';
import { SettingsPage } from './settings-page';
import { UserRow } from './user-row';

export function UsersPage(): ReactElement {
  return (
    <AdminOnly>
      <Users />
    </AdminOnly>
  );
}

function Users(): ReactElement {
  const { t } = useTranslation();
  const users = useUsers();
  const seats = useLicence()?.admin?.seats ?? null;
  const [creating, setCreating] = useState(false);
  const items: readonly User[] = users.data ?? [];
  return (
    <SettingsPage
      title={t('settings.sections.users')}
      intro={seats === null ? undefined : t('settings.users.seats', { used: seats.used, limit: seats.limit })}
      actions={
        <Button variant="primary" onClick={() => setCreating(true)}>
          <UserPlus aria-hidden="true" className="size-4" />
          {t('settings.users.add')}
        </Button>
      }
    >
      {users.isPending ? <SkeletonRows rows={4} className="h-14" /> : null}
      {users.isError && users.data === undefined ? <LoadError error={users.error} onRetry={() => void users.refetch()} /> : null}
      {items.length === 0 ? null : (
        <ul className="divide-y divide-line rounded-xl border border-line bg-raised">
          {items.map((user) => (
            <UserRow key={user.id} user={user} />
          ))}
        </ul>
      )}
      {creating ? <CreateUserDialog onClose={() => setCreating(false)} /> : null}
    </SettingsPage>
  );
}
