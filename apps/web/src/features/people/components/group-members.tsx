import type { Group, GroupMember } from '@assist/contracts/people';
import { Link } from '@tanstack/react-router';
import { UserPlus, X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { ErrorNote } from '../../../ui/error-note';
import { IconButton } from '../../../ui/icon-button';
import { LoadState } from '../../../ui/load-state';
import { Pager } from '../../../ui/pager';
import { SearchField } from '../../../ui/search-field';
import { TEXT_LINK } from '../../../ui/text-link';
import { useGroupMembers, useRemoveMember } from '../queries/groups-query';
import { AddMemberDialog } from './add-member-dialog';

const PAGE_SIZE = 50;
/** With fewer, all are seen at a glance. */
const MANY = 10;

/** Who is in a group, page by page. */
export function GroupMembers({ group }: { readonly group: Group }): ReactElement {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(0);
  const [adding, setAdding] = useState(false);
  const members = useGroupMembers(group.id, { q: query === '' ? undefined : query, offset: page * PAGE_SIZE, limit: PAGE_SIZE });
  const remove = useRemoveMember();
  const items = members.data?.items ?? [];
  return (
    <Card
      title={t('people.groups.members', { count: group.members })}
      actions={
        group.mayChange ? (
          <Button size="sm" variant="primary" onClick={() => setAdding(true)}>
            <UserPlus aria-hidden="true" className="size-4" />
            {t('people.groups.addMember')}
          </Button>
        ) : null
      }
    >
      {group.members >= MANY ? (
        <SearchField
          className="mb-3 max-w-md"
          label={t('people.users.search')}
          maxLength={200}
          busy={members.isPlaceholderData}
          value={query}
          onSearch={(next) => {
            setQuery(next);
            setPage(0);
          }}
        />
      ) : null}
      <ErrorNote error={remove.error} className="mb-3" />
      <LoadState query={members} rows={3} className="h-10" />
      {members.data !== undefined && items.length === 0 ? (
        <p role="status" className="text-ink-faint">
          {t(query === '' ? 'people.groups.noMembers' : 'people.users.noneTitle')}
        </p>
      ) : null}
      <ul className="divide-y divide-line">
        {items.map((member) => (
          <MemberLine
            key={member.id}
            member={member}
            canRemove={group.mayChange}
            busy={remove.isPending}
            onRemove={() => remove.mutate({ groupId: group.id, userId: member.id })}
          />
        ))}
      </ul>
      <Pager page={page} pageSize={PAGE_SIZE} total={members.data?.total ?? 0} onPage={setPage} />
      {adding ? <AddMemberDialog group={group} onClose={() => setAdding(false)} /> : null}
    </Card>
  );
}

interface MemberLineProps {
  readonly member: GroupMember;
  readonly canRemove: boolean;
  readonly busy: boolean;
  readonly onRemove: () => void;
}

function MemberLine({ member, canRemove, busy, onRemove }: MemberLineProps): ReactElement {
  const { t } = useTranslation();
  const local = member.source === 'local';
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 py-1.5">
      <div className="min-w-0 flex-1">
        <Link to="/settings/users/$userId" params={{ userId: member.id }} className={TEXT_LINK}>
          {member.name}
        </Link>
        <p className="text-sm break-all text-ink-faint">{member.email}</p>
      </div>
      {member.disabled ? <Badge tone="warn">{t('people.users.states.disabled')}</Badge> : null}
      {local ? null : <Badge>{t('people.groups.fromDirectory', { source: member.source })}</Badge>}
      {local && canRemove ? (
        <IconButton
          small
          icon={X}
          label={t('people.groups.takeOutMember', { name: member.name })}
          disabled={busy}
          onClick={onRemove}
        />
      ) : null}
    </li>
  );
}
