import { z } from 'zod';
import { userSchema } from './identity.js';
import { permissionSchema } from '../permissions.js';
import { erasureSchema } from './personal-data.js';
import { roleIdSchema } from './role-id.js';
import { exactTextSchema, idSchema, positionSchema } from '../shared.js';

export const USER_STATES = ['enabled', 'disabled', 'deleting'] as const;
export const USER_ORDERS = ['name', 'newest', 'lastLogin'] as const;

/** `q`: words that name or address have, in any order. */
export const userListQuerySchema = z.object({
  q: exactTextSchema(200).optional(),
  role: roleIdSchema.optional(),
  group: idSchema.optional(),
  state: z.enum(USER_STATES).optional(),
  sort: z.enum(USER_ORDERS).default('name'),
  offset: z.coerce.number().pipe(positionSchema()).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type UserListQuery = z.infer<typeof userListQuerySchema>;

const namedSchema = z.object({ id: idSchema, name: z.string() });

export const listedUserSchema = userSchema.extend({ groups: z.array(namedSchema) }).meta({ id: 'ListedUser' });
export type ListedUser = z.infer<typeof listedUserSchema>;

/** `total`: all that match, on whatever page. */
export const userListSchema = z.object({ items: z.array(listedUserSchema), total: z.number().int() }).meta({ id: 'UserList' });
export type UserList = z.infer<typeof userListSchema>;

/** Where a permission comes from: the own role, or a group with its role. */
export const grantSourceSchema = z
  .object({ kind: z.enum(['role', 'group']), id: z.string(), name: z.string().nullable() })
  .meta({ id: 'GrantSource' });
export type GrantSource = z.infer<typeof grantSourceSchema>;

export const grantSchema = z.object({ permission: permissionSchema, from: z.array(grantSourceSchema) }).meta({ id: 'Grant' });
export type Grant = z.infer<typeof grantSchema>;

export const membershipSchema = namedSchema
  .extend({ source: z.string(), role: roleIdSchema.nullable(), roleName: z.string().nullable() })
  .meta({ id: 'Membership' });
export type Membership = z.infer<typeof membershipSchema>;

/** A person as administrators see her: with groups, with what she may do and why, and with the progress of a deletion. */
export const userDetailSchema = userSchema
  .extend({
    groups: z.array(membershipSchema),
    grants: z.array(grantSchema),
    mayChange: z.boolean(),
    erasure: erasureSchema.nullable(),
  })
  .meta({ id: 'UserDetail' });
export type UserDetail = z.infer<typeof userDetailSchema>;

/** Who can help people to a right that they lack. */
export const administratorListSchema = z
  .object({ items: z.array(z.object({ name: z.string(), email: z.string() })) })
  .meta({ id: 'AdministratorList' });
export type AdministratorList = z.infer<typeof administratorListSchema>;
