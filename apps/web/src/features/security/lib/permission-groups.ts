import { ADMIN_AREAS, MODULE_IDS, type Permission } from '@assist/contracts';
import { isInThisVersion } from '../../licence/lib/module-access';
import type { PermissionArea } from '../../people/lib/area-name';
import type { Action } from '../../people/lib/permission-rows';

export interface PermissionGroup {
  readonly area: PermissionArea;
  readonly actions: readonly { readonly action: Action; readonly permission: Permission }[];
}

/** Permissions by what they are about, those of modules to come at the end. */
export function permissionGroups(permissions: readonly Permission[]): readonly PermissionGroup[] {
  const [here, later] = [MODULE_IDS.filter(isInThisVersion), MODULE_IDS.filter((id) => !isInThisVersion(id))];
  return [...here, ...ADMIN_AREAS, ...later].flatMap((area) => {
    const actions = permissions
      .filter((permission) => permission.split('.')[0] === area)
      .map((permission) => ({ action: permission.split('.')[1] as Action, permission }));
    return actions.length === 0 ? [] : [{ area, actions }];
  });
}
