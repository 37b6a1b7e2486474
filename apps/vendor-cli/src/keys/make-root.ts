import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatInstant, type Anchor, type LicenseEnv, type TrustPayload } from '@assist/licence/core';
import { generateSigningKey, sealKey, type SealedKey, type SigningKey } from '@assist/licence/issue';
import type { Session } from '../cli/session.js';
import { Failure } from '../failure.js';
import { ensurePrivateFolder } from '../home/files.js';
import { withLock } from '../home/lock.js';
import type { VendorHome } from '../home/vendor-home.js';
import type { PassphraseRole } from '../passphrase/passphrases.js';
import { writeStarterTemplates } from '../templates/starter-templates.js';
import { nextTrustNumber, publishTrust, type CurrentTrust } from '../trust/trust-store.js';
import { keyFile, readKey, saveKey } from './key-store.js';

export interface MadeRoot {
  readonly root: SigningKey;
  readonly anchor: Anchor;
  readonly files: readonly string[];
  readonly trust: CurrentTrust;
}

/** A new home with its root and an empty trust set. Ends with `ROOT_EXISTS`. */
export async function initRoot(session: Session, env: LicenseEnv, copies: readonly string[]): Promise<MadeRoot> {
  const { home } = session;
  checkNoRoot(home);
  const made = await makeSealedRoot(session, env, 'root');
  home.prepare();
  return withLock(home, async () => {
    checkNoRoot(home);
    const now = session.now();
    const anchor: Anchor = { env, publicKey: made.root.publicKey };
    const files = storeRoot(session, made, copies);
    writeStarterTemplates(home);
    const payload: TrustPayload = { ver: 1, n: nextTrustNumber(home, 0), iat: formatInstant(now), keys: [], allow: [] };
    const trust = await publishTrust(home, payload, made.root, [anchor]);
    home.addRoot(env, made.root.publicKey, now);
    return { root: made.root, anchor, files, trust };
  });
}

/** Ends with `ROOT_EXISTS`. */
export function checkNoRoot(home: VendorHome): void {
  if (home.isThere) throw new Failure('ROOT_EXISTS', { home: home.folder });
}

export interface SealedRoot {
  readonly root: SigningKey;
  readonly sealed: SealedKey;
}

export async function makeSealedRoot(session: Session, env: LicenseEnv, role: PassphraseRole): Promise<SealedRoot> {
  const root = generateSigningKey();
  const passphrase = await session.passphrases.fresh(role, root.kid.slice(0, 16));
  const sealed = await sealKey(root, { env, purpose: 'root', createdAt: formatInstant(session.now()) }, passphrase);
  return { root, sealed };
}

/** Into the home and into each folder of a copy; every file is read again, because a bad stick is found now or never. */
export function storeRoot({ home }: Session, { root, sealed }: SealedRoot, copies: readonly string[]): readonly string[] {
  const inHome = keyFile(home, root.kid);
  const files = [inHome, ...copies.map((folder) => join(folder, `root-${root.kid.slice(0, 16)}.json`))];
  for (const folder of copies) if (!existsSync(folder)) ensurePrivateFolder(folder);
  for (const file of files) {
    saveKey(file, sealed);
    readKey(file, root.kid);
  }
  return files;
}
