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

/** Facts beside the state, for administrators. */
export const LICENSE_FLAGS = [
  'clock-suspect',
  'clock-pending',
  'over-seats',
  'over-nodes',
  'online-unreached',
  'bind-grace',
  'maintenance-ended',
  'file-damaged',
] as const;

const count = z.number().int();
const instant = z.string();
export const licenseParamsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** `null` = unlimited within the module; a module that is missing is not licensed. */
export const licensedModulesSchema = z.partialRecord(moduleIdSchema, z.record(z.string(), z.number().int().min(0)));

/** Why something is refused or less than full: a code of `LICENSE_FAULT_CODES` of the licence room, and its facts. */
export const licenseReasonSchema = z.object({ code: z.string(), params: licenseParamsSchema });

const quotaUsageSchema = z.object({
  module: moduleIdSchema,
  quota: z.string(),
  /** `daily` begins anew at midnight in UTC. */
  kind: z.enum(['capacity', 'daily']),
  /** In the unit of the licence; gigabytes to two digits. */
  used: z.number(),
  limit: count,
  /** From nine tenths on; `full` exactly at the limit too, for the next is refused. */
  level: z.enum(['ok', 'near', 'full']),
  resetsAt: instant.nullable(),
});
export type QuotaUsage = z.infer<typeof quotaUsageSchema>;

/** What an administrator should know before something ends; texts by `code`. */
const licenseWarningSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('EXPIRY_NEAR'), warnDay: count, audience: z.enum(['admins', 'all']) }),
  z.object({ code: z.literal('CLAIM_NOT_UNDERSTOOD'), claim: z.string() }),
  z.object({ code: z.literal('QUOTA_NEAR'), module: moduleIdSchema, quota: z.string(), used: z.number(), limit: count }),
  z.object({ code: z.literal('QUOTA_FULL'), module: moduleIdSchema, quota: z.string(), used: z.number(), limit: count }),
]);
export type LicenseWarningView = z.infer<typeof licenseWarningSchema>;

const bindingViewSchema = z.object({
  mode: z.enum(['none', 'fingerprint', 'hostname']),
  /** So many of the components must match; 0 where nothing is bound. */
  need: count,
  matched: count,
  /** The installation's own components, as hashes. `matches`: null where the licence does not ask for such a one. */
  components: z.array(z.object({ type: z.string(), value: z.string(), matches: z.boolean().nullable() })),
  /** Mode `hostname`: what the licence names, and what PUBLIC_HOST says. */
  host: z.object({ licensed: z.string(), configured: z.string().nullable() }).nullable(),
  /** End of the time in which the licence counts on a host that does not match. */
  graceUntil: instant.nullable(),
});
export type LicenseBindingView = z.infer<typeof bindingViewSchema>;

const historyEntrySchema = z.object({
  at: instant,
  action: z.string(),
  outcome: z.string(),
  actor: z.object({ kind: z.string(), id: z.string().nullable() }),
  lid: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
});
export type LicenseHistoryEntry = z.infer<typeof historyEntrySchema>;

export const licenseCustomerSchema = z.object({ id: z.string(), name: z.string(), contact: z.string() });

/** A renewal that waits and takes over by itself. */
const nextLicenseSchema = z.object({
  lid: z.string(),
  seq: count,
  edition: z.string(),
  customer: licenseCustomerSchema,
  takesEffectAt: instant,
  expiresAt: instant.nullable(),
});

const hostViewSchema = z.object({
  /** A hash. */
  host: z.string(),
  isThis: z.boolean(),
  since: instant,
  /** Hosts beyond the limit take no work. */
  isCovered: z.boolean(),
});

const licenseAdminSchema = z.object({
  installationId: z.string(),
  customer: licenseCustomerSchema.nullable(),
  lid: z.string().nullable(),
  seq: count.nullable(),
  kind: z.string().nullable(),
  issuedAt: instant.nullable(),
  validFrom: instant.nullable(),
  maintenanceUntil: instant.nullable(),
  reason: z.string().nullable(),
  reasonParams: licenseParamsSchema,
  flags: z.array(z.enum(LICENSE_FLAGS)),
  warnings: z.array(licenseWarningSchema),
  /** `limit`: what was bought; `max`: with the tolerance. */
  seats: z.object({ used: count, limit: count, max: count }),
  /** Quotas that have a limit. */
  quotas: z.array(quotaUsageSchema),
  nodes: z.object({ used: count, limit: count, hosts: z.array(hostViewSchema) }),
  support: z.object({ level: z.string(), email: z.string(), phone: z.string() }).nullable(),
  rootFingerprints: z.array(z.string()),
  binding: bindingViewSchema,
  next: nextLicenseSchema.nullable(),
  online: z.object({ mode: z.enum(['off', 'first-start']), outcome: z.string().nullable(), at: instant.nullable() }),
  /** Newest first: what was put in, and what held since then. */
  history: z.array(historyEntrySchema),
});

export const licenseViewShape = {
  state: z.enum(LICENSE_STATES),
  level: z.enum(['full', 'read-only']),
  edition: z.string().nullable(),
  modules: licensedModulesSchema,
  expiresAt: instant.nullable(),
  graceUntil: instant.nullable(),
  daysLeft: count.nullable(),
  banner: z.object({ severity: z.enum(['info', 'warning', 'error']), code: z.string() }).nullable(),
  /** For those who may administer the licence. */
  admin: licenseAdminSchema.nullable(),
} as const;

export const licenseViewSchema = z.object(licenseViewShape).meta({ id: 'LicenseView' });
export type LicenseView = z.infer<typeof licenseViewSchema>;
