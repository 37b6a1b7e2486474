import type { LicensePayload, LicenseSnapshot } from '@assist/licence/core';
import { viewAsProduct } from '@assist/licence/issue';
import type { Session } from '../cli/session.js';
import { payloadOfFile } from '../home/payload-of-file.js';
import { readDocument, refusal } from '../requests/read-document.js';
import { publishedRevocations } from '../revocation/build-revocation.js';
import { currentTrust } from '../trust/trust-store.js';
import { isLid, Register } from './register.js';

/** A licence as the product of this world would see it. */
export interface ViewedLicense {
  readonly payload: LicensePayload;
  readonly snapshot: LicenseSnapshot;
}

/** By lid from this home, or any file or pasted text. */
export async function viewLicense(
  session: Session,
  source: string,
): Promise<ViewedLicense | { readonly snapshot: LicenseSnapshot }> {
  const bytes = isLid(source) ? new Register(session.home).get(source).bytes : await readDocument(session, source);
  const trust = await currentTrust(session.home);
  const revocations = await publishedRevocations(session.home, trust);
  const snapshot = await viewAsProduct(bytes, trust.set, session.now(), revocations);
  return snapshot.claims === null ? { snapshot } : { snapshot, payload: payloadOfFile(bytes) as LicensePayload };
}

/** As `viewLicense`, for a genuine licence only. Ends with `DOCUMENT_REFUSED`. */
export async function genuineLicense(session: Session, source: string): Promise<ViewedLicense> {
  const viewed = await viewLicense(session, source);
  if ('payload' in viewed) return viewed;
  throw refusal(viewed.snapshot.reason ?? { code: 'LIC_INTERNAL', params: {} });
}
