import { z } from 'zod';
import { passwordSchema } from './identity.js';
import { exactTextSchema, instantSchema } from '../shared.js';

const linkTokenSchema = exactTextSchema(200).min(1);

export const passwordResetRequestSchema = z.object({ email: exactTextSchema(254).min(1) }).meta({ id: 'PasswordResetRequest' });
export type PasswordResetRequest = z.infer<typeof passwordResetRequestSchema>;

/** What a link that was handed out is presented with. */
export const linkRequestSchema = z.object({ token: linkTokenSchema }).meta({ id: 'LinkRequest' });
export type LinkRequest = z.infer<typeof linkRequestSchema>;

/** Whose password a link sets, for who holds the link. */
export const passwordResetSchema = z.object({ email: z.string(), expiresAt: instantSchema }).meta({ id: 'PasswordReset' });
export type PasswordReset = z.infer<typeof passwordResetSchema>;

export const resetPasswordRequestSchema = z
  .object({ token: linkTokenSchema, password: passwordSchema })
  .meta({ id: 'ResetPasswordRequest' });
export type ResetPasswordRequest = z.infer<typeof resetPasswordRequestSchema>;

/** A link to hand over, shown this once; `token` is what comes behind the `#` of its address. */
export const handedLinkSchema = z.object({ token: z.string(), expiresAt: instantSchema }).meta({ id: 'HandedLink' });
export type HandedLink = z.infer<typeof handedLinkSchema>;
