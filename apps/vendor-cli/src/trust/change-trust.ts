import { formatInstant, type TrustPayload } from '@assist/licence/core';
import type { SigningKey } from '@assist/licence/issue';
import type { Session } from '../cli/session.js';
import { Failure } from '../failure.js';
import { currentTrust, nextTrustNumber, publishTrust, type CurrentTrust } from './trust-store.js';

/**
 * Under the lock: the trust set to change. Ends with `KEYS_CHANGED` when it is not of this root any more, as when that
 * was replaced while its passphrase was typed: a set of the old one would bring it back.
 */
export async function trustOf({ home }: Session, root: SigningKey): Promise<CurrentTrust> {
  const current = await currentTrust(home);
  if (current.set.rootFingerprint !== root.kid) throw new Failure('KEYS_CHANGED');
  return current;
}

/** Publishes the set that follows `current`, under the same lock: next number, date of now, and what `change` says. */
export async function publishNext(
  { home, now }: Session,
  root: SigningKey,
  current: CurrentTrust,
  change: Partial<Pick<TrustPayload, 'n' | 'resetFrom' | 'keys' | 'allow'>>,
): Promise<CurrentTrust> {
  // A reset belongs to the one set that repaired a number; its successors count on from there.
  const { resetFrom: _resetFrom, ...payload } = current.payload;
  const next = { ...payload, n: nextTrustNumber(home, payload.n), iat: formatInstant(now()), ...change };
  return publishTrust(home, next, root);
}
