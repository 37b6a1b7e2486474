import type { GenuineLicense } from './authenticate.js';
import { checkBinding, type BindingResult } from './binding.js';
import { expiryWarning, graceEnd, lifetimeState, type LifetimeState } from './lifetime.js';
import { fault, type LicenseFault } from './refusal.js';
import { revocationOf } from './revocation-list.js';
import { deepFreeze, levelOf, type LicenseFlag, type LicenseSnapshot, type LicenseState } from './snapshot.js';
import type { VerifyContext } from './verify-context.js';

interface StateAndReason {
  readonly state: LicenseState;
  readonly reason: LicenseFault | null;
}

/** Steps 9 and 11 to 14: what a genuine licence means at `context.now`. */
export function snapshotOfLicense(license: GenuineLicense, context: VerifyContext): LicenseSnapshot {
  const { claims } = license;
  const lifetime = lifetimeState(claims, context.now);
  const binding = checkBinding(claims, context.host, context.stored.bindGrace, context.now);
  const { state, reason } =
    revokedState(license, context) ?? lifetimeReason(lifetime, license) ?? bindingState(binding, lifetime);
  const warning = expiryWarning(claims, context.now);
  return deepFreeze({
    state,
    level: levelOf(state),
    reason,
    flags: flagsOf(license, binding, context),
    warnings: [
      ...(warning === null ? [] : [warning]),
      ...license.notUnderstood.map((claim) => ({ code: 'CLAIM_NOT_UNDERSTOOD' as const, claim })),
    ],
    modules: claims.modules,
    limits: claims.limits,
    expiresAt: claims.exp ?? null,
    graceUntil: graceEnd(claims),
    lid: claims.lid,
    fingerprint: license.fingerprint,
    rootFingerprint: license.rootFingerprint,
    claims,
    bindGrace: binding.kind === 'bound' ? null : binding.grace,
  });
}

function revokedState({ claims, env }: GenuineLicense, context: VerifyContext): StateAndReason | null {
  const entry = revocationOf({ lid: claims.lid, env }, context.revocations, context.now);
  return entry === undefined ? null : { state: 'revoked', reason: fault('LIC_REVOKED', { reason: entry.reason }) };
}

function lifetimeReason(state: LifetimeState, { claims }: GenuineLicense): StateAndReason | null {
  if (state === 'not-yet-valid') return { state, reason: fault('LIC_NOT_YET_VALID', { nbf: claims.nbf }) };
  if (state === 'expired') return { state, reason: fault('LIC_EXPIRED', { exp: claims.exp ?? 0 }) };
  return null;
}

function bindingState(binding: BindingResult, lifetime: LifetimeState): StateAndReason {
  if (binding.kind === 'ended') return { state: 'wrong-host', reason: fault('LIC_WRONG_HOST') };
  return { state: lifetime, reason: null };
}

function flagsOf({ claims }: GenuineLicense, binding: BindingResult, { build }: VerifyContext): LicenseFlag[] {
  const flags: LicenseFlag[] = [];
  if (binding.kind === 'grace') flags.push('bind-grace');
  if (maintenanceEnded(claims.maintenanceUntil, build.builtAt)) flags.push('maintenance-ended');
  return flags;
}

/** Step 12: is a build younger than what the licence pays for? */
function maintenanceEnded(maintenanceUntil: number | undefined, builtAt: number): boolean {
  return maintenanceUntil !== undefined && builtAt > maintenanceUntil;
}

/**
 * May an update to a build of `builtAt` be installed? The fault `LIC_MAINTENANCE_ENDED` if not, else null. A version
 * that already runs goes on with the flag `maintenance-ended`; without a licence there is nothing to ask.
 */
export function updateRefusal(snapshot: Pick<LicenseSnapshot, 'claims'>, builtAt: number): LicenseFault | null {
  const until = snapshot.claims?.maintenanceUntil;
  return maintenanceEnded(until, builtAt) ? fault('LIC_MAINTENANCE_ENDED', { until: until ?? 0, builtAt }) : null;
}
