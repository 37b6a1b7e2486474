import { z } from 'zod';
import { roleIdSchema } from './role-id.js';
import { exactTextSchema, idSchema, instantSchema, lineSchema, optionalTextSchema, positionSchema } from '../shared.js';

/** `role`: what every member is granted on top of the own role; null for a group that grants nothing by itself. */
export const groupSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    description: z.string(),
    role: roleIdSchema.nullable(),
    roleName: z.string().nullable(),
    members: z.number().int(),
    mayChange: z.boolean(),
    createdAt: instantSchema,
  })
  .meta({ id: 'Group' });
export type Group = z.infer<typeof groupSchema>;

export const groupListSchema = z.object({ items: z.array(groupSchema) }).meta({ id: 'GroupList' });

/** Nobody becomes an administrator by a group: administrators are few and named. */
const groupRoleSchema = roleIdSchema.refine((id) => id !== 'admin', 'a group cannot make administrators').nullable();

export const createGroupRequestSchema = z
  .object({
    name: lineSchema(120),
    description: optionalTextSchema(500).trim().default(''),
    role: groupRoleSchema.default(null),
  })
  .meta({ id: 'CreateGroupRequest' });
export type CreateGroupRequest = z.infer<typeof createGroupRequestSchema>;

export const updateGroupRequestSchema = z
  .object({ name: lineSchema(120), description: optionalTextSchema(500).trim(), role: groupRoleSchema })
  .partial()
  .meta({ id: 'UpdateGroupRequest' });
export type UpdateGroupRequest = z.infer<typeof updateGroupRequestSchema>;

/** `source`: `local`, or the sign-on provider that put the person in and alone can take the person out. */
export const groupMemberSchema = z
  .object({ id: idSchema, name: z.string(), email: z.string(), disabled: z.boolean(), source: z.string() })
  .meta({ id: 'GroupMember' });
export type GroupMember = z.infer<typeof groupMemberSchema>;

export const groupMemberListSchema = z
  .object({ items: z.array(groupMemberSchema), total: z.number().int() })
  .meta({ id: 'GroupMemberList' });

export const groupMemberQuerySchema = z.object({
  q: exactTextSchema(200).optional(),
  offset: z.coerce.number().pipe(positionSchema()).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type GroupMemberQuery = z.infer<typeof groupMemberQuerySchema>;
