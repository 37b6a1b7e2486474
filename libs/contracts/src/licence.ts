import { z } from 'zod';
import { moduleIdSchema } from './modules.js';

export const LICENSE_STATES = [
  'evaluation',
  'evaluation-ended',
  'valid',
  'expiring',
  'grace',
  'expired',
  'revoked',
  'wrong-host',
  'not-yet-valid',
  'missing',
  'invalid',
] as const;

/** `null` = unlimited within the module; a module that is missing is not licensed. */
export const licensedModulesSchema = z.partialRecord(moduleIdSchema, z.record(z.string(), z.number().int().min(0)));

export const licenseViewSchema = z
  .object({
    state: z.enum(LICENSE_STATES),
    level: z.enum(['full', 'read-only']),
    edition: z.string().nullable(),
    modules: licensedModulesSchema,
    expiresAt: z.string().nullable(),
    graceUntil: z.string().nullable(),
    daysLeft: z.number().int().nullable(),
    banner: z.object({ severity: z.enum(['info', 'warning', 'error']), code: z.string() }).nullable(),
    /** Administrators only. */
    admin: z
      .object({
        customer: z.object({ id: z.string(), name: z.string() }).nullable(),
        lid: z.string().nullable(),
        seq: z.number().int().nullable(),
        reason: z.string().nullable(),
        flags: z.array(z.string()),
        seats: z.object({ used: z.number().int(), limit: z.number().int() }),
        support: z.object({ level: z.string(), email: z.string(), phone: z.string() }).nullable(),
        rootFingerprints: z.array(z.string()),
      })
      .nullable(),
  })
  .meta({ id: 'LicenseView' });
export type LicenseView = z.infer<typeof licenseViewSchema>;
