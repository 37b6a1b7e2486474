// Every file in `changes/` can go into the release notes as it stands.
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseFragment } from './fragment.ts';

const folder = join(import.meta.dirname, '../../changes');
const faults = globSync('**/*', { cwd: folder })
  .filter((file) => file !== 'README.md')
  .flatMap((file) => {
    try {
      if (!/^[a-z0-9-]+\.md$/.test(basename(file))) throw new Error('a name is kebab-case and ends with .md');
      parseFragment(readFileSync(join(folder, file), 'utf8'));
      return [];
    } catch (error) {
      return [`changes/${file}: ${(error as Error).message}`];
    }
  });
for (const fault of faults) console.log(fault);
console.log(`changes: ${String(faults.length)} findings`);
process.exitCode = faults.length === 0 ? 0 : 1;
