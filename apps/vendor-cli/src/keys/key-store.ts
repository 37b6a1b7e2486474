import { readdirSync } from 'node:fs';
import { sealedKeySchema, type SealedKey } from '@assist/licence/issue';
import { Failure } from '../failure.js';
import { createFile, readFileIfThere } from '../home/files.js';
import { parseJson, type VendorHome } from '../home/vendor-home.js';

/** Sealed private keys, one file each. A file is never written over: a key that is gone makes its licences orphans. */
export function keyFile(home: VendorHome, kid: string): string {
  return home.path('keys', `${isRoot(kid) ? `root-${kid.slice(0, 16)}` : kid}.json`);
}

export function saveKey(path: string, key: SealedKey): void {
  createFile(path, `${JSON.stringify(key, null, 2)}\n`);
}

/** Ends with `KEY_FILE_MISSING` or `KEY_FILE_DAMAGED`. */
export function readKey(path: string, kid: string): SealedKey {
  const bytes = readFileIfThere(path);
  if (bytes === null) throw new Failure('KEY_FILE_MISSING', { kid: shortKid(kid), file: path });
  const parsed = sealedKeySchema.safeParse(parseJson(bytes, path));
  if (!parsed.success || parsed.data.kid !== kid) throw new Failure('KEY_FILE_DAMAGED', { file: path });
  return parsed.data;
}

export function hasKey(home: VendorHome, kid: string): boolean {
  return readFileIfThere(keyFile(home, kid)) !== null;
}

/** The names of all key files that are not of a root. */
export function storedKids(home: VendorHome): readonly string[] {
  return readdirSync(home.path('keys'))
    .filter((name) => /^[a-z]+-\d{4}[a-z]\.json$/.test(name))
    .map((name) => name.replace(/\.json$/, ''));
}

/** The `kid` of a root is its fingerprint. */
export function isRoot(kid: string): boolean {
  return /^[0-9a-f]{64}$/.test(kid);
}

export function shortKid(kid: string): string {
  return isRoot(kid) ? `root ${kid.slice(0, 16)}` : kid;
}
