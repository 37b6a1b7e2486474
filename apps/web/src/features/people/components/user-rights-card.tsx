import type { Grant, UserDetail } from '@assist/contracts/people';
import { Check, Minus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card';
import { usePermissionText, useRoleName } from '../lib/role-name';
import { useAreaName } from '../lib/area-name';
import { permissionRows, type PermissionRow } from '../lib/permission-rows';

/** What the person may do, module by module, and why: the preview of the house through her eyes. */
export function UserRightsCard({ user }: { readonly user: UserDetail }): ReactElement {
  const { t } = useTranslation();
  const { now } = permissionRows();
  const modules = now.filter(({ kind }) => kind === 'module');
  const areas = now.filter(({ kind }) => kind === 'area');
  const administers = areas.some((row) => grantsOf(row, user).length > 0);
  return (
    <Card title={t('people.rights.title')} hint={t('people.rights.hint')}>
      <ul className="divide-y divide-line">
        {[...modules, ...(administers ? areas : [])].map((row) => (
          <RightsLine key={row.id} row={row} grants={grantsOf(row, user)} />
        ))}
      </ul>
      {administers ? null : <p className="mt-3 text-sm text-ink-faint">{t('people.rights.noAdministration')}</p>}
    </Card>
  );
}

function grantsOf(row: PermissionRow, user: UserDetail): Grant[] {
  const wanted = [...row.permissions.values()];
  return user.grants.filter(({ permission }) => wanted.includes(permission));
}

function RightsLine({ row, grants }: { readonly row: PermissionRow; readonly grants: readonly Grant[] }): ReactElement {
  const { t } = useTranslation();
  const textOf = usePermissionText();
  const nameOf = useAreaName();
  return (
    <li className="grid gap-x-4 py-2.5 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <p className="font-medium">{nameOf(row.id)}</p>
      {grants.length === 0 ? (
        <p className="flex gap-2 text-ink-faint">
          <Minus aria-hidden="true" className="mt-1 size-4 shrink-0" />
          {t('people.rights.none')}
        </p>
      ) : (
        <ul className="space-y-1">
          {grants.map((grant) => (
            <li key={grant.permission} className="flex gap-2">
              <Check aria-hidden="true" className="mt-1 size-4 shrink-0 text-good" />
              <span className="min-w-0">
                {textOf(grant.permission)} <GrantSources grant={grant} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function GrantSources({ grant }: { readonly grant: Grant }): ReactElement {
  const { t } = useTranslation();
  const nameOf = useRoleName();
  const sources = grant.from.map(({ kind, id, name }) =>
    kind === 'group' ? t('people.rights.byGroup', { name: name ?? '' }) : t('people.rights.byRole', { name: nameOf(id, name) }),
  );
  return <span className="text-sm text-ink-faint">({sources.join('; ')})</span>;
}
