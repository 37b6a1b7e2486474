// `npm run mutate`: changes the licence verifier in every small way and asks whether a test notices. Names of files as
// arguments limit it to those. The report is written to coverage/mutation/report.html.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, node, root, run, say } from './workspace.mjs';

const folder = join(root, 'tools', 'mutation');
const stryker = join(folder, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

ensureInstalled();
if (!existsSync(stryker)) {
  say('Installing the mutation test tool (about a minute, once) ...');
  run('npm', ['install', '--no-package-lock', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
    },
  });
}
const files = process.argv.slice(2);
run(node, [
  stryker,
  'run',
  join('tools', 'mutation', 'stryker.config.json'),
  ...(files.length > 0 ? ['--mutate', files.join(',')] : []),
]);
