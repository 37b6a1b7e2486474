import { z } from 'zod';
import { instantSchema } from './instant.js';
import { licensedModulesSchema } from './license-modules.js';

/** No control characters: these texts go to terminals, logs and mails. */
const line = z
  .string()
  .max(200)
  .regex(/^\P{Cc}*$/u);
const filledLine = line.min(1);

export const ulidSchema = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);

const policySchema = z.object({
  warnDays: z.array(z.int().min(1).max(3650)).max(20),
  graceDays: z.int().min(0).max(365),
  afterGrace: z.literal('read-only'),
  bindGraceDays: z.int().min(0).max(365),
});

const limitsSchema = z.object({
  seats: z.int().min(1).max(1_000_000),
  seatTolerancePct: z.int().min(0).max(50),
  nodes: z.int().min(1).max(1000),
});

const componentsSchema = z
  .array(z.string().regex(/^(mid|dmi|host|inst):[0-9a-f]{32}$/))
  .max(20)
  .refine((components) => new Set(components).size === components.length);

const bindSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('none') }),
  z
    .object({ mode: z.literal('fingerprint'), components: componentsSchema, need: z.int().min(1) })
    .refine((bind) => bind.need <= bind.components.length, { path: ['need'] }),
  z.object({ mode: z.literal('hostname'), host: z.string().regex(/^[0-9a-z][0-9a-z.:-]{0,252}$/) }),
]);

const claimShape = {
  ver: z.literal(1),
  lid: ulidSchema,
  seq: z.int().min(1),
  supersedes: ulidSchema.optional(),
  iss: filledLine,
  prd: filledLine,
  env: filledLine,
  edition: filledLine,
  kind: z.enum(['trial', 'subscription', 'nfr', 'emergency', 'perpetual']),
  customer: z.object({ id: filledLine, name: filledLine, contact: line }),
  iat: instantSchema,
  nbf: instantSchema,
  exp: instantSchema.optional(),
  maintenanceUntil: instantSchema.optional(),
  policy: policySchema,
  modules: licensedModulesSchema,
  limits: limitsSchema,
  bind: bindSchema,
  support: z.object({ level: line, email: line, phone: line }),
  critical: z.array(z.string()),
};

/** The claims that version 1 understands; a `critical` name outside of them makes a licence too new. */
export const KNOWN_CLAIMS: ReadonlySet<string> = new Set(Object.keys(claimShape));

/**
 * Payload of a licence, version 1. Input is the JSON as signed; output holds instants in milliseconds and only what
 * this version understands. The issuer and the verifier both use it.
 */
export const licenseClaimsSchema = z
  .object(claimShape)
  .refine((claims) => (claims.exp === undefined) === (claims.kind === 'perpetual'), { path: ['exp'] })
  .refine((claims) => claims.kind !== 'perpetual' || claims.maintenanceUntil !== undefined, { path: ['maintenanceUntil'] })
  .refine((claims) => claims.exp === undefined || claims.nbf < claims.exp, { path: ['exp'] })
  .refine((claims) => claims.limits.nodes === 1 || claims.bind.mode !== 'fingerprint', { path: ['bind', 'mode'] });

export type LicensePayload = z.input<typeof licenseClaimsSchema>;
export type LicenseClaims = z.output<typeof licenseClaimsSchema>;
export type LicenseBinding = LicenseClaims['bind'];
