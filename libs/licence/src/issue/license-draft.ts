import type { LicensePayload } from '../core/index.js';

export type LicenseKind = LicensePayload['kind'];
export type LicensePolicy = LicensePayload['policy'];
export type LicenseModuleGrants = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What a person decides about a licence; the issuer fills in the rest. Names of modules and quotas are not checked yet. */
export interface LicenseDraft {
  readonly lid: string;
  readonly seq: number;
  readonly supersedes?: string;
  readonly env: string;
  readonly edition: string;
  readonly kind: LicenseKind;
  readonly customer: { readonly id: string; readonly name: string; readonly contact: string };
  /** Milliseconds since the epoch, whole seconds. */
  readonly iat: number;
  readonly nbf: number;
  readonly exp?: number;
  readonly maintenanceUntil?: number;
  readonly policy?: Partial<LicensePolicy>;
  readonly modules: LicenseModuleGrants;
  readonly limits: { readonly seats: number; readonly seatTolerancePct?: number; readonly nodes?: number };
  readonly bind?: LicensePayload['bind'];
  readonly support?: Partial<LicensePayload['support']>;
}

const STANDARD: LicensePolicy = { warnDays: [60, 30, 14, 7, 1], graceDays: 14, afterGrace: 'read-only', bindGraceDays: 14 };

/**
 * The numbers a licence gets where its issuer names none. The product has no defaults of its own. An emergency licence
 * holds on its one installation only, from the first minute.
 */
export function defaultPolicy(kind: LicenseKind): LicensePolicy {
  if (kind === 'trial') return { ...STANDARD, warnDays: [14, 7, 1], graceDays: 0 };
  if (kind === 'emergency') return { ...STANDARD, warnDays: [7, 3, 1], graceDays: 0, bindGraceDays: 0 };
  return STANDARD;
}
