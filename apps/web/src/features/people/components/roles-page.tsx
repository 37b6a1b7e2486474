import type { Role } from '@assist/contracts/people';
import { Link } from '@tanstack/react-router';
import { ChevronRight, Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { buttonStyle } from '../../../ui/button-style';
import { LoadState } from '../../../ui/load-state';
import { ROW_LINK } from '../../../ui/text-link';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { useRoleName } from '../lib/role-name';
import { useRoleSummary } from '../lib/role-summary';
import { useRoles } from '../queries/roles-query';

export function RolesPage(): ReactElement {
  return (
    <SectionGate section="roles">
      <Roles />
    </SectionGate>
  );
}

function Roles(): ReactElement {
  const { t } = useTranslation();
  const roles = useRoles();
  return (
    <SettingsPage
      title={t('settings.sections.roles')}
      intro={t('people.roles.intro')}
      actions={
        <Link to="/settings/roles/$roleId" params={{ roleId: 'new' }} className={buttonStyle('primary')}>
          <Plus aria-hidden="true" className="size-4" />
          {t('people.roles.add')}
        </Link>
      }
    >
      <LoadState query={roles} rows={3} className="h-16" />
      {roles.data === undefined ? null : (
        <ul className="divide-y divide-line rounded-xl border border-line bg-raised">
          {roles.data.map((role) => (
            <RoleRow key={role.id} role={role} />
          ))}
        </ul>
      )}
    </SettingsPage>
  );
}

function RoleRow({ role }: { readonly role: Role }): ReactElement {
  const { t } = useTranslation();
  const nameOf = useRoleName();
  const summaryOf = useRoleSummary();
  return (
    <li className="relative flex items-center gap-3 px-3 py-3 hover:bg-hover sm:px-4">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link to="/settings/roles/$roleId" params={{ roleId: role.id }} className={ROW_LINK}>
            {nameOf(role.id, role.name)}
          </Link>
          {role.builtIn ? <Badge>{t('people.roles.isBuiltIn')}</Badge> : null}
          {role.builtIn && !role.asShipped && role.id === 'user' ? (
            <Badge tone="accent">{t('people.roles.changed')}</Badge>
          ) : null}
          {role.secondFactor ? <Badge tone="good">{t('people.roles.secondFactorShort')}</Badge> : null}
        </p>
        <p className="text-sm text-ink-faint">{summaryOf(role)}</p>
      </div>
      <p className="shrink-0 text-right text-sm text-ink-faint">
        {t('people.roles.users', { count: role.users })}
        {role.groups === 0 ? null : (
          <>
            <br />
            {t('people.roles.groups', { count: role.groups })}
          </>
        )}
      </p>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
    </li>
  );
}
