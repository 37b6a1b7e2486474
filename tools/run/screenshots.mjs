// `npm run screenshots`: walks through every page in a real browser and leaves pictures in artifacts/screenshots.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, node, root, run } from './workspace.mjs';

ensureInstalled();
ensureBuilt();
run(node, [
  join(root, 'node_modules', 'vitest', 'vitest.mjs'),
  'run',
  '--config',
  join('apps', 'e2e', 'vitest.config.ts'),
  'browser',
]);
