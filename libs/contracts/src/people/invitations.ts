import { z } from 'zod';
import { emailSchema, passwordSchema } from './identity.js';
import { roleIdSchema } from './role-id.js';
import { exactTextSchema, idSchema, instantSchema, lineSchema, localeSchema } from '../shared.js';

const MAX_GROUPS = 50;

/** `invitedBy`: null when that person is gone; then the invitation opens nothing until somebody renews it. */
export const invitationSchema = z
  .object({
    id: idSchema,
    email: z.string(),
    name: z.string(),
    role: roleIdSchema,
    roleName: z.string().nullable(),
    groups: z.array(z.object({ id: idSchema, name: z.string() })),
    invitedBy: z.string().nullable(),
    createdAt: instantSchema,
    expiresAt: instantSchema,
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof invitationSchema>;

/** `mail`: whether links can be mailed; else they are handed over. */
export const invitationListSchema = z
  .object({ items: z.array(invitationSchema), mail: z.boolean() })
  .meta({ id: 'InvitationList' });
export type InvitationList = z.infer<typeof invitationListSchema>;

const deliverySchema = z.enum(['mail', 'link']);

/** `delivery`: default is a mail where mails can be sent, else a link to hand over. */
export const createInvitationRequestSchema = z
  .object({
    email: emailSchema,
    name: lineSchema(120),
    role: roleIdSchema.default('user'),
    groups: z.array(idSchema).max(MAX_GROUPS).default([]),
    delivery: deliverySchema.optional(),
  })
  .meta({ id: 'CreateInvitationRequest' });
export type CreateInvitationRequest = z.infer<typeof createInvitationRequestSchema>;

export const renewInvitationRequestSchema = z
  .object({ delivery: deliverySchema.optional() })
  .meta({ id: 'RenewInvitationRequest' });
export type RenewInvitationRequest = z.infer<typeof renewInvitationRequestSchema>;

/** `token`: of a link to hand over, shown this once; null when it went by mail. */
export const sentInvitationSchema = z
  .object({ invitation: invitationSchema, token: z.string().nullable() })
  .meta({ id: 'SentInvitation' });
export type SentInvitation = z.infer<typeof sentInvitationSchema>;

/** What who holds the link is told. */
export const openInvitationSchema = z
  .object({ email: z.string(), name: z.string(), expiresAt: instantSchema })
  .meta({ id: 'OpenInvitation' });
export type OpenInvitation = z.infer<typeof openInvitationSchema>;

export const acceptInvitationRequestSchema = z
  .object({
    token: exactTextSchema(200).min(1),
    name: lineSchema(120),
    password: passwordSchema,
    locale: localeSchema.optional(),
  })
  .meta({ id: 'AcceptInvitationRequest' });
export type AcceptInvitationRequest = z.infer<typeof acceptInvitationRequestSchema>;
