import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../failure.js';

const PRIVATE = 0o600;
const POORER_DISK: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);
const TEMPORARY = /^\..+\.tmp-[0-9a-f]{12}$/;
/** Larger than any document of ours. */
const MAX_READ_BYTES = 16 * 1024 * 1024;

/** Makes the folder and closes it to everybody else, also when it was there and open. */
export function ensurePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if ((statSync(folder).mode & 0o077) !== 0) whereThereAreModes(() => chmodSync(folder, 0o700));
}

/** Replaces a file: after a crash it is the old one or the new one, never half of one. */
export function replaceFile(path: string, content: string | Uint8Array, mode = PRIVATE): void {
  const temporary = writeTemporary(path, content, mode);
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/** As `replaceFile`, but never over a file that is there: `FILE_EXISTS`. */
export function createFile(path: string, content: string | Uint8Array, mode = PRIVATE): void {
  const temporary = writeTemporary(path, content, mode);
  try {
    linkOr(() => writeNew(path, content, mode), temporary, path);
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? new Failure('FILE_EXISTS', { file: path }) : error;
  } finally {
    rmSync(temporary, { force: true });
  }
  syncFolder(dirname(path));
}

function linkOr(write: () => void, from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!POORER_DISK.has(codeOf(error))) throw error;
    write();
  }
}

/** Null when there is no such file. */
export function readFileIfThere(path: string): Buffer | null {
  try {
    const { size } = statSync(path);
    if (size > MAX_READ_BYTES) throw new Failure('HOME_DAMAGED', { file: path });
    return readFileSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** What a killed process left behind; only whoever holds the lock may call this. */
export function removeTemporaries(folder: string): void {
  readdirSync(folder)
    .filter((name) => TEMPORARY.test(name))
    .forEach((name) => rmSync(join(folder, name), { force: true }));
}

export function codeOf(error: unknown): string {
  return String((error as { readonly code?: unknown } | null)?.code);
}

function writeTemporary(path: string, content: string | Uint8Array, mode: number): string {
  const temporary = join(dirname(path), `.${basename(path)}.tmp-${randomBytes(6).toString('hex')}`);
  writeNew(temporary, content, mode);
  return temporary;
}

/** Leaves nothing behind when it does not come to its end. */
function writeNew(path: string, content: string | Uint8Array, mode: number): void {
  const file = openSync(path, 'wx', mode);
  try {
    whereThereAreModes(() => fchmodSync(file, mode));
    writeWhole(file, Buffer.from(content));
    fsyncSync(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** A stick for the copy of a root often has neither hard links nor modes. */
function whereThereAreModes(set: () => void): void {
  try {
    set();
  } catch (error) {
    if (!POORER_DISK.has(codeOf(error))) throw error;
  }
}

export function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.byteLength;) at += writeSync(file, bytes, at);
}

/** A rename is durable only when its folder is; Windows has no such thing. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
