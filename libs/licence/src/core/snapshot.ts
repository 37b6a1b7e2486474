import type { LicenseClaims } from './license-claims.js';
import type { LicensedModules, LicenseLimits } from './license-modules.js';
import type { ExpiryWarning } from './lifetime.js';
import type { LicenseFault } from './refusal.js';
import type { BindGrace } from './verify-context.js';

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
export type LicenseState = (typeof LICENSE_STATES)[number];

/** The only two effects a licence has. */
export type LicenseLevel = 'full' | 'read-only';

/** Facts beside the state. The verifier finds the last three; clock, seats, nodes and the online check add theirs. */
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
export type LicenseFlag = (typeof LICENSE_FLAGS)[number];

export type LicenseWarning = ExpiryWarning | { readonly code: 'CLAIM_NOT_UNDERSTOOD'; readonly claim: string };

/** The answer of the licence room at one instant, deeply frozen. Instants are milliseconds since the epoch. */
export interface LicenseSnapshot {
  readonly state: LicenseState;
  readonly level: LicenseLevel;
  /** Why the state is not simply good, or what is wrong with the file while something else counts. */
  readonly reason: LicenseFault | null;
  readonly flags: readonly LicenseFlag[];
  readonly warnings: readonly LicenseWarning[];
  /** What is licensed; `level` decides whether it may be used now. */
  readonly modules: LicensedModules;
  readonly limits: LicenseLimits;
  readonly expiresAt: number | null;
  readonly graceUntil: number | null;
  readonly lid: string | null;
  /** SHA-256 of the licence's payload in hex. */
  readonly fingerprint: string | null;
  readonly rootFingerprint: string | null;
  /** The whole licence; null in an evaluation and where none counts. */
  readonly claims: LicenseClaims | null;
  /** To be stored: null ends a stored bind grace. */
  readonly bindGrace: BindGrace | null;
}

const FULL: ReadonlySet<LicenseState> = new Set(['evaluation', 'valid', 'expiring', 'grace']);

export function levelOf(state: LicenseState): LicenseLevel {
  return FULL.has(state) ? 'full' : 'read-only';
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
