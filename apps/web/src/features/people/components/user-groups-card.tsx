import type { Membership, UserDetail } from '@assist/contracts/people';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Card } from '../../../ui/card';
import { ErrorNote } from '../../../ui/error-note';
import { IconButton } from '../../../ui/icon-button';
import { LoadState } from '../../../ui/load-state';
import { SelectInput } from '../../../ui/select-input';
import { TEXT_LINK } from '../../../ui/text-link';
import { useRoleName } from '../lib/role-name';
import { useAddMember, useGroups, useRemoveMember } from '../queries/groups-query';

/** The groups of a person, with what they add to the own role. */
export function UserGroupsCard({ user }: { readonly user: UserDetail }): ReactElement {
  const { t } = useTranslation();
  const add = useAddMember();
  const remove = useRemoveMember();
  const groups = useGroups();
  const all = groups.data ?? [];
  const others = all.filter((group) => group.mayChange && !user.groups.some(({ id }) => id === group.id));
  return (
    <Card title={t('settings.sections.groups')} hint={t('people.users.groupsHint')}>
      {user.groups.length === 0 ? <p className="text-ink-faint">{t('people.users.noGroups')}</p> : null}
      <ul className="space-y-1">
        {user.groups.map((group) => (
          <GroupLine
            key={group.id}
            group={group}
            canLeave={user.mayChange && all.find(({ id }) => id === group.id)?.mayChange === true}
            busy={remove.isPending}
            onLeave={() => remove.mutate({ groupId: group.id, userId: user.id })}
          />
        ))}
      </ul>
      <ErrorNote error={add.error ?? remove.error} className="mt-3" />
      {groups.data === undefined ? (
        <LoadState query={groups} rows={1} />
      ) : all.length === 0 ? (
        <p className="mt-2 text-sm">
          <Link to="/settings/groups" className={TEXT_LINK}>
            {t('people.groups.makeFirst')}
          </Link>
        </p>
      ) : user.mayChange && others.length > 0 ? (
        <SelectInput
          aria-label={t('people.users.addToGroup')}
          className="mt-3 sm:max-w-xs"
          value=""
          disabled={add.isPending}
          onChange={(event) => {
            remove.reset();
            add.mutate({ groupId: event.target.value, userId: user.id });
          }}
        >
          <option value="">{t('people.users.addToGroup')}</option>
          {others.map((group) => (
            <option key={group.id} value={group.id}>
              {group.name}
            </option>
          ))}
        </SelectInput>
      ) : null}
    </Card>
  );
}

interface GroupLineProps {
  readonly group: Membership;
  readonly canLeave: boolean;
  readonly busy: boolean;
  readonly onLeave: () => void;
}

function GroupLine({ group, canLeave, busy, onLeave }: GroupLineProps): ReactElement {
  const { t } = useTranslation();
  const nameOf = useRoleName();
  const local = group.source === 'local';
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-2">
      <Link to="/settings/groups/$groupId" params={{ groupId: group.id }} className={TEXT_LINK}>
        {group.name}
      </Link>
      {group.role === null ? null : (
        <span className="text-sm text-ink-faint">
          {t('people.groups.withRole', { role: nameOf(group.role, group.roleName) })}
        </span>
      )}
      {local ? null : <Badge>{t('people.groups.fromDirectory', { source: group.source })}</Badge>}
      {local && canLeave ? (
        <IconButton small icon={X} label={t('people.groups.takeOut', { name: group.name })} disabled={busy} onClick={onLeave} />
      ) : null}
    </li>
  );
}
