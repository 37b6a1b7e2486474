import type { User } from '@assist/contracts/people';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { useMe } from '../../auth/queries/me-query';

/** What is special about a person. */
export function UserBadges({ user }: { readonly user: User }): ReactElement {
  const { t } = useTranslation();
  const self = useMe().id === user.id;
  return (
    <>
      {user.role === 'admin' ? <Badge tone="accent">{t('people.roles.builtIn.admin')}</Badge> : null}
      {self ? <Badge>{t('people.users.you')}</Badge> : null}
      {user.hasPassword ? null : <Badge>{t('settings.users.signsOn')}</Badge>}
      {user.deleting ? (
        <Badge tone="danger">{t('people.users.states.deleting')}</Badge>
      ) : user.disabled ? (
        <Badge tone="warn">{t('people.users.states.disabled')}</Badge>
      ) : null}
    </>
  );
}
