import type { ListedUser } from '@assist/contracts/people';
import { useNavigate } from '@tanstack/react-router';
import { UserPlus, UserRoundSearch } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { LoadState } from '../../../ui/load-state';
import { Pager } from '../../../ui/pager';
import { InviteButton } from '../../invitations/components/invite-button';
import { useLicence } from '../../licence/queries/licence-query';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { isFiltered, PAGE_SIZE, toQuery, type PeopleSearch } from '../lib/people-search';
import { useUsers } from '../queries/users-query';
import { CreateUserDialog } from './create-user-dialog';
import { UserFilters } from './user-filters';
import { UserRow } from './user-row';

export function UsersPage({ search }: { readonly search: PeopleSearch }): ReactElement {
  return (
    <SectionGate section="users">
      <Users search={search} />
    </SectionGate>
  );
}

function Users({ search }: { readonly search: PeopleSearch }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const users = useUsers(toQuery(search));
  const seats = useLicence()?.admin?.seats ?? null;
  const [creating, setCreating] = useState(false);
  const go = (next: PeopleSearch): void => void navigate({ to: '/settings/users', search: next, replace: true });
  return (
    <SettingsPage
      title={t('settings.sections.users')}
      intro={seats === null ? undefined : t('people.users.seats', { used: seats.used, limit: seats.limit })}
      actions={
        <div className="flex flex-wrap gap-2">
          <InviteButton />
          <Button variant="primary" onClick={() => setCreating(true)}>
            <UserPlus aria-hidden="true" className="size-4" />
            {t('people.users.add')}
          </Button>
        </div>
      }
    >
      <UserFilters search={search} busy={users.isPlaceholderData} onChange={go} />
      <LoadState query={users} rows={6} className="h-16" />
      {users.data === undefined ? null : (
        <UserList
          items={users.data.items}
          total={users.data.total}
          search={search}
          onPage={(page) => go({ ...search, page: page === 0 ? undefined : page + 1 })}
          onReset={() => go({})}
        />
      )}
      {creating ? <CreateUserDialog onClose={() => setCreating(false)} /> : null}
    </SettingsPage>
  );
}

interface UserListProps {
  readonly items: readonly ListedUser[];
  readonly total: number;
  readonly search: PeopleSearch;
  readonly onPage: (page: number) => void;
  readonly onReset: () => void;
}

function UserList({ items, total, search, onPage, onReset }: UserListProps): ReactElement {
  const { t } = useTranslation();
  if (items.length === 0) {
    return (
      <EmptyState icon={UserRoundSearch} title={t('people.users.noneTitle')} text={t('people.users.noneText')}>
        <Button onClick={onReset}>{t('people.users.showAll')}</Button>
      </EmptyState>
    );
  }
  return (
    <>
      <p role="status" className={isFiltered(search) ? 'text-sm text-ink-faint' : 'sr-only'}>
        {t('people.users.found', { count: total })}
      </p>
      <ul className="divide-y divide-line rounded-xl border border-line bg-raised">
        {items.map((user) => (
          <UserRow key={user.id} user={user} />
        ))}
      </ul>
      <Pager page={(search.page ?? 1) - 1} pageSize={PAGE_SIZE} total={total} onPage={onPage} />
    </>
  );
}
