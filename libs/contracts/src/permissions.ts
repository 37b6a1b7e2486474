import { z } from 'zod';
import type { ModuleId } from './modules.js';

/**
 * What a role can grant, module by module. `use`: work with it; `create`: make things of one's own in it; `share`: let
 * others in; `administer`: decide for the house. Only what some door asks for stands here.
 */
export const MODULE_PERMISSIONS = {
  chat: ['use', 'share', 'administer'],
  usecases: ['use', 'create', 'share', 'administer'],
  rag: ['use', 'create', 'share', 'administer'],
  mcp: ['use', 'create', 'administer'],
  imagegen: ['use', 'administer'],
  workflow: ['use', 'create', 'share', 'administer'],
  helpdesk: ['use', 'administer'],
  ops: ['use', 'administer'],
} as const satisfies Readonly<Record<ModuleId, readonly string[]>>;

/** Parts of the administration that belong to no module. */
export const ADMIN_AREAS = ['users', 'license', 'models', 'settings', 'audit'] as const;
export type AdminArea = (typeof ADMIN_AREAS)[number];

type ModulePermissions = typeof MODULE_PERMISSIONS;
export type Permission = { [M in ModuleId]: `${M}.${ModulePermissions[M][number]}` }[ModuleId] | `${AdminArea}.administer`;

/** All permissions, in the order in which people read them. */
export const PERMISSIONS: readonly Permission[] = [
  ...Object.entries(MODULE_PERMISSIONS).flatMap(([module, actions]) =>
    actions.map((action) => `${module}.${action}` as Permission),
  ),
  ...ADMIN_AREAS.map((area) => `${area}.administer` as const),
];

/** What the built-in role `user` grants as long as nobody changed it: everything but administration. */
export const USER_PERMISSIONS: readonly Permission[] = PERMISSIONS.filter((permission) => !permission.endsWith('.administer'));

export const permissionSchema = z.enum(PERMISSIONS as [Permission, ...Permission[]]);
