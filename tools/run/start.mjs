// `npm start`: installs what is missing, builds what is stale, starts the appliance.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, node, root } from './workspace.mjs';

ensureInstalled();
ensureBuilt();
const appliance = spawn(node, ['--enable-source-maps', join(root, 'apps', 'appliance', 'dist', 'main.js')], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => appliance.kill(signal));
appliance.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
