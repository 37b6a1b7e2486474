import { ADMIN_AREAS, MODULE_IDS, PERMISSIONS, type ModuleId, type Permission } from '@assist/contracts';
import { completePermissions } from '@assist/contracts/people';
import { isInThisVersion } from '../../licence/lib/module-access';
import type { PermissionArea } from './area-name';

export const ACTIONS = ['use', 'create', 'share', 'administer'] as const;
export type Action = (typeof ACTIONS)[number];

/** A line of the table of rights: a module, or a part of the administration. */
export interface PermissionRow {
  readonly id: PermissionArea;
  readonly kind: 'module' | 'area';
  /** By action; what is missing cannot be granted. */
  readonly permissions: ReadonlyMap<Action, Permission>;
}

/** Lines that count today, and those of modules that this version does not bring yet. */
export function permissionRows(): { readonly now: readonly PermissionRow[]; readonly later: readonly PermissionRow[] } {
  const modules = MODULE_IDS.map((id) => rowOf(id, 'module'));
  const areas = ADMIN_AREAS.map((id) => rowOf(id, 'area'));
  const isHere = ({ id, kind }: PermissionRow): boolean => kind === 'area' || isInThisVersion(id as ModuleId);
  return { now: [...modules, ...areas].filter(isHere), later: modules.filter((row) => !isHere(row)) };
}

function rowOf(id: PermissionArea, kind: PermissionRow['kind']): PermissionRow {
  const found = ACTIONS.flatMap((action) => {
    const permission = PERMISSIONS.find((one) => one === `${id}.${action}`);
    return permission === undefined ? [] : [[action, permission] as const];
  });
  return { id, kind, permissions: new Map(found) };
}

/** Making and sharing need the module itself: both come and go with it. */
export function withPermission(granted: readonly Permission[], permission: Permission, on: boolean): Permission[] {
  if (on) return completePermissions([...granted, permission]);
  const gone = permission.endsWith('.use')
    ? ['use', 'create', 'share'].map((action) => permission.replace(/use$/, action))
    : [permission];
  return granted.filter((one) => !gone.includes(one));
}
