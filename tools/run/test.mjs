// `npm test`: installs and builds what is needed, then checks the code and runs every test that this machine can run.
// PostgreSQL, Redis, Caddy and Chromium are used where they are named or found; ASSIST_TEST_REQUIRE makes one obligatory.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, node, root, run, say } from './workspace.mjs';

ensureInstalled();
ensureBuilt();
const env = {
  ...process.env,
  NODE_ENV: 'test',
  PATH: `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
};
const only = process.argv.slice(2);
if (only.length === 0) {
  say('\n── Code: format, lint, types, boundaries, generated files ──');
  run(node, [join(root, 'tools', 'check.ts')], { env });
  run(node, [join(root, 'tools', 'run', 'generate.mjs'), '--check'], { env });
}
say('\n── Tests ──');
run(node, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...only], { env });
if (only.length === 0) {
  say('\n── Both forms, as a person uses them ──');
  run(node, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', join('apps', 'e2e', 'vitest.config.ts')], {
    env,
  });
}
