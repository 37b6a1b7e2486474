import { dirname, join } from 'node:path';
import type { Anchor } from '@assist/licence/core';
import type { Session } from '../cli/session.js';
import { Failure } from '../failure.js';
import { readFileIfThere, replaceFile } from '../home/files.js';

const PLACE = join('libs', 'licence', 'src', 'core', 'anchors.ts');
const LIST = /(export const ANCHORS: readonly Anchor\[\] = \[)([^\]]*)(\];)/;

/** The line that makes a build trust this root. */
export function anchorLine({ env, publicKey }: Anchor): string {
  return `{ env: '${env}', publicKey: '${publicKey}' },`;
}

/**
 * The file that is to be written to, null where none is. Ends with `ANCHOR_FILE_UNKNOWN` before anything is made that
 * would not find its place.
 */
export function anchorFileOf(
  { surroundings, path }: Session,
  values: { readonly 'write-anchor'?: boolean; readonly 'anchor-file'?: string },
): string | null {
  const named = values['anchor-file'];
  if (named === undefined && values['write-anchor'] !== true) return null;
  const file = named === undefined ? findAnchorFile(surroundings.cwd) : path(named);
  readAnchorFile(file);
  return file;
}

/** That of the source tree that `cwd` lies in. */
function findAnchorFile(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (readFileIfThere(join(folder, PLACE)) !== null) return join(folder, PLACE);
    if (dirname(folder) === folder) throw new Failure('ANCHOR_FILE_UNKNOWN', { file: PLACE });
  }
}

/** Adds the anchor to the list in the source, once. Older roots stay: builds of both sides of a rotation need them. */
export function writeAnchor(file: string, anchor: Anchor): void {
  const source = readAnchorFile(file);
  if (source.includes(`'${anchor.publicKey}'`)) return;
  const added = source.replace(LIST, (_all, start: string, lines: string, end: string) => {
    const before = lines.trim() === '' ? '\n' : `${lines.replace(/\s*$/, '').replace(/([^,])$/, '$1,')}\n`;
    return `${start}${before}  ${anchorLine(anchor)}\n${end}`;
  });
  replaceFile(file, added, 0o644);
}

function readAnchorFile(file: string): string {
  const source = readFileIfThere(file)?.toString('utf8');
  if (source === undefined || !LIST.test(source)) throw new Failure('ANCHOR_FILE_UNKNOWN', { file });
  return source;
}
