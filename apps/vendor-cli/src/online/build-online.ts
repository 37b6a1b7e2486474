import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { formatInstant, loadOnlineStatus, sha256Hex, type OnlinePayload } from '@assist/licence/core';
import { signDocument, type SigningKey } from '@assist/licence/issue';
import type { Session } from '../cli/session.js';
import { Failure } from '../failure.js';
import { readFileIfThere, replaceFile } from '../home/files.js';
import { withSigningKey } from '../keys/with-signing-key.js';
import { Register, type IssuedLicense } from '../licenses/register.js';
import { standingOf } from '../licenses/standing.js';
import type { CurrentTrust } from '../trust/trust-store.js';

export type OnlineStatus = 'active' | 'revoked' | 'replaced' | 'ended';

export interface OnlineFile {
  readonly lid: string;
  readonly status: OnlineStatus;
  readonly file: string;
}

/** One signed file for each licence, named by the hash of its lid, so that a folder listing names no customer. */
export async function buildOnline(session: Session, folder: string): Promise<readonly OnlineFile[]> {
  const { home } = session;
  return withSigningKey(session, 'online', async ({ key, trust }) => {
    const register = new Register(home);
    mkdirSync(folder, { recursive: true });
    const companions = { trust: envelopeOf(trust.bytes), revocation: envelopeOf(readFileIfThere(home.path('revocation.json'))) };
    const files: OnlineFile[] = [];
    for (const license of register.licenses()) {
      files.push(await writeStatus(session, { license, register, folder, key, companions, trust }));
    }
    removeOthers(folder, new Set(files.map(({ file }) => file)));
    return files;
  });
}

interface StatusParts {
  readonly license: IssuedLicense;
  readonly register: Register;
  readonly folder: string;
  readonly key: SigningKey;
  readonly companions: Pick<OnlinePayload, 'trust' | 'revocation'>;
  readonly trust: CurrentTrust;
}

async function writeStatus(session: Session, parts: StatusParts): Promise<OnlineFile> {
  const { license, register, folder, key, companions, trust } = parts;
  const { lid } = license.line;
  const status = statusOf(license, register, session.now());
  const payload: OnlinePayload = { ver: 1, lid, status, iat: formatInstant(session.now()), ...companions };
  const file = `${sha256Hex(lid)}.json`;
  const bytes = signDocument('online', payload, key);
  const loaded = await loadOnlineStatus(bytes, [trust.set]);
  if (!loaded.ok) throw new Failure('OWN_OUTPUT_REFUSED', { fault: loaded.fault.code });
  replaceFile(join(folder, file), bytes, 0o644);
  return { lid, status, file };
}

function statusOf(license: IssuedLicense, register: Register, now: number): OnlineStatus {
  const standing = standingOf(license, register, now);
  if (standing === 'revoked' || standing === 'replaced') return standing;
  return standing === 'expired' ? 'ended' : 'active';
}

/** Files of an earlier build whose licence is gone; anything else in the folder is not ours. */
function removeOthers(folder: string, kept: ReadonlySet<string>): void {
  readdirSync(folder)
    .filter((name) => /^[0-9a-f]{64}\.json$/.test(name) && !kept.has(name))
    .forEach((name) => rmSync(join(folder, name)));
}

function envelopeOf(bytes: Uint8Array | null): OnlinePayload['trust'] {
  return bytes === null ? undefined : (JSON.parse(Buffer.from(bytes).toString('utf8')) as OnlinePayload['trust']);
}
