// `npm run generate`: writes what is made from the code: docs/openapi, the client, the settings, the Caddyfile.
// `--check` fails when something kept is not up to date.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureBuilt, ensureInstalled, node, root, run, say } from './workspace.mjs';

/** Made in a work folder → kept in the project. */
const KEPT = [
  ['openapi', join('docs', 'openapi')],
  ['client', join('libs', 'api-client', 'src', 'generated')],
  ['docs/configuration.md', join('docs', 'configuration.md')],
  ['configuration/schema.json', join('configuration', 'schema.json')],
  ['.env.example', '.env.example'],
  ['Caddyfile', 'Caddyfile'],
];

ensureInstalled();
const isCheck = process.argv.includes('--check');
if (!isCheck) ensureBuilt();
const work = mkdtempSync(join(tmpdir(), 'assist-openapi-'));
const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
const assist = join(root, 'apps', 'ops-cli', 'dist', 'main.js');
run(node, [assist, 'openapi', '--out', join(work, 'openapi')], quiet);
run(node, [join(root, 'tools', 'openapi', 'generate-client.mjs'), join(work, 'openapi'), join(work, 'client')], quiet);
run(node, [assist, 'config', '--out', work], quiet);
run(node, [assist, 'proxy', '--out', join(work, 'Caddyfile')], quiet);

if (isCheck) {
  const stale = KEPT.flatMap(([from, to]) => differences(join(work, from), join(root, to)));
  rmSync(work, { recursive: true, force: true });
  if (stale.length > 0) {
    say(`not up to date, run \`npm run generate\`:\n  ${stale.join('\n  ')}`);
    process.exit(1);
  }
} else {
  for (const [from, to] of KEPT) {
    rmSync(join(root, to), { recursive: true, force: true });
    cpSync(join(work, from), join(root, to), { recursive: true });
  }
  rmSync(work, { recursive: true, force: true });
  say('Generated files are up to date.');
}

function differences(fresh, kept) {
  const names = new Set([...list(fresh), ...list(kept)]);
  return [...names]
    .filter((name) => read(join(fresh, name)) !== read(join(kept, name)))
    .map((name) => relative(root, join(kept, name)));
}

function list(folder, base = folder) {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [''];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? list(path, base) : [relative(base, path)];
  });
}

function read(path) {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? undefined : readFileSync(path, 'utf8');
}
