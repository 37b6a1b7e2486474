import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const skippedFolders = new Set(['node_modules', 'dist', 'data', 'coverage', 'artifacts']);

/** All source files below `root` as sorted paths relative to it; hidden, built and installed folders are left out. */
export function sourceFiles(root: string, pattern: RegExp = /\.(?:ts|tsx|mts|mjs|js)$/): string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !entry.name.startsWith('.') && !skippedFolders.has(entry.name)) walk(path);
      if (entry.isFile() && pattern.test(entry.name)) found.push(path);
    }
  };
  walk('');
  return found.sort();
}
