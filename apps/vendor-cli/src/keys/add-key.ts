import { formatInstant, type KeyPurpose, type TrustedKey, type TrustPayload } from '@assist/licence/core';
import { generateSigningKey, sealKey } from '@assist/licence/issue';
import type { Session } from '../cli/session.js';
import { Failure } from '../failure.js';
import { withLock } from '../home/lock.js';
import { publishNext, trustOf } from '../trust/change-trust.js';
import { activeKey, currentTrust, type CurrentTrust } from '../trust/trust-store.js';
import { keyFile, saveKey, storedKids } from './key-store.js';

const PREFIX: Readonly<Record<KeyPurpose, string>> = {
  license: 'lic',
  release: 'rel',
  revocation: 'rev',
  clock: 'clk',
  online: 'onl',
};

export interface NewKey {
  readonly purpose: KeyPurpose;
  readonly kid?: string;
  readonly years: number;
  /** `first`: there is none in force yet. `next`: the one in force stops signing now; what it signed stays good. */
  readonly place: 'first' | 'next';
}

export interface AddedKey {
  readonly kid: string;
  readonly replaced: string | null;
  readonly publicKey: string;
  readonly trust: CurrentTrust;
}

/**
 * Makes a key for one purpose, seals it and puts it into the trust set. The sealed file comes first: after a crash there
 * is at most a key that nothing trusts. Ends with `KEY_EXISTS` or `KEY_MISSING` when `place` does not fit.
 */
export async function addKey(session: Session, wanted: NewKey): Promise<AddedKey> {
  const { home, keys } = session;
  const before = await currentTrust(home);
  checkPlace(session, before, wanted);
  const root = await keys.unlock(before.set.rootFingerprint);
  const kid = wanted.kid ?? freeKid(session, before, wanted.purpose);
  if (before.set.keys.has(kid)) throw new Failure('KEY_EXISTS', { kid, purpose: wanted.purpose });
  const key = generateSigningKey(kid);
  const passphrase = await session.passphrases.fresh('key', kid);
  const facts = { env: before.set.env, purpose: wanted.purpose, createdAt: formatInstant(session.now()) };
  const sealed = await sealKey(key, facts, passphrase);
  return withLock(home, async () => {
    const now = session.now();
    const entry = { kid, publicKey: key.publicKey, purpose: wanted.purpose, ...validity(now, wanted.years) };
    const current = await trustOf(session, root);
    const replaced = checkPlace(session, current, wanted)?.kid;
    saveKey(keyFile(home, kid), sealed);
    const trust = await publishNext(session, root, current, { keys: withKey(current.payload, entry, replaced, now) });
    return { kid, replaced: replaced ?? null, publicKey: key.publicKey, trust };
  });
}

/** The key that the new one follows. */
function checkPlace({ home, now }: Session, { set }: CurrentTrust, { purpose, place }: NewKey): TrustedKey | undefined {
  const active = activeKey(home, set, purpose, now());
  if (place === 'first' && active !== undefined) throw new Failure('KEY_EXISTS', { kid: active.kid, purpose });
  return active;
}

/** `lic-2026a`, then `lic-2026b`; also names of keys that never came into the trust set are taken. */
function freeKid({ home, now }: Session, { set }: CurrentTrust, purpose: KeyPurpose): string {
  const stem = `${PREFIX[purpose]}-${new Date(now()).getUTCFullYear()}`;
  const taken = new Set([...set.keys.keys(), ...storedKids(home)]);
  const letter = [...'abcdefghijklmnopqrstuvwxyz'].find((candidate) => !taken.has(`${stem}${candidate}`));
  if (letter === undefined) throw new Failure('OPTION_MISSING', { option: 'kid' });
  return `${stem}${letter}`;
}

function validity(nowMs: number, years: number): { readonly notBefore: string; readonly notAfter: string } {
  const end = new Date(nowMs);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return { notBefore: formatInstant(nowMs), notAfter: formatInstant(end.getTime()) };
}

function withKey(
  { keys }: TrustPayload,
  entry: TrustPayload['keys'][number],
  replaced: string | undefined,
  nowMs: number,
): TrustPayload['keys'] {
  return [...keys.map((key) => (key.kid === replaced ? { ...key, notAfter: formatInstant(nowMs) } : key)), entry];
}
