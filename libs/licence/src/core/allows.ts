import type { GateDecision, LicensedAccess } from '@assist/kernel';
import type { LicenseSnapshot, LicenseState } from './snapshot.js';

/**
 * May an operation of this class happen in this module? Only `use` is ever refused, and first for the state, then for
 * the module: what a customer has stays readable, exportable and deletable, and `admin` and `safety` never close.
 * `core` belongs to every licence. Codes: `LICENSE_EXPIRED`, `LICENSE_REQUIRED`, `LICENSE_MODULE_MISSING`.
 */
export function allows(
  snapshot: Pick<LicenseSnapshot, 'state' | 'level' | 'modules' | 'graceUntil'>,
  module: string,
  access: LicensedAccess,
): GateDecision {
  if (access !== 'use') return { allowed: true };
  const { state, graceUntil } = snapshot;
  const params = { module, state, graceUntil };
  if (snapshot.level === 'read-only') return { allowed: false, code: readOnlyCode(state), params };
  if (module === 'core' || Object.hasOwn(snapshot.modules, module)) return { allowed: true };
  return { allowed: false, code: 'LICENSE_MODULE_MISSING', params };
}

function readOnlyCode(state: LicenseState): 'LICENSE_EXPIRED' | 'LICENSE_REQUIRED' {
  return state === 'expired' ? 'LICENSE_EXPIRED' : 'LICENSE_REQUIRED';
}
