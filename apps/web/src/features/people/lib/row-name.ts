import type { AdminArea, ModuleId } from '@assist/contracts';
import { useTranslation } from 'react-i18next';
import type { PermissionRow } from './permission-rows';

/** The name of a line of the table of rights. */
export function usePermissionRowName(): (row: PermissionRow) => string {
  const { t } = useTranslation();
  return ({ id, kind }) =>
    kind === 'module' ? t(`licence.modules.${id as ModuleId}`) : t(`permissions.areas.${id as AdminArea}`);
}
