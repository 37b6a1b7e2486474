import type { LicenseSnapshot } from '../../core/index.js';
import { utcDay } from '../quotas/quota-catalogue.js';

/** What administrators are to be told now, once for each `id`. */
export interface DueWarning {
  readonly id: string;
  readonly kind: 'expiry' | 'grace';
  readonly customer: string;
  /** When that which is warned of happens: the licence ends, or its grace does. */
  readonly endsAt: number;
  readonly expiresAt: number;
  readonly support: string;
}

/** Before the end once for each of the licence's warning days, in the grace once a day. Null where there is nothing to tell. */
export function dueWarning(snapshot: LicenseSnapshot, now: number): DueWarning | null {
  const { claims, state, expiresAt, graceUntil } = snapshot;
  if (claims === null || expiresAt === null || claims.kind === 'emergency') return null;
  const facts = { customer: claims.customer.name, support: claims.support.email, expiresAt };
  if (state === 'grace' && graceUntil !== null) {
    return { ...facts, id: `grace:${claims.lid}:${utcDay(now)}`, kind: 'grace', endsAt: graceUntil };
  }
  const near = snapshot.warnings.find((warning) => warning.code === 'EXPIRY_NEAR');
  if (state !== 'expiring' || near === undefined) return null;
  return { ...facts, id: `expiry:${claims.lid}:${near.warnDay}`, kind: 'expiry', endsAt: expiresAt };
}
