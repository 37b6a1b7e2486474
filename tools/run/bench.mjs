// `npm run bench [names]`: the figures of bench/README.md.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, node, root, run } from './workspace.mjs';

ensureInstalled();
ensureBuilt();
run(node, [join(root, 'bench', 'run.ts'), ...process.argv.slice(2)]);
