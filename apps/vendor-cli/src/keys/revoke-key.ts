import { formatInstant, type KeyPurpose, type TrustPayload } from '@assist/licence/core';
import type { Session } from '../cli/session.js';
import { Failure } from '../failure.js';
import { withLock } from '../home/lock.js';
import { Ledger } from '../ledger/ledger.js';
import { activeKey, currentTrust, nextTrustNumber, publishTrust, type CurrentTrust } from '../trust/trust-store.js';
import { withoutReset } from './add-key.js';

export interface KeyRevocation {
  readonly purpose: KeyPurpose;
  /** Left out: the one in force. */
  readonly kid?: string;
  /** Milliseconds; left out: from the key's start on, because a thief can date back. */
  readonly from?: number;
  readonly reason: string;
  /** Keep every licence of the ledger good, whatever key signed it. */
  readonly pinLedger: boolean;
}

export interface RevokedKey {
  readonly kid: string;
  readonly from: number;
  readonly pinned: number;
  readonly trust: CurrentTrust;
}

/** Takes a key out of use. Licences of it that are dated `from` or later die, but for the pinned ones. */
export async function revokeKey(session: Session, wanted: KeyRevocation): Promise<RevokedKey> {
  const { home } = session;
  const before = await currentTrust(home);
  const root = await session.keys.unlock(before.set.rootFingerprint);
  return withLock(home, async () => {
    const { payload, set } = await currentTrust(home);
    const kid = wanted.kid ?? activeKey(home, set, wanted.purpose, session.now())?.kid;
    const key = set.keys.get(kid ?? '');
    if (key === undefined || key.purpose !== wanted.purpose) throw new Failure('KEY_NOT_FOUND', { kid: kid ?? wanted.purpose });
    const from = wanted.from ?? key.notBefore;
    const allow = wanted.pinLedger ? ledgerLids(session) : [];
    const changed = { kid: key.kid, revokedFrom: formatInstant(from), reason: wanted.reason };
    const next = withRevocation(payload, changed, allow);
    const iat = formatInstant(session.now());
    const trust = await publishTrust(home, { ...next, n: nextTrustNumber(home, payload.n), iat }, root);
    return { kid: key.kid, from, pinned: next.allow.length - payload.allow.length, trust };
  });
}

function withRevocation(
  payload: TrustPayload,
  { kid, ...revoked }: { readonly kid: string; readonly revokedFrom: string; readonly reason: string },
  allow: readonly string[],
): TrustPayload {
  const keys = payload.keys.map((key) => (key.kid === kid ? { ...key, ...revoked } : key));
  return { ...withoutReset(payload), keys, allow: [...new Set([...payload.allow, ...allow])] };
}

export function ledgerLids({ home }: Session): readonly string[] {
  return new Ledger(home)
    .read()
    .lines.filter(({ kind }) => kind !== 'clock')
    .map(({ lid }) => lid);
}
