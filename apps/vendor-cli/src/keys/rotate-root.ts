import { formatInstant, loadRootRotation, type RootRotationPayload } from '@assist/licence/core';
import { signRootRotation, type SigningKey } from '@assist/licence/issue';
import type { Session } from '../cli/session.js';
import { Failure } from '../failure.js';
import { replaceFile } from '../home/files.js';
import { withLock } from '../home/lock.js';
import { publishNext, trustOf } from '../trust/change-trust.js';
import { currentTrust, nextTrustNumber } from '../trust/trust-store.js';
import { makeSealedRoot, storeRoot, type MadeRoot } from './make-root.js';

export interface RotatedRoot extends MadeRoot {
  readonly retired: string;
  readonly file: string;
}

/**
 * A new root. `root.json` carries the number after the trust set's and both signatures; the trust set that follows is
 * signed by the new root alone. That set is what makes the new root the current one, so it is written last.
 */
export async function rotateRoot(session: Session, copies: readonly string[]): Promise<RotatedRoot> {
  const { home } = session;
  const before = await currentTrust(home);
  const old = await session.keys.unlock(before.set.rootFingerprint);
  const made = await makeSealedRoot(session, before.set.env, 'new-root');
  return withLock(home, async () => {
    const current = await trustOf(session, old);
    const { payload, set } = current;
    const iat = formatInstant(session.now());
    const files = storeRoot(session, made, copies);
    const rotation = { ver: 1, n: nextTrustNumber(home, payload.n), iat, publicKey: made.root.publicKey } as const;
    const bytes = await signedRotation(session, rotation, [old, made.root]);
    replaceFile(home.path('published', `root-${String(rotation.n).padStart(4, '0')}.json`), bytes);
    replaceFile(home.path('root.json'), bytes);
    home.addRoot(set.env, made.root.publicKey, session.now());
    const trust = await publishNext(session, made.root, current, { n: nextTrustNumber(home, rotation.n) });
    const anchor = { env: set.env, publicKey: made.root.publicKey };
    return { root: made.root, anchor, files, trust, retired: old.kid, file: home.path('root.json') };
  });
}

async function signedRotation(
  { home }: Session,
  payload: RootRotationPayload,
  roots: readonly [SigningKey, SigningKey],
): Promise<Buffer> {
  const bytes = signRootRotation(payload, roots);
  const { env } = home.facts();
  const loaded = await loadRootRotation(bytes, { anchors: [{ env, publicKey: roots[0].publicKey }] });
  if (!loaded.ok) throw new Failure('OWN_OUTPUT_REFUSED', { fault: loaded.fault.code });
  return bytes;
}
