import { DAY_MS, formatInstant, sha256Hex, type LicensePayload, type TrustedKey } from '@assist/licence/core';
import { composeLicense, faultOfIssued, signPayloadText, type SigningKey } from '@assist/licence/issue';
import type { Session } from '../cli/session.js';
import { Failure } from '../failure.js';
import { createFile, replaceFile } from '../home/files.js';
import { withSigningKey } from '../keys/with-signing-key.js';
import { Ledger } from '../ledger/ledger.js';
import { formatDay } from '../sheet/formats.js';
import { fill } from '../texts/fill.js';
import type { CurrentTrust } from '../trust/trust-store.js';
import { deliver, prepareDelivery, type Delivery, type DeliveryPlace } from './deliver.js';
import { draftFile, finishInterrupted, removeDraft } from './interrupted.js';
import type { LicenseTerms } from './license-terms.js';
import { moduleParams } from './modules.js';
import { issuedFile, Register } from './register.js';

export interface LicenseOrder {
  readonly terms: LicenseTerms;
  /** The lid that this one replaces; null replaces none, left out: the latest of the customer. */
  readonly supersedes?: string | null;
  readonly installationId?: string;
  readonly place: DeliveryPlace;
  /** Looked at under the lock, so that two issuers cannot both pass. */
  check?(register: Register): void;
}

export interface IssuedResult extends Delivery {
  readonly payload: LicensePayload;
  readonly payloadSha256: string;
  readonly kid: string;
  /** Licences that a crash had interrupted and that were finished now. */
  readonly finished: readonly string[];
}

/** What would be issued now. Ends with the fault of the issuer's rules. */
export function composeOrder(session: Session, order: LicenseOrder, register: Register, lid: string): LicensePayload {
  order.check?.(register);
  const { terms } = order;
  const highest = register.highestSeq(terms.customer.id);
  const latest = register.latestOf(terms.customer.id)?.line.lid;
  const composed = composeLicense({
    ...terms,
    lid,
    seq: terms.kind === 'emergency' ? Math.max(highest, 1) : highest + 1,
    supersedes: order.supersedes === undefined ? latest : (order.supersedes ?? undefined),
    env: session.home.facts().env,
    iat: session.now(),
  });
  if (composed.ok) return composed.payload;
  const { code, claim } = composed.fault;
  throw new Failure(code, code === 'UNKNOWN_MODULE' ? moduleParams(claim) : { claim, known: '-' });
}

/**
 * Issues a licence. The line stands in the ledger, on the disk, before a signed file exists anywhere; the draft beside
 * it lets the next run finish what a crash interrupted.
 */
export async function issueLicense(session: Session, order: LicenseOrder, lid: string): Promise<IssuedResult> {
  const { home } = session;
  return withSigningKey(session, 'license', async ({ key, entry, trust }) => {
    warnOfEnd(session, entry);
    const finished = await finishInterrupted(home, trust, key, session.now());
    const register = new Register(home);
    const payload = composeOrder(session, order, register, lid);
    const text = JSON.stringify(payload);
    const bytes = await signChecked(session, text, key, trust);
    prepareDelivery(order.place);
    record(session, order, payload, text);
    createFile(issuedFile(home, payload.lid), bytes);
    removeDraft(home, payload.lid);
    const delivery = deliver(session, order.place, bytes, payload);
    return { ...delivery, payload, payloadSha256: sha256Hex(text), kid: key.kid, finished };
  });
}

/** In time for a new key to reach every customer with a release. */
const KEY_END_WARNING_MS = 90 * DAY_MS;

function warnOfEnd({ texts, language, log, now }: Session, { kid, notAfter }: TrustedKey): void {
  if (notAfter - now() < KEY_END_WARNING_MS) log(fill(texts.said.keyEndsSoon, { kid, until: formatDay(language, notAfter) }));
}

/** The draft, then the line; nothing that is signed is on a disk yet. */
function record({ home, surroundings, now }: Session, order: LicenseOrder, payload: LicensePayload, text: string): void {
  replaceFile(draftFile(home, payload.lid), text);
  const { lid, seq, kind, customer } = payload;
  const { installationId } = order;
  const line = { by: surroundings.userName, lid, seq, customerId: customer.id, payloadSha256: sha256Hex(text), kind };
  new Ledger(home).append(installationId === undefined ? line : { ...line, installationId }, now());
}

async function signChecked(session: Session, text: string, key: SigningKey, trust: CurrentTrust): Promise<Buffer> {
  const bytes = signPayloadText('license', text, key);
  const fault = await faultOfIssued(bytes, trust.set, { payloadSha256: sha256Hex(text), now: session.now() });
  if (fault !== null) throw new Failure('OWN_OUTPUT_REFUSED', { fault, at: formatInstant(session.now()) });
  return bytes;
}
