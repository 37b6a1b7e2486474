import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Session } from '../cli/session.js';
import { replaceFile } from '../home/files.js';

/** A copy for shipping in the folder of `--out`, over an older one; else the path of the one in the home. */
export function writeOut({ home, surroundings }: Session, folder: string | undefined, name: string, bytes: Uint8Array): string {
  if (folder === undefined) return home.path(name);
  const target = resolve(surroundings.cwd, folder);
  mkdirSync(target, { recursive: true });
  replaceFile(join(target, name), bytes, 0o644);
  return join(target, name);
}
