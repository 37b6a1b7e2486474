import {
  chooseEmergency,
  resolveLicense,
  startOf,
  verify,
  type EmergencyDocuments,
  type LicenseDocuments,
  type LicenseFault,
  type VerifyContext,
} from '../../core/index.js';

/** When a document counts: at once, later by itself, or not at all. */
export type Effect = { readonly when: 'now' } | { readonly when: 'at'; readonly at: number | null };

export type CheckedEffect = { readonly ok: true; readonly effect: Effect } | { readonly ok: false; readonly fault: LicenseFault };

/**
 * A licence is taken when it would be in force, now or from its start on. One that is over, revoked or for another host
 * gives nothing, so it is refused and the one that counts stays.
 */
export async function checkLicense(
  bytes: Uint8Array,
  fingerprint: string | null,
  beside: Pick<LicenseDocuments, 'lastGood' | 'next'>,
  context: VerifyContext,
): Promise<CheckedEffect> {
  const { snapshot, license, next } = await resolveLicense({ ...beside, file: { bytes } }, context);
  if (license?.fingerprint === fingerprint && snapshot.level === 'full') return { ok: true, effect: { when: 'now' } };
  if (next !== null && next.fingerprint === fingerprint) return { ok: true, effect: { when: 'at', at: startOf(next.claims) } };
  const { reason } = await verify(bytes, context);
  return { ok: false, fault: reason ?? snapshot.reason ?? { code: 'LIC_INTERNAL', params: {} } };
}

/** An emergency licence waits for the moment in which nothing else counts. */
export async function checkEmergency(
  bytes: Uint8Array,
  used: EmergencyDocuments['used'],
  context: VerifyContext,
): Promise<CheckedEffect> {
  const found = await chooseEmergency({ copies: [bytes], used }, context);
  if (found === null) return { ok: false, fault: { code: 'LIC_INTERNAL', params: {} } };
  return found.ok ? { ok: true, effect: { when: 'at', at: null } } : { ok: false, fault: found.fault };
}
