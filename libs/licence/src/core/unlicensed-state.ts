import { DAY_MS } from './instant.js';
import { ALL_MODULES, UNLICENSED_LIMITS } from './license-modules.js';
import type { LicenseFault } from './refusal.js';
import { deepFreeze, levelOf, type LicenseFlag, type LicenseSnapshot, type LicenseState } from './snapshot.js';
import type { VerifyContext } from './verify-context.js';

/** Length of the evaluation from the first start; it never starts again. */
const EVALUATION_DAYS = 30;

/**
 * The evaluation: everything, without quotas, for five people, for 30 days of 24 hours. `fileFault` is what is wrong
 * with a licence file that lies there; it takes nothing away.
 */
export function evaluationSnapshot({ stored, now }: VerifyContext, fileFault: LicenseFault | null): LicenseSnapshot {
  const endsAt = (stored.evaluationStartedAt ?? now) + EVALUATION_DAYS * DAY_MS;
  const state = now < endsAt ? 'evaluation' : 'evaluation-ended';
  return deepFreeze({ ...unlicensed(state, fileFault), modules: ALL_MODULES, expiresAt: endsAt });
}

/** No licence counts, and the evaluation is no way back. */
export function refusedSnapshot(reason: LicenseFault): LicenseSnapshot {
  return deepFreeze(unlicensed(reason.code === 'LIC_MISSING' ? 'missing' : 'invalid', reason));
}

/** `file-damaged` says that a licence file is there, or should be, and is not what counts. */
export function damagedFlags(fileFault: LicenseFault | null): readonly LicenseFlag[] {
  return fileFault === null ? [] : ['file-damaged'];
}

function unlicensed(state: LicenseState, reason: LicenseFault | null): LicenseSnapshot {
  return {
    state,
    level: levelOf(state),
    reason,
    flags: reason?.code === 'LIC_MISSING' ? [] : damagedFlags(reason),
    warnings: [],
    modules: {},
    limits: UNLICENSED_LIMITS,
    expiresAt: null,
    graceUntil: null,
    lid: null,
    fingerprint: null,
    rootFingerprint: null,
    claims: null,
    bindGrace: null,
  };
}
