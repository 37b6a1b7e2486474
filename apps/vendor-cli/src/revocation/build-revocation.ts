import { formatInstant, loadRevocationList, type RevocationList, type RevocationPayload } from '@assist/licence/core';
import { signDocument } from '@assist/licence/issue';
import type { Session } from '../cli/session.js';
import { Failure } from '../failure.js';
import { readFileIfThere, replaceFile } from '../home/files.js';
import type { VendorHome } from '../home/vendor-home.js';
import { withSigningKey } from '../keys/with-signing-key.js';
import { publishedNumbers, type CurrentTrust } from '../trust/trust-store.js';
import { RevocationEntries } from './revocation-entries.js';

export interface BuiltRevocation {
  readonly number: number;
  readonly entries: number;
  readonly bytes: Buffer;
}

/** Signs the list with the next number and checks it as the product does. */
export async function buildRevocation(session: Session): Promise<BuiltRevocation> {
  const { home } = session;
  return withSigningKey(session, 'revocation', async ({ key, trust }) => {
    const entries = new RevocationEntries(home).list().map(({ lid, from, reason }) => ({ lid, from, reason }));
    const number = Math.max(0, ...publishedNumbers(home, /^revocation-(\d+)\.json$/)) + 1;
    const payload: RevocationPayload = { ver: 1, number, iat: formatInstant(session.now()), entries };
    const bytes = signDocument('revocation', payload, key);
    const loaded = await loadRevocationList(bytes, { trust: [trust.set] });
    if (!loaded.ok) throw new Failure('OWN_OUTPUT_REFUSED', { fault: loaded.fault.code });
    replaceFile(home.path('published', `revocation-${String(number).padStart(4, '0')}.json`), bytes);
    replaceFile(home.path('revocation.json'), bytes);
    return { number, entries: entries.length, bytes };
  });
}

/** The list that is out, verified; empty before the first. Ends with `HOME_DAMAGED`. */
export async function publishedRevocations(home: VendorHome, { set }: CurrentTrust): Promise<readonly RevocationList[]> {
  const file = home.path('revocation.json');
  const bytes = readFileIfThere(file);
  if (bytes === null) return [];
  const loaded = await loadRevocationList(bytes, { trust: [set] });
  if (loaded.ok) return [loaded.value];
  // The key that signed it may have been revoked since: then a new list is due, and this one says nothing.
  if (loaded.fault.code === 'LIC_KEY_REVOKED') return [];
  throw new Failure('HOME_DAMAGED', { file });
}
