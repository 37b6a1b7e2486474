// `npm run openapi`: writes docs/openapi/*.json and the client made from them. `--check` fails when they are not up to date.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureBuilt, ensureInstalled, node, root, run, say } from './workspace.mjs';

const DOCUMENTS = join(root, 'docs', 'openapi');
const CLIENT = join(root, 'libs', 'api-client', 'src', 'generated');

ensureInstalled();
const isCheck = process.argv.includes('--check');
if (!isCheck) ensureBuilt();
const work = mkdtempSync(join(tmpdir(), 'assist-openapi-'));
run(node, [join(root, 'apps', 'ops-cli', 'dist', 'main.js'), 'openapi', '--out', join(work, 'openapi')], { stdio: ['ignore', 'ignore', 'inherit'] });
run(node, [join(root, 'tools', 'openapi', 'generate-client.mjs'), join(work, 'openapi'), join(work, 'client')], { stdio: ['ignore', 'ignore', 'inherit'] });

if (isCheck) {
  const stale = [...differences(join(work, 'openapi'), DOCUMENTS), ...differences(join(work, 'client'), CLIENT)];
  rmSync(work, { recursive: true, force: true });
  if (stale.length > 0) {
    say(`not up to date, run \`npm run openapi\`:\n  ${stale.join('\n  ')}`);
    process.exit(1);
  }
} else {
  for (const [from, to] of [[join(work, 'openapi'), DOCUMENTS], [join(work, 'client'), CLIENT]]) {
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true });
  }
  rmSync(work, { recursive: true, force: true });
  say('docs/openapi and libs/api-client are up to date.');
}

function differences(fresh, kept) {
  const names = new Set([...list(fresh), ...list(kept)]);
  return [...names].filter((name) => read(join(fresh, name)) !== read(join(kept, name))).map((name) => relative(root, join(kept, name)));
}

function list(folder, base = folder) {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? list(path, base) : [relative(base, path)];
  });
}

function read(path) {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? undefined : readFileSync(path, 'utf8');
}
