import type { UserDetail } from '@assist/contracts/people';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../lib/api/api-error';
import { useFormat } from '../../../lib/format/use-format';
import { BackLink } from '../../../ui/back-link';
import { LoadState } from '../../../ui/load-state';
import { Note } from '../../../ui/note';
import { showToast } from '../../../ui/toast-store';
import { LegalHoldCard } from '../../privacy/components/legal-hold-card';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { usePeopleChanged, useUser } from '../queries/users-query';
import { ErasureCard } from './erasure-card';
import { UserAccountCard } from './user-account-card';
import { UserBadges } from './user-badges';
import { UserEndCard } from './user-end-card';
import { UserGroupsCard } from './user-groups-card';
import { UserRightsCard } from './user-rights-card';

export function UserPage({ userId }: { readonly userId: string }): ReactElement {
  return (
    <SectionGate section="users">
      <Loaded userId={userId} />
    </SectionGate>
  );
}

function Loaded({ userId }: { readonly userId: string }): ReactElement {
  const { t } = useTranslation();
  const user = useUser(userId);
  const gone = useLeaveWhenGone(user.data, isApiError(user.error, 'USER_NOT_FOUND'));
  return (
    <>
      <BackLink to="/settings/users">{t('settings.sections.users')}</BackLink>
      {gone ? null : <LoadState query={user} rows={4} className="h-24" />}
      {user.data === undefined ? null : <Person user={user.data} />}
    </>
  );
}

function Person({ user }: { readonly user: UserDetail }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const seen =
    user.lastLoginAt === null ? t('people.users.neverIn') : t('people.users.lastIn', { date: format.dateTime(user.lastLoginAt) });
  return (
    <SettingsPage
      title={user.name}
      intro={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="break-all">{user.email}</span> · <span>{seen}</span> <UserBadges user={user} />
        </span>
      }
    >
      {user.erasure === null ? null : <ErasureCard user={user} erasure={user.erasure} />}
      {user.mayChange || user.deleting ? null : <Note>{t('people.users.above')}</Note>}
      {user.deleting ? null : (
        <>
          <UserAccountCard key={`${user.name}|${user.role}`} user={user} />
          <UserGroupsCard user={user} />
        </>
      )}
      <UserRightsCard user={user} />
      {user.deleting ? null : <LegalHoldCard user={user} />}
      {user.deleting || !user.mayChange ? null : <UserEndCard user={user} />}
    </SettingsPage>
  );
}

/** A look at a person who was here finds nobody any more: back to the list, with the word that the deletion is done. */
function useLeaveWhenGone(user: UserDetail | undefined, isGone: boolean): boolean {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const changed = usePeopleChanged();
  const last = useRef(user);
  useEffect(() => {
    if (user !== undefined) last.current = user;
  }, [user]);
  const left = isGone && (user ?? last.current) !== undefined;
  const leave = useEffectEvent(() => {
    showToast(t('people.erasure.done', { name: last.current?.name ?? '' }));
    void navigate({ to: '/settings/users', replace: true }).then(changed);
  });
  useEffect(() => {
    if (left) leave();
  }, [left]);
  return left;
}
