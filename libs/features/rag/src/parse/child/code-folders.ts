import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Rooms of ours that the parser uses; their place in `node_modules` may be a link out of it. */
const ROOMS = ['@assist/contracts', '@assist/kernel'];

let found: readonly string[] | undefined;

/** Where the code of the parser's process lies: this package, the packages that it finds, and nothing else of the host. */
export function codeFolders(): readonly string[] {
  found ??= find();
  return found;
}

function find(): readonly string[] {
  const own = packageFolder(dirname(fileURLToPath(import.meta.url)));
  const packages = ancestors(own)
    .map((folder) => join(folder, 'node_modules'))
    .filter((folder) => existsSync(folder));
  const rooms = ROOMS.flatMap((room) => packages.map((folder) => join(folder, room)).filter((folder) => existsSync(folder)));
  return [...new Set([own, ...packages, ...rooms.map((folder) => realpathSync(folder))])];
}

function packageFolder(folder: string): string {
  return ancestors(folder).find((one) => existsSync(join(one, 'package.json'))) ?? folder;
}

/** With the folder itself, from the inside out. */
function ancestors(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}
