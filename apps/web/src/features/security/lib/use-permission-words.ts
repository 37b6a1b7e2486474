import type { Permission } from '@assist/contracts';
import { useTranslation } from 'react-i18next';
import { useAreaName, type PermissionArea } from '../../people/lib/area-name';
import { permissionGroups } from './permission-groups';

export interface PermissionWords {
  area(area: PermissionArea): string;
  /** „Chat: benutzen, teilen · Bilderzeugung: benutzen“ */
  line(permissions: readonly Permission[]): string;
}

/** Permissions in the words of the reader. */
export function usePermissionWords(): PermissionWords {
  const { t } = useTranslation();
  const areaName = useAreaName();
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
