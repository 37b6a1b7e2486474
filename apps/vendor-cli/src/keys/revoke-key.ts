import { formatInstant, type KeyPurpose } from '@assist/licence/core';
import type { Session } from '../cli/session.js';
import { Failure } from '../failure.js';
import { withLock } from '../home/lock.js';
import { Ledger } from '../ledger/ledger.js';
import { publishNext, trustOf } from '../trust/change-trust.js';
import { activeKey, currentTrust, type CurrentTrust } from '../trust/trust-store.js';

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
    const current = await trustOf(session, root);
    const { payload, set } = current;
    const kid = wanted.kid ?? activeKey(home, set, wanted.purpose, session.now())?.kid;
    const key = set.keys.get(kid ?? '');
    if (key === undefined || key.purpose !== wanted.purpose) throw new Failure('KEY_NOT_FOUND', { kid: kid ?? wanted.purpose });
    const from = wanted.from ?? key.notBefore;
    const revoked = { revokedFrom: formatInstant(from), reason: wanted.reason };
    const keys = payload.keys.map((entry) => (entry.kid === key.kid ? { ...entry, ...revoked } : entry));
    const allow = [...new Set([...payload.allow, ...(wanted.pinLedger ? ledgerLids(session) : [])])];
    const trust = await publishNext(session, root, current, { keys, allow });
    return { kid: key.kid, from, pinned: allow.length - payload.allow.length, trust };
  });
}

export function ledgerLids({ home }: Session): readonly string[] {
  return new Ledger(home)
    .read()
    .lines.filter(({ kind }) => kind !== 'clock')
    .map(({ lid }) => lid);
}
