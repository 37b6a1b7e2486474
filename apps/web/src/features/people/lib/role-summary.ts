import type { Role } from '@assist/contracts/people';
import { useTranslation } from 'react-i18next';
import { useAreaName } from './area-name';
import { permissionRows } from './permission-rows';

/** What a role opens in this version, by the names of modules and areas. */
export function useRoleSummary(): (role: Pick<Role, 'id' | 'permissions'>) => string {
  const { t } = useTranslation();
  const nameOf = useAreaName();
  return ({ id, permissions }) => {
    if (id === 'admin') return t('people.roles.everything');
    const open = permissionRows().now.filter((row) => [...row.permissions.values()].some((one) => permissions.includes(one)));
    return open.length === 0 ? t('people.roles.nothing') : open.map((row) => nameOf(row.id)).join(', ');
  };
}
