import type { Group } from '@assist/contracts/people';
import { Link, useNavigate } from '@tanstack/react-router';
import { ChevronRight, Plus, UsersRound } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { LoadState } from '../../../ui/load-state';
import { SearchField } from '../../../ui/search-field';
import { ROW_LINK } from '../../../ui/text-link';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { useRoleName } from '../lib/role-name';
import { useGroups } from '../queries/groups-query';
import { GroupDialog } from './group-dialog';

/** With fewer, all are seen at a glance. */
const MANY = 10;

export function GroupsPage(): ReactElement {
  return (
    <SectionGate section="groups">
      <Groups />
    </SectionGate>
  );
}

function Groups(): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const groups = useGroups();
  const [creating, setCreating] = useState(false);
  const [query, setQuery] = useState('');
  const all = groups.data ?? [];
  const shown = all.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(query.toLowerCase()));
  const add = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden="true" className="size-4" />
      {t('people.groups.add')}
    </Button>
  );
  return (
    <SettingsPage title={t('settings.sections.groups')} intro={t('people.groups.intro')} actions={all.length === 0 ? null : add}>
      <LoadState query={groups} rows={3} className="h-16" />
      {groups.data !== undefined && all.length === 0 ? (
        <EmptyState icon={UsersRound} title={t('people.groups.noneTitle')} text={t('people.groups.noneText')}>
          {add}
        </EmptyState>
      ) : null}
      {all.length >= MANY ? (
        <SearchField
          className="max-w-md"
          label={t('people.groups.search')}
          maxLength={120}
          busy={false}
          value={query}
          onSearch={setQuery}
        />
      ) : null}
      {shown.length === 0 ? null : (
        <ul className="divide-y divide-line rounded-xl border border-line bg-raised">
          {shown.map((group) => (
            <GroupRow key={group.id} group={group} />
          ))}
        </ul>
      )}
      {shown.length === 0 && query !== '' ? <p role="status">{t('people.groups.noneFound')}</p> : null}
      {creating ? (
        <GroupDialog
          group={null}
          onClose={() => setCreating(false)}
          onSaved={(group) => void navigate({ to: '/settings/groups/$groupId', params: { groupId: group.id } })}
        />
      ) : null}
    </SettingsPage>
  );
}

function GroupRow({ group }: { readonly group: Group }): ReactElement {
  const { t } = useTranslation();
  const nameOf = useRoleName();
  return (
    <li className="relative flex items-center gap-3 px-3 py-3 hover:bg-hover sm:px-4">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link to="/settings/groups/$groupId" params={{ groupId: group.id }} className={ROW_LINK}>
            {group.name}
          </Link>
          {group.role === null ? null : <Badge>{nameOf(group.role, group.roleName)}</Badge>}
        </p>
        {group.description === '' ? null : <p className="line-clamp-2 text-sm text-ink-faint">{group.description}</p>}
      </div>
      <p className="shrink-0 text-sm text-ink-faint">{t('people.groups.members', { count: group.members })}</p>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
    </li>
  );
}
