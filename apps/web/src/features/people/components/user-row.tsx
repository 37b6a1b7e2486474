import type { ListedUser } from '@assist/contracts/people';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Initials } from '../../../ui/initials';
import { ROW_LINK } from '../../../ui/text-link';
import { useRoleName } from '../lib/role-name';
import { UserBadges } from './user-badges';

const SHOWN_GROUPS = 3;

/** One line of the list; all of it leads to the person. */
export function UserRow({ user }: { readonly user: ListedUser }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useRoleName();
  const more = user.groups.length - SHOWN_GROUPS;
  const groups = user.groups.slice(0, SHOWN_GROUPS).map((group) => group.name);
  // The badge of administrators says their role already.
  const role = user.role === 'admin' ? [] : [nameOf(user.role, user.roleName)];
  const place = [...role, ...(groups.length === 0 ? [] : [groups.join(', ') + (more > 0 ? ` +${more}` : '')])];
  return (
    <li className="relative flex items-center gap-3 px-3 py-3 hover:bg-hover sm:px-4">
      <Initials name={user.name} muted={user.disabled} />
      <div className="grid min-w-0 flex-1 gap-x-4 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link to="/settings/users/$userId" params={{ userId: user.id }} className={ROW_LINK}>
              {user.name}
            </Link>
            <UserBadges user={user} />
          </p>
          <p className="text-sm break-words text-ink-faint">{user.email}</p>
        </div>
        <div className="min-w-0 text-sm text-ink-faint">
          {place.length === 0 ? null : <p className="truncate">{place.join(' · ')}</p>}
          <p>
            {user.lastLoginAt === null
              ? t('people.users.neverIn')
              : t('people.users.lastIn', { date: format.dateTime(user.lastLoginAt) })}
          </p>
        </div>
      </div>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
    </li>
  );
}
