import { expiryWarning, lifetimeState } from './lifetime.js';
import { fault } from './refusal.js';
import { deepFreeze, levelOf, type LicenseSnapshot } from './snapshot.js';

/**
 * The last good answer at a later time, for when no new one can be found: it stays until its own dates end it.
 */
export function agedSnapshot(snapshot: LicenseSnapshot, now: number): LicenseSnapshot {
  const { claims, state, expiresAt } = snapshot;
  if (state === 'evaluation' && expiresAt !== null && now >= expiresAt) {
    return deepFreeze({ ...snapshot, state: 'evaluation-ended', level: levelOf('evaluation-ended') });
  }
  if (claims === null || snapshot.level === 'read-only') return snapshot;
  const aged = lifetimeState(claims, now);
  const warning = expiryWarning(claims, now);
  const others = snapshot.warnings.filter((found) => found.code !== 'EXPIRY_NEAR');
  return deepFreeze({
    ...snapshot,
    state: aged,
    level: levelOf(aged),
    reason: aged === 'expired' ? fault('LIC_EXPIRED', { exp: claims.exp ?? 0 }) : snapshot.reason,
    warnings: warning === null ? others : [warning, ...others],
  });
}
