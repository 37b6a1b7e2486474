import { MODULE_IDS, type AdminArea, type ModuleId } from '@assist/contracts';
import { useTranslation } from 'react-i18next';

/** What a permission is about: a module, or a part of the administration. */
export type PermissionArea = ModuleId | AdminArea;

/** The name of a module or of a part of the administration. */
export function useAreaName(): (area: PermissionArea) => string {
  const { t } = useTranslation();
  return (area) => (isModule(area) ? t(`licence.modules.${area}`) : t(`permissions.areas.${area}`));
}

function isModule(area: PermissionArea): area is ModuleId {
  return (MODULE_IDS as readonly string[]).includes(area);
}
