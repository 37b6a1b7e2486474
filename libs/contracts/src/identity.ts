import { z } from 'zod';
import { exactTextSchema, idSchema, instantSchema, lineSchema, localeSchema } from './shared.js';

export const emailSchema = z.email().max(254).trim().toLowerCase();
/** Length only (NIST SP 800-63B, 3.1.1.2); weak ones are refused by the server with PASSWORD_TOO_WEAK. */
export const passwordSchema = exactTextSchema(256).min(10);
export const roleSchema = z.enum(['admin', 'user']);

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

export const userSchema = z
  .object({
    id: idSchema,
    email: z.string(),
    name: z.string(),
    role: roleSchema,
    locale: localeSchema.nullable(),
    disabled: z.boolean(),
    createdAt: instantSchema,
    lastLoginAt: instantSchema.nullable(),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof userSchema>;

export const userListSchema = z.object({ items: z.array(userSchema) }).meta({ id: 'UserList' });

export const createUserRequestSchema = z
  .object({ email: emailSchema, password: passwordSchema, name: lineSchema(120), role: roleSchema.default('user') })
  .meta({ id: 'CreateUserRequest' });
export type CreateUserRequest = z.infer<typeof createUserRequestSchema>;

export const updateUserRequestSchema = z
  .object({ name: lineSchema(120), role: roleSchema, disabled: z.boolean(), password: passwordSchema })
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
