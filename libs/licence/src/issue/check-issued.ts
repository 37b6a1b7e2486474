import {
  chooseEmergency,
  verify,
  type LicenseBinding,
  type LicenseSnapshot,
  type TrustSet,
  type VerifyContext,
} from '../core/index.js';

type RevocationLists = VerifyContext['revocations'];

/** What the product will say to a licence at `now`, on a host that fits its binding and knows no other licence. */
export async function viewAsProduct(
  bytes: Uint8Array,
  trust: TrustSet,
  now: number,
  revocations: RevocationLists = [],
): Promise<LicenseSnapshot> {
  const nowhere = await verify(bytes, contextOn({ mode: 'none' }, trust, now, revocations));
  if (nowhere.claims === null) return nowhere;
  return verify(bytes, contextOn(nowhere.claims.bind, trust, now, revocations));
}

function contextOn(bind: LicenseBinding, trust: TrustSet, now: number, revocations: RevocationLists): VerifyContext {
  return {
    trust: [trust],
    revocations,
    build: { product: 'cgs-assist', issuer: 'cgs', env: trust.env, builtAt: 0 },
    host: {
      components: bind.mode === 'fingerprint' ? bind.components : [],
      publicHost: bind.mode === 'hostname' ? bind.host : null,
    },
    stored: { seqMarks: [], everActivated: false, evaluationStartedAt: now, bindGrace: null },
    now,
  };
}

/**
 * Null when a licence that was just signed is what the product will take: genuine, wholly understood, and in force now
 * or from its start on. Else the reason; then nothing may leave the house.
 */
export async function faultOfIssued(
  bytes: Uint8Array,
  trust: TrustSet,
  expected: { readonly payloadSha256: string; readonly now: number },
): Promise<string | null> {
  const snapshot = await viewAsProduct(bytes, trust, expected.now);
  const waits = snapshot.reason?.code === 'LIC_NOT_YET_VALID';
  if (snapshot.reason !== null && !waits) return snapshot.reason.code;
  if (snapshot.level !== 'full' && !waits) return snapshot.state;
  const unknown = snapshot.warnings.find((warning) => warning.code === 'CLAIM_NOT_UNDERSTOOD');
  if (unknown !== undefined) return unknown.code;
  if (snapshot.fingerprint !== expected.payloadSha256) return 'FINGERPRINT';
  return snapshot.claims?.kind === 'emergency' ? faultOfEmergency(bytes, snapshot.claims.bind, trust, expected.now) : null;
}

/** An emergency licence has rules of its own; the product looks at it when the licence does not count. */
async function faultOfEmergency(bytes: Uint8Array, bind: LicenseBinding, trust: TrustSet, now: number): Promise<string | null> {
  const chosen = await chooseEmergency({ copies: [bytes], used: [] }, contextOn(bind, trust, now, []));
  return chosen === null || chosen.ok ? null : chosen.fault.code;
}
