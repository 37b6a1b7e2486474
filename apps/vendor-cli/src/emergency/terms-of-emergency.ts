import { bindComponent, DAY_MS, type LicenseRequest } from '@assist/licence/core';
import { Failure } from '../failure.js';
import type { LicenseTerms } from '../licenses/license-terms.js';
import type { IssuedLicense, Register } from '../licenses/register.js';

/** What the customer has, for a few days, on this one installation whatever became of its machine. */
export function termsOfEmergency(
  license: IssuedLicense,
  request: LicenseRequest,
  { days, now }: { readonly days: number; readonly now: number },
): LicenseTerms {
  const { edition, customer, modules, limits, support } = license.payload;
  return {
    edition,
    kind: 'emergency',
    customer,
    nbf: now,
    exp: now + days * DAY_MS,
    modules: modules as LicenseTerms['modules'],
    limits: { ...limits, nodes: 1 },
    bind: { mode: 'fingerprint', components: [bindComponent('inst', request.installation.id)], need: 1 },
    support,
  };
}

/**
 * The licence an emergency one stands in for: the customer's latest that has begun. Ends with
 * `REQUEST_WITHOUT_CUSTOMER`, or with `LICENSE_REVOKED` where that one was taken back.
 */
export function licenseOfRequest(
  register: Register,
  request: LicenseRequest,
  { customer, now }: { readonly customer: string | undefined; readonly now: number },
): IssuedLicense {
  const named = register.lineOf(request.current?.lid)?.customerId;
  const license = register.begunOf(customer ?? named ?? '', now);
  if (license === undefined) {
    throw new Failure('REQUEST_WITHOUT_CUSTOMER', { lid: request.current?.lid ?? '-', customer: customer ?? '-' });
  }
  if (register.revocationOf(license.line.lid) !== undefined) throw new Failure('LICENSE_REVOKED', { lid: license.line.lid });
  return license;
}

/** Each installation gets one. Ends with `EMERGENCY_ISSUED`. */
export function checkFirstEmergency(register: Register, installationId: string): void {
  const before = register.lines.find((line) => line.kind === 'emergency' && line.installationId === installationId);
  if (before === undefined) return;
  throw new Failure('EMERGENCY_ISSUED', { lid: before.lid, at: before.at, installation: installationId });
}
