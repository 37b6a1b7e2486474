import { authenticate, supersededBy, type GenuineLicense } from './authenticate.js';
import { snapshotOfLicense } from './license-state.js';
import { checked, type LicenseFault } from './refusal.js';
import { revocationOf } from './revocation-list.js';
import type { LicenseSnapshot } from './snapshot.js';
import { refusedSnapshot } from './unlicensed-state.js';
import type { VerifyContext } from './verify-context.js';

/**
 * What one document would mean if it were the installed licence: the whole algorithm, steps 2 to 14, in order. Pure:
 * time, host and memory come in with `context`, nothing is written. A refused document gives the state `invalid`
 * with the first fault as `reason`; a fault of our own is `LIC_INTERNAL`; it never throws. To find out what counts on
 * an installation, where a bad file must never give less than no file, ask `resolveLicense`.
 */
export async function verify(bytes: Uint8Array, context: VerifyContext): Promise<LicenseSnapshot> {
  const document = await authenticate(bytes, context);
  if (!document.ok) return refusedSnapshot(document.fault);
  const snapshot = await checked(() => {
    const replaced = faultOfReplaced(document.value, context);
    return replaced === null ? snapshotOfLicense(document.value, context) : refusedSnapshot(replaced);
  });
  return snapshot.ok ? snapshot.value : refusedSnapshot(snapshot.fault);
}

/** Step 9 stands before step 10: a licence that is revoked and replaced says the graver thing. */
function faultOfReplaced({ claims, env }: GenuineLicense, context: VerifyContext): LicenseFault | null {
  const revoked = revocationOf({ lid: claims.lid, env }, context.revocations, context.now);
  return revoked === undefined ? supersededBy(claims, context.stored.seqMarks) : null;
}
