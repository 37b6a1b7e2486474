import { type Permission } from '@assist/contracts';
import { isBuiltInRole } from '@assist/contracts/people';
import { useTranslation } from 'react-i18next';

/** The name of a role as people read it: built-in ones have one in each language. */
export function useRoleName(): (role: string, name: string | null) => string {
  const { t } = useTranslation();
  return (role, name) => (isBuiltInRole(role) ? t(`people.roles.builtIn.${role}`) : (name ?? t('people.roles.gone')));
}

/** What a permission lets people do, in words. */
export function usePermissionText(): (permission: Permission) => string {
  const { t } = useTranslation();
  return (permission) => t(`people.rights.what.${permission}`);
}
