import { DAY_MS } from './instant.js';
import type { LicenseClaims } from './license-claims.js';

export type LifetimeState = 'not-yet-valid' | 'valid' | 'expiring' | 'grace' | 'expired';

/** From this many days before the end on, all users are told and not only administrators. */
const ALL_USERS_FROM_DAYS = 7;

export interface ExpiryWarning {
  readonly code: 'EXPIRY_NEAR';
  /** The smallest `warnDays` that is reached: administrators are told once for each. */
  readonly warnDay: number;
  readonly audience: 'admins' | 'all';
}

/** When a licence begins: 24 hours before its date, for both sides' clocks and zones may differ. */
export function startOf(claims: Pick<LicenseClaims, 'nbf'>): number {
  return claims.nbf - DAY_MS;
}

/** True while the licence has not begun. */
export function waitsForStart(claims: Pick<LicenseClaims, 'nbf'>, now: number): boolean {
  return startOf(claims) > now;
}

/** Step 11. `exp` itself still belongs to the licence, and the last instant of the grace to the grace. */
export function lifetimeState(claims: LicenseClaims, now: number): LifetimeState {
  if (waitsForStart(claims, now)) return 'not-yet-valid';
  if (claims.exp === undefined) return 'valid';
  if (now > claims.exp + claims.policy.graceDays * DAY_MS) return 'expired';
  if (now > claims.exp) return 'grace';
  return expiryWarning(claims, now) === null ? 'valid' : 'expiring';
}

/** The end of the grace in milliseconds, null for a licence without end. */
export function graceEnd(claims: LicenseClaims): number | null {
  return claims.exp === undefined ? null : claims.exp + claims.policy.graceDays * DAY_MS;
}

/** The warning that is due, null before the first of `warnDays` and for a licence without end. */
export function expiryWarning(claims: LicenseClaims, now: number): ExpiryWarning | null {
  const { exp, policy } = claims;
  if (exp === undefined) return null;
  const reached = policy.warnDays.filter((days) => now >= exp - days * DAY_MS);
  if (reached.length === 0) return null;
  const audience = now >= exp - ALL_USERS_FROM_DAYS * DAY_MS ? 'all' : 'admins';
  return { code: 'EXPIRY_NEAR', warnDay: Math.min(...reached), audience };
}
