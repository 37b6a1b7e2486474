import { authenticate, supersededBy, type GenuineLicense } from './authenticate.js';
import { snapshotOfLicense } from './license-state.js';
import { waitsForStart } from './lifetime.js';
import { checked, fault, type Checked, type LicenseFault } from './refusal.js';
import { deepFreeze, type LicenseSnapshot } from './snapshot.js';
import { damagedFlags, evaluationSnapshot, refusedSnapshot } from './unlicensed-state.js';
import type { SeqMark, VerifyContext } from './verify-context.js';

/** `license.json` as step 1 found it; its caller opens files. */
export type LicenseFile = { readonly bytes: Uint8Array } | { readonly code: 'LIC_MISSING' | 'LIC_UNREADABLE' };

export interface LicenseDocuments {
  readonly file: LicenseFile;
  /** Copy of the document that counted last; only `assist license remove` drops it. */
  readonly lastGood: Uint8Array | null;
}

/** Which document counts. */
export type Choice =
  | { readonly source: 'file' | 'last-good'; readonly license: GenuineLicense; readonly fileFault: LicenseFault | null }
  | { readonly source: 'evaluation'; readonly fileFault: LicenseFault | null }
  | { readonly source: 'none'; readonly fault: LicenseFault };

export interface Resolution {
  readonly snapshot: LicenseSnapshot;
  readonly source: Choice['source'];
  /** A genuine file that has not begun and takes over by itself when it does. */
  readonly next: GenuineLicense | null;
}

/**
 * The state of an installation. Steps 1 to 8 and 10 choose the document: the file, else the last good one, else the
 * evaluation if no licence was ever active, else nothing. Steps 9 and 11 to 13 then set the state. A file that is
 * damaged, replaced or not begun yet never gives less than no file. Never throws: a fault of our own is the reason
 * `LIC_INTERNAL`, and the caller keeps what it had.
 */
export async function resolveLicense(documents: LicenseDocuments, context: VerifyContext): Promise<Resolution> {
  const resolution = await checked(() => resolve(documents, context));
  return resolution.ok ? resolution.value : { source: 'none', snapshot: refusedSnapshot(resolution.fault), next: null };
}

async function resolve(documents: LicenseDocuments, context: VerifyContext): Promise<Resolution> {
  const file = 'bytes' in documents.file ? await current(documents.file.bytes, context) : refused(fault(documents.file.code));
  const lastGood = documents.lastGood === null ? null : await current(documents.lastGood, context);
  const fallback = chooseFallback(file, lastGood, context);
  if (!file.ok) return { ...outcome(fallback, context), next: null };
  const fromFile = outcome({ source: 'file', license: file.value, fileFault: null }, context);
  if (!waitsForStart(file.value.claims, context.now)) return { ...fromFile, next: null };
  const meanwhile = outcome(fallback, context);
  return { ...(meanwhile.snapshot.level === 'full' ? meanwhile : fromFile), next: file.value };
}

/** Steps 2 to 8 and 10. */
async function current(bytes: Uint8Array, context: VerifyContext): Promise<Checked<GenuineLicense>> {
  const document = await authenticate(bytes, context);
  const superseded = document.ok ? supersededBy(document.value.claims, context.stored.seqMarks) : null;
  return superseded === null ? document : refused(superseded);
}

/** What counts where the file does not. */
function chooseFallback(file: Checked<GenuineLicense>, lastGood: Checked<GenuineLicense> | null, context: VerifyContext): Choice {
  const fileFault = file.ok ? null : file.fault;
  if (lastGood?.ok === true) return { source: 'last-good', license: lastGood.value, fileFault };
  if (!context.stored.everActivated) return { source: 'evaluation', fileFault: isAbsent(fileFault) ? null : fileFault };
  const lastFault = lastGood === null ? null : lastGood.fault;
  return { source: 'none', fault: (isAbsent(fileFault) ? lastFault : fileFault) ?? fault('LIC_MISSING') };
}

function outcome(choice: Choice, context: VerifyContext): Pick<Resolution, 'snapshot' | 'source'> {
  switch (choice.source) {
    case 'none':
      return { source: 'none', snapshot: refusedSnapshot(choice.fault) };
    case 'evaluation':
      return { source: 'evaluation', snapshot: evaluationSnapshot(context, choice.fileFault) };
    default:
      return { source: choice.source, snapshot: licenseSnapshot(choice.license, choice.fileFault, context) };
  }
}

function licenseSnapshot(license: GenuineLicense, fileFault: LicenseFault | null, context: VerifyContext): LicenseSnapshot {
  const snapshot = snapshotOfLicense(license, context);
  return deepFreeze({
    ...snapshot,
    reason: snapshot.reason ?? fileFault,
    flags: [...snapshot.flags, ...damagedFlags(fileFault)],
  });
}

/**
 * The mark to store because this licence is in force: from then on an older one of the customer is superseded. Null
 * where none is in force: a licence that still waits must not shut out the one that counts meanwhile.
 */
export function activationOf({ claims, level }: LicenseSnapshot): SeqMark | null {
  if (claims === null || level !== 'full') return null;
  return { product: claims.prd, customerId: claims.customer.id, seq: claims.seq };
}

function isAbsent(fileFault: LicenseFault | null): boolean {
  return fileFault?.code === 'LIC_MISSING';
}

function refused(reason: LicenseFault): Checked<never> {
  return { ok: false, fault: reason };
}
