import type { LicenseEnv } from './anchors.js';
import { sha256Hex } from './encoding.js';
import type { LicenseClaims } from './license-claims.js';
import { readLicensePayload } from './license-payload.js';
import { checked, fault, refuse, type Checked, type LicenseFault } from './refusal.js';
import { checkKeyTime, openSigned } from './signed-document.js';
import type { BuildFacts, SeqMark, VerifyContext } from './verify-context.js';

/** A genuine licence for this product; whether it counts today is another question. */
export interface GenuineLicense {
  /** The file as it came. */
  readonly bytes: Uint8Array;
  readonly claims: LicenseClaims;
  readonly notUnderstood: readonly string[];
  readonly env: LicenseEnv;
  /** SHA-256 of the payload in hex; with `lid` the identity of the document. */
  readonly fingerprint: string;
  readonly rootFingerprint: string;
}

/** Steps 2 to 8 of the verification: is this a licence of ours, for this product and world? */
export async function authenticate(
  bytes: Uint8Array,
  context: Pick<VerifyContext, 'trust' | 'build'>,
): Promise<Checked<GenuineLicense>> {
  return checked(async () => {
    const { payload, trust, key } = await openSigned(bytes, 'license', context.trust);
    const { claims, notUnderstood } = readLicensePayload(payload);
    checkAudience(claims, trust.env, context.build);
    checkKeyTime(key, { iat: claims.iat, pinned: trust.allow.has(claims.lid) });
    return {
      bytes,
      claims,
      notUnderstood,
      env: trust.env,
      fingerprint: sha256Hex(payload),
      rootFingerprint: trust.rootFingerprint,
    };
  });
}

/** Step 7. */
function checkAudience(claims: LicenseClaims, signedIn: LicenseEnv, build: BuildFacts): void {
  if (claims.prd !== build.product) refuse('LIC_WRONG_PRODUCT', { found: claims.prd, expected: build.product });
  if (claims.iss !== build.issuer) refuse('LIC_WRONG_ISSUER', { found: claims.iss, expected: build.issuer });
  if (claims.env !== build.env || signedIn !== build.env) {
    refuse('LIC_WRONG_ENVIRONMENT', { found: signedIn, expected: build.env });
  }
}

/** Step 10: the fault of a licence that a newer one of the same customer and product has replaced. */
export function supersededBy(claims: LicenseClaims, marks: readonly SeqMark[]): LicenseFault | null {
  const newer = marks.find(
    (mark) => mark.product === claims.prd && mark.customerId === claims.customer.id && mark.seq > claims.seq,
  );
  return newer === undefined ? null : fault('LIC_SUPERSEDED', { seq: claims.seq, highest: newer.seq });
}
