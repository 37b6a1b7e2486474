import { authenticate, type GenuineLicense } from './authenticate.js';
import { hostMatches } from './binding.js';
import { DAY_MS } from './instant.js';
import { snapshotOfLicense } from './license-state.js';
import { graceEnd } from './lifetime.js';
import { fault, type Checked, type LicenseFault } from './refusal.js';
import { deepFreeze, type LicenseSnapshot } from './snapshot.js';
import type { HostFacts, VerifyContext } from './verify-context.js';

/** No emergency licence is in force for longer than this, its grace included. */
const MAX_LIFE_MS = 14 * DAY_MS;

/** An emergency licence that was in force on this installation; each can be so once. */
export interface UsedEmergency {
  readonly lid: string;
  /** SHA-256 of its payload: another document under the same `lid` is another try. */
  readonly fingerprint: string;
  /** Its end, and whether that has come: a clock that is set back later does not bring it back. */
  readonly endsAt: number;
  readonly hasEnded: boolean;
}

export interface EmergencyDocuments {
  /** Copies of `emergency.json`, from the folder and the database. */
  readonly copies: readonly Uint8Array[];
  readonly used: readonly UsedEmergency[];
}

/**
 * The emergency licence among the copies: one that may be in force on this host now, else the fault of the first, null
 * where there is none. It stands beside the order of `seq` and is bound to one installation by its id.
 */
export async function chooseEmergency(
  documents: EmergencyDocuments,
  context: VerifyContext,
): Promise<Checked<GenuineLicense> | null> {
  let first: Checked<GenuineLicense> | null = null;
  for (const bytes of documents.copies) {
    const found = await usableEmergency(bytes, documents.used, context);
    if (found.ok) return found;
    first ??= found;
  }
  return first;
}

async function usableEmergency(
  bytes: Uint8Array,
  used: readonly UsedEmergency[],
  context: VerifyContext,
): Promise<Checked<GenuineLicense>> {
  const document = await authenticate(bytes, context);
  if (!document.ok) return document;
  const license = document.value;
  const reason = kindFault(license, context.host) ?? stateFault(license, context) ?? spentFault(license, used);
  return reason === null ? document : { ok: false, fault: reason };
}

/** What makes a genuine licence no emergency licence of this installation, whatever the time. */
function kindFault({ claims }: GenuineLicense, host: HostFacts): LicenseFault | null {
  if (claims.kind !== 'emergency') return fault('LIC_WRONG_TYPE', { found: claims.kind, expected: 'emergency' });
  if ((graceEnd(claims) ?? Infinity) - claims.nbf > MAX_LIFE_MS) return fault('LIC_SCHEMA', { claim: 'exp' });
  const { bind } = claims;
  const own = bind.mode === 'fingerprint' ? bind.components.filter((component) => component.startsWith('inst:')) : [];
  if (own.length === 0) return fault('LIC_SCHEMA', { claim: 'bind' });
  const isOurs = own.some((component) => host.components.includes(component)) && hostMatches(bind, host);
  return isOurs ? null : fault('LIC_WRONG_HOST');
}

/** Steps 9 and 11: it may have been revoked, not begun, or be over. */
function stateFault(license: GenuineLicense, context: VerifyContext): LicenseFault | null {
  const { level, reason } = snapshotOfLicense(license, context);
  return level === 'full' ? null : reason;
}

/** Each one lifts once: not again after its end, and not with other words under the same `lid`. */
function spentFault({ claims, fingerprint }: GenuineLicense, used: readonly UsedEmergency[]): LicenseFault | null {
  const before = used.find((known) => known.lid === claims.lid);
  const isSpent = before !== undefined && (before.hasEnded || before.fingerprint !== fingerprint);
  return isSpent ? fault('LIC_SUPERSEDED', { fact: 'used' }) : null;
}

/** What holds while an emergency licence lifts a read-only result; that result's reason and stored bind grace stay. */
export function liftedSnapshot(lifted: LicenseSnapshot, license: GenuineLicense, context: VerifyContext): LicenseSnapshot {
  const snapshot = snapshotOfLicense(license, context);
  const flags = [...new Set([...snapshot.flags, ...lifted.flags])];
  return deepFreeze({ ...snapshot, reason: lifted.reason, flags, bindGrace: lifted.bindGrace });
}

/** The list after a look: what lifts now is used, and what is over has ended. */
export function emergenciesAfter(
  used: readonly UsedEmergency[],
  lifting: GenuineLicense | null,
  now: number,
): readonly UsedEmergency[] {
  const known = used.map((entry) => ({ ...entry, hasEnded: entry.hasEnded || now > entry.endsAt }));
  if (lifting === null || known.some((entry) => entry.lid === lifting.claims.lid)) return known;
  const { claims, fingerprint } = lifting;
  return [...known, { lid: claims.lid, fingerprint, endsAt: graceEnd(claims) ?? 0, hasEnded: false }];
}
