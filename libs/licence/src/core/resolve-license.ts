import { authenticate, supersededBy, type GenuineLicense } from './authenticate.js';
import { chooseEmergency, liftedSnapshot, type EmergencyDocuments } from './emergency.js';
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
  /** Copy of a renewal that had not begun when it was put in. */
  readonly next?: Uint8Array | null;
  readonly emergency?: EmergencyDocuments;
}

/** Which document counts. */
export type Choice =
  | {
      readonly source: 'file' | 'last-good' | 'next';
      readonly license: GenuineLicense;
      readonly fileFault: LicenseFault | null;
    }
  | { readonly source: 'evaluation'; readonly fileFault: LicenseFault | null }
  | { readonly source: 'none'; readonly fault: LicenseFault };

export interface Resolution {
  readonly snapshot: LicenseSnapshot;
  readonly source: Choice['source'] | 'emergency';
  /** The licence that counts; null for an evaluation and where none does. */
  readonly license: GenuineLicense | null;
  /** A genuine licence that has not begun and takes over by itself when it does. */
  readonly next: GenuineLicense | null;
  /** What became of the emergency licence; null where there is none, or none is needed. */
  readonly emergency: Checked<GenuineLicense> | null;
}

type Outcome = Pick<Resolution, 'snapshot' | 'source' | 'license'>;

/**
 * The state of an installation. Steps 1 to 8 and 10 choose the document: the file, else the last good one, else the
 * evaluation if no licence was ever active, else nothing; a renewal takes over when it has begun. Steps 9 and 11 to 13
 * then set the state, and an emergency licence lifts one that is read-only. A file that is damaged, replaced or not
 * begun yet never gives less than no file. Never throws: a fault of our own is the reason `LIC_INTERNAL`, and the
 * caller keeps what it had.
 */
export async function resolveLicense(documents: LicenseDocuments, context: VerifyContext): Promise<Resolution> {
  const resolution = await checked(() => resolve(documents, context));
  if (resolution.ok) return resolution.value;
  return { source: 'none', license: null, snapshot: refusedSnapshot(resolution.fault), next: null, emergency: null };
}

async function resolve(documents: LicenseDocuments, context: VerifyContext): Promise<Resolution> {
  const stored = await currentCopy(documents.next ?? null, context);
  const renewal = begunRenewal(stored, context);
  const known = renewal === null ? context : withMark(context, renewal.mark);
  const file = 'bytes' in documents.file ? await current(documents.file.bytes, known) : refused(fault(documents.file.code));
  const fallback =
    renewal === null
      ? chooseFallback(file, await currentCopy(documents.lastGood, known), context)
      : ({ source: 'next', license: renewal.license, fileFault: faultOf(file) } as const);
  const waiting = waitingLicense([file, stored], context);
  const main = mainOutcome(file, fallback, waiting, context);
  const next = waiting === null || isReplaced(waiting, main) ? null : waiting;
  return { ...(await lift(main, documents.emergency, context)), next };
}

/** A renewal does not wait any more when a newer licence than itself has come into force. */
function isReplaced(waiting: GenuineLicense, { snapshot }: Outcome): boolean {
  const mark = activationOf(snapshot);
  return mark !== null && supersededBy(waiting.claims, [mark]) !== null;
}

function mainOutcome(
  file: Checked<GenuineLicense>,
  fallback: Choice,
  waiting: GenuineLicense | null,
  context: VerifyContext,
): Outcome {
  if (file.ok && file.value !== waiting) return outcome({ source: 'file', license: file.value, fileFault: null }, context);
  const meanwhile = outcome(fallback, context);
  if (waiting === null || meanwhile.snapshot.level === 'full') return meanwhile;
  return outcome({ source: file.ok ? 'file' : 'next', license: waiting, fileFault: faultOf(file) }, context);
}

/** Steps 2 to 8 and 10. An emergency licence in the place of a licence is none: it has a place of its own. */
async function current(bytes: Uint8Array, context: VerifyContext): Promise<Checked<GenuineLicense>> {
  const document = await authenticate(bytes, context);
  if (!document.ok) return document;
  const { claims } = document.value;
  if (claims.kind === 'emergency') return refused(fault('LIC_WRONG_TYPE', { found: claims.kind }));
  const superseded = supersededBy(claims, context.stored.seqMarks);
  return superseded === null ? document : refused(superseded);
}

async function currentCopy(bytes: Uint8Array | null, context: VerifyContext): Promise<Checked<GenuineLicense> | null> {
  return bytes === null ? null : current(bytes, context);
}

/** A stored renewal that would be in force now: it counts from here on as if it had been put in today. */
function begunRenewal(
  stored: Checked<GenuineLicense> | null,
  context: VerifyContext,
): { readonly license: GenuineLicense; readonly mark: SeqMark } | null {
  if (stored?.ok !== true) return null;
  const mark = activationOf(snapshotOfLicense(stored.value, context));
  return mark === null ? null : { license: stored.value, mark };
}

/** The renewal that waits: in the file, else in the database. */
function waitingLicense(candidates: readonly (Checked<GenuineLicense> | null)[], context: VerifyContext): GenuineLicense | null {
  const genuine = candidates.flatMap((found) => (found?.ok === true ? [found.value] : []));
  return genuine.find(({ claims }) => waitsForStart(claims, context.now)) ?? null;
}

/** What counts where the file does not. */
function chooseFallback(file: Checked<GenuineLicense>, lastGood: Checked<GenuineLicense> | null, context: VerifyContext): Choice {
  const fileFault = faultOf(file);
  if (lastGood?.ok === true) return { source: 'last-good', license: lastGood.value, fileFault };
  if (!context.stored.everActivated) return { source: 'evaluation', fileFault: isAbsent(fileFault) ? null : fileFault };
  const lastFault = lastGood === null ? null : lastGood.fault;
  return { source: 'none', fault: (isAbsent(fileFault) ? lastFault : fileFault) ?? fault('LIC_MISSING') };
}

function outcome(choice: Choice, context: VerifyContext): Outcome {
  switch (choice.source) {
    case 'none':
      return { source: 'none', license: null, snapshot: refusedSnapshot(choice.fault) };
    case 'evaluation':
      return { source: 'evaluation', license: null, snapshot: evaluationSnapshot(context, choice.fileFault) };
    default:
      return {
        source: choice.source,
        license: choice.license,
        snapshot: licenseSnapshot(choice.license, choice.fileFault, context),
      };
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

/** A good emergency licence lifts a result that is read-only, and only such a one. */
async function lift(
  main: Outcome,
  documents: EmergencyDocuments | undefined,
  context: VerifyContext,
): Promise<Outcome & Pick<Resolution, 'emergency'>> {
  if (documents === undefined || main.snapshot.level === 'full') return { ...main, emergency: null };
  const emergency = await chooseEmergency(documents, context);
  if (emergency?.ok !== true) return { ...main, emergency };
  const license = emergency.value;
  return { source: 'emergency', license, snapshot: liftedSnapshot(main.snapshot, license, context), emergency };
}

/**
 * The mark to store because this licence is in force: from then on an older one of the customer is superseded. Null
 * where none is in force, for a licence that still waits must not shut out the one that counts meanwhile, and for an
 * emergency licence, which stands beside the order.
 */
export function activationOf({ claims, level }: LicenseSnapshot): SeqMark | null {
  if (claims === null || level !== 'full' || claims.kind === 'emergency') return null;
  return { product: claims.prd, customerId: claims.customer.id, seq: claims.seq };
}

function withMark(context: VerifyContext, mark: SeqMark): VerifyContext {
  return { ...context, stored: { ...context.stored, seqMarks: [...context.stored.seqMarks, mark] } };
}

function faultOf(file: Checked<GenuineLicense>): LicenseFault | null {
  return file.ok ? null : file.fault;
}

function isAbsent(fileFault: LicenseFault | null): boolean {
  return fileFault?.code === 'LIC_MISSING';
}

function refused(reason: LicenseFault): Checked<never> {
  return { ok: false, fault: reason };
}
