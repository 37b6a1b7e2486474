// Plain JavaScript without dependencies: it runs on the system's Node 20 before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Node 24 of the `node` package, whatever the system has. */
export const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

const INSTALL_STAMP = join(root, 'node_modules', '.assist-install');
const BUILD_STAMP = join(root, 'dist', '.assist-build');
const SOURCE_FOLDERS = ['apps', 'libs', 'migrations'];
const IGNORED = new Set(['node_modules', 'dist', 'test', 'e2e', '.nx', 'coverage']);

/** Installs the locked packages when they are missing or another lock was installed. */
export function ensureInstalled() {
  const wanted = hashFiles([join(root, 'package.json'), join(root, 'package-lock.json')]);
  if (readStamp(INSTALL_STAMP) === wanted && existsSync(node)) return;
  const started = Date.now();
  say('Installing packages (about a minute, once) ...');
  // No program of a package runs at the install but that of `node`, which fetches its binary. All others bring theirs
  // along; npm would ask for a compiler and for headers from the net only because a recipe for building lies beside it.
  const shell = process.platform === 'win32';
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { shell });
  run('npm', ['rebuild', 'node', '--loglevel=error'], { shell });
  writeStamp(INSTALL_STAMP, wanted);
  say(`Installed in ${seconds(started)} s.`);
}

/** Builds what is stale. A stamp over all sources answers "nothing" without asking the build tool. */
export function ensureBuilt() {
  if (process.env.ASSIST_SKIP_BUILD === '1') return; // Tests start many processes of one build.
  const wanted = hashTree();
  if (readStamp(BUILD_STAMP) === wanted) return;
  const started = Date.now();
  say('Building what changed ...');
  run(
    node,
    [join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js'), 'run-many', '-t', 'build', '--parallel=2', '--outputStyle=static'],
    {
      env: {
        ...process.env,
        NX_DAEMON: 'false',
        NX_TUI: 'false',
        NX_INTERACTIVE: 'false',
        NO_UPDATE_NOTIFIER: '1',
        PATH: `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
      },
    },
  );
  writeStamp(BUILD_STAMP, hashTree());
  say(`Built in ${seconds(started)} s.`);
}

/** Runs a program in the workspace with its output shown; ends this process with its code when it fails. */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.status === 0) return;
  if (result.error) say(String(result.error.message));
  process.exit(result.status ?? 1);
}

export function say(text) {
  process.stdout.write(`${text}\n`);
}

function seconds(started) {
  return ((Date.now() - started) / 1000).toFixed(1);
}

function readStamp(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function writeStamp(path, value) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, value);
}

function hashFiles(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(existsSync(path) ? readFileSync(path) : '-');
  return hash.digest('hex');
}

/** Names, sizes and times of all sources, and whether each built output is still there. */
function hashTree() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.base.json', 'nx.json']) {
    hash.update(fingerprint(join(root, name)));
  }
  for (const folder of SOURCE_FOLDERS) walk(join(root, folder), hash);
  return hash.digest('hex');
}

function walk(folder, hash) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !IGNORED.has(entry.name)) walk(path, hash);
    if (entry.isFile() && !/\.spec\.tsx?$/.test(entry.name)) hash.update(fingerprint(path));
  }
  if (entries.some((entry) => entry.name === 'tsconfig.json')) {
    hash.update(existsSync(join(folder, 'dist')) ? 'built' : 'missing');
  }
}

function fingerprint(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? `${relative(root, path)}:-` : `${relative(root, path)}:${found.size}:${Math.round(found.mtimeMs)}`;
}
