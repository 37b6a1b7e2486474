import { MODULE_IDS, type ModuleId, type Permission } from '@assist/contracts';
import { useTranslation } from 'react-i18next';
import { permissionGroups, type PermissionArea } from './permission-groups';

export interface PermissionWords {
  area(area: PermissionArea): string;
  /** „Chat: benutzen, teilen · Bilderzeugung: benutzen“ */
  line(permissions: readonly Permission[]): string;
}

/** Permissions in the words of the reader. */
export function usePermissionWords(): PermissionWords {
  const { t } = useTranslation();
  const areaName = (area: PermissionArea): string =>
    isModule(area) ? t(`licence.modules.${area}`) : t(`permissions.areas.${area}`);
  return {
    area: areaName,
    line: (permissions) =>
      permissionGroups(permissions)
        .map(({ area, actions }) =>
          t('permissions.line', {
            area: areaName(area),
            actions: actions.map(({ action }) => t(`permissions.actions.${action}`)).join(', '),
          }),
        )
        .join(' · '),
  };
}

function isModule(area: PermissionArea): area is ModuleId {
  return (MODULE_IDS as readonly string[]).includes(area);
}
