import { z } from 'zod';
import { permissionSchema } from '../permissions.js';
import { roleIdSchema } from './role-id.js';
import { exactTextSchema, idSchema, instantSchema, lineSchema, localeSchema } from '../shared.js';

export const emailSchema = z.email().max(254).trim().toLowerCase();
/** Length only (NIST SP 800-63B, 3.1.1.2); weak ones are refused by the server with PASSWORD_TOO_WEAK. */
export const passwordSchema = exactTextSchema(256).min(10);

/** `restoreRequired`: this data folder had an administrator before, but its database is gone. */
export const setupStateSchema = z
  .object({ needed: z.boolean(), restoreRequired: z.boolean(), dataDir: z.string().nullable() })
  .meta({ id: 'SetupState' });
export type SetupState = z.infer<typeof setupStateSchema>;

export const setupRequestSchema = z
  .object({ email: emailSchema, password: passwordSchema, name: lineSchema(120), locale: localeSchema.optional() })
  .meta({ id: 'SetupRequest' });
export type SetupRequest = z.infer<typeof setupRequestSchema>;

export const loginRequestSchema = z
  .object({ email: exactTextSchema(254).min(1), password: exactTextSchema(256).min(1) })
  .meta({ id: 'LoginRequest' });
export type LoginRequest = z.infer<typeof loginRequestSchema>;

/** `expiresIn` in seconds. The refresh token travels only in an http-only cookie. */
export const tokenReplySchema = z.object({ accessToken: z.string(), expiresIn: z.number().int() }).meta({ id: 'TokenReply' });
export type TokenReply = z.infer<typeof tokenReplySchema>;

/** `roleName`: null for the built-in roles, which have a name in each language. `deleting`: account and data are being removed. */
export const userSchema = z
  .object({
    id: idSchema,
    email: z.string(),
    name: z.string(),
    role: roleIdSchema,
    roleName: z.string().nullable(),
    locale: localeSchema.nullable(),
    disabled: z.boolean(),
    deleting: z.boolean(),
    /** False: the person signs in at an identity provider or directory, where the password is. */
    hasPassword: z.boolean(),
    createdAt: instantSchema,
    lastLoginAt: instantSchema.nullable(),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof userSchema>;

/** The signed-in person with everything that the roles of the person and of the groups grant. */
export const meSchema = userSchema.extend({ permissions: z.array(permissionSchema) }).meta({ id: 'Me' });
export type Me = z.infer<typeof meSchema>;

export const createUserRequestSchema = z
  .object({ email: emailSchema, password: passwordSchema, name: lineSchema(120), role: roleIdSchema.default('user') })
  .meta({ id: 'CreateUserRequest' });
export type CreateUserRequest = z.infer<typeof createUserRequestSchema>;

export const updateUserRequestSchema = z
  .object({ name: lineSchema(120), role: roleIdSchema, disabled: z.boolean(), password: passwordSchema })
  .partial()
  .meta({ id: 'UpdateUserRequest' });
export type UpdateUserRequest = z.infer<typeof updateUserRequestSchema>;

export const updateMeRequestSchema = z
  .object({ name: lineSchema(120), locale: localeSchema.nullable() })
  .partial()
  .meta({ id: 'UpdateMeRequest' });
export type UpdateMeRequest = z.infer<typeof updateMeRequestSchema>;

export const changePasswordRequestSchema = z
  .object({ currentPassword: exactTextSchema(256).min(1), newPassword: passwordSchema })
  .meta({ id: 'ChangePasswordRequest' });
export type ChangePasswordRequest = z.infer<typeof changePasswordRequestSchema>;
