import { lifetimeState, type LifetimeState } from '@assist/licence/core';
import type { IssuedLicense, Register } from './register.js';

/** What has become of a licence, as the vendor sees it. */
export type Standing = LifetimeState | 'revoked' | 'replaced';

/**
 * A successor replaces a licence when it begins, also one that was revoked later: the product has seen its number and
 * takes no lower one. Until then both are good.
 */
export function standingOf({ claims, line }: IssuedLicense, register: Register, nowMs: number): Standing {
  const revocation = register.revocationOf(line.lid);
  if (revocation !== undefined && Date.parse(revocation.from) <= nowMs) return 'revoked';
  const begun = register.begunOf(line.customerId, nowMs)?.line.seq ?? 0;
  return claims.kind !== 'emergency' && begun > line.seq ? 'replaced' : lifetimeState(claims, nowMs);
}
