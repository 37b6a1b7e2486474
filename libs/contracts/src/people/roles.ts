import { z } from 'zod';
import { PERMISSIONS, permissionSchema, type Permission } from '../permissions.js';
import { roleIdSchema } from './role-id.js';
import { lineSchema } from '../shared.js';

/**
 * A set of permissions that people or groups are given. `asShipped`: nobody changed what it grants. `mayGrant` and
 * `mayChange`: whether the one who asks holds all that it grants, and so may give it away or change it.
 */
export const roleSchema = z
  .object({
    id: roleIdSchema,
    name: z.string(),
    builtIn: z.boolean(),
    asShipped: z.boolean(),
    permissions: z.array(permissionSchema),
    secondFactor: z.boolean(),
    users: z.number().int(),
    groups: z.number().int(),
    mayGrant: z.boolean(),
    mayChange: z.boolean(),
  })
  .meta({ id: 'Role' });
export type Role = z.infer<typeof roleSchema>;

export const roleListSchema = z.object({ items: z.array(roleSchema) }).meta({ id: 'RoleList' });

const grantsSchema = z.array(permissionSchema).max(PERMISSIONS.length);

export const createRoleRequestSchema = z
  .object({ name: lineSchema(120), permissions: grantsSchema, secondFactor: z.boolean().default(false) })
  .meta({ id: 'CreateRoleRequest' });
export type CreateRoleRequest = z.infer<typeof createRoleRequestSchema>;

/** Of the built-in roles only `user` can grant something else, and neither has another name. */
export const updateRoleRequestSchema = z
  .object({ name: lineSchema(120), permissions: grantsSchema, secondFactor: z.boolean() })
  .partial()
  .meta({ id: 'UpdateRoleRequest' });
export type UpdateRoleRequest = z.infer<typeof updateRoleRequestSchema>;

/**
 * Permissions in their order, each once, with what they need: nobody makes or shares things in a module that is closed
 * to them.
 */
export function completePermissions(granted: readonly Permission[]): Permission[] {
  const needed = granted.map((permission) => permission.replace(/\.(create|share)$/, '.use'));
  const all = new Set<string>([...granted, ...needed]);
  return PERMISSIONS.filter((permission) => all.has(permission));
}
