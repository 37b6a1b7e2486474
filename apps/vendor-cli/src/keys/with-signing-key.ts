import type { KeyPurpose, TrustedKey } from '@assist/licence/core';
import type { SigningKey } from '@assist/licence/issue';
import type { Session } from '../cli/session.js';
import { Failure } from '../failure.js';
import { withLock } from '../home/lock.js';
import { currentTrust, isInForce, requireActiveKey, type CurrentTrust } from '../trust/trust-store.js';

/** What signs: the opened key, what the trust set says of it, and that trust set. */
export interface Signer {
  readonly key: SigningKey;
  readonly entry: TrustedKey;
  readonly trust: CurrentTrust;
}

/**
 * Opens the key of this purpose and runs `work` as the only writer of the home. Ends with `KEY_MISSING`, or with
 * `KEYS_CHANGED` when another command ended the key while its passphrase was typed: the product would refuse all it signs.
 */
export async function withSigningKey<T>(
  { home, keys, now }: Session,
  purpose: KeyPurpose,
  work: (signer: Signer) => Promise<T>,
): Promise<T> {
  const { set } = await currentTrust(home);
  const key = await keys.unlock(requireActiveKey(home, set, purpose, now()).kid);
  return withLock(home, async () => {
    const trust = await currentTrust(home);
    const entry = trust.set.keys.get(key.kid);
    if (entry === undefined || !isInForce(entry, now())) throw new Failure('KEYS_CHANGED');
    return work({ key, entry, trust });
  });
}
