// `npm run start:split`: the processes apart, on PostgreSQL (DATABASE_URL) and Redis (REDIS_URL), behind Caddy.
// Ports: ASSIST_SPLIT_PORTS=proxy,core,llm,workflow,rag; only the proxy's is meant for browsers.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt, ensureInstalled, node, root, run, say } from './workspace.mjs';

const [proxyPort, corePort, llmPort, workflowPort, ragPort] = (
  process.env.ASSIST_SPLIT_PORTS ?? '8080,8000,8001,8002,8099'
).split(',');
const dataDir = resolve(process.env.DATA_DIR ?? join(root, 'data'));
const caddyfile = join(dataDir, 'Caddyfile');

for (const name of ['DATABASE_URL', 'REDIS_URL']) {
  if (!process.env[name]) {
    fail(
      `${name} is not set, for example ${name === 'REDIS_URL' ? 'redis://127.0.0.1:6379' : 'postgres://user:password@127.0.0.1:5432/assist'}`,
    );
  }
}
if (spawnSync('caddy', ['version']).status !== 0) {
  fail('Caddy is not installed; it is the reverse proxy of the split form (Debian: apt-get install caddy)');
}

ensureInstalled();
ensureBuilt();
mkdirSync(dataDir, { recursive: true });
const env = {
  ...process.env,
  DATA_DIR: dataDir,
  TRUST_PROXY_COUNT: '1',
  RAG_API_URL: `http://127.0.0.1:${ragPort}`,
  LLM_API_URL: `http://127.0.0.1:${llmPort}`,
};
const cli = join(root, 'apps', 'ops-cli', 'dist', 'main.js');
run(node, [cli, 'migrate'], { env });
run(
  node,
  [
    cli,
    'proxy',
    '--out',
    caddyfile,
    '--tls',
    'off',
    '--port',
    proxyPort,
    '--bind',
    '127.0.0.1',
    '--alias',
    '127.0.0.1',
    '--core',
    `127.0.0.1:${corePort}`,
    '--llm',
    `127.0.0.1:${llmPort}`,
    '--workflow',
    `127.0.0.1:${workflowPort}`,
    '--rag',
    `127.0.0.1:${ragPort}`,
  ],
  { env },
);

const children = [];
let stopping = false;
// Before the first of them starts: whoever stops us meanwhile must not leave any behind.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));
const service = (name, port) =>
  start(name, node, ['--enable-source-maps', join(root, 'apps', name, 'dist', 'main.js')], { ...env, PORT: port });
service('core-api', corePort);
service('llm-api', llmPort);
service('workflow-engine', workflowPort);
service('rag-api', ragPort);
await Promise.all([corePort, llmPort, workflowPort, ragPort].map(ready));
start('caddy', 'caddy', ['run', '--config', caddyfile, '--adapter', 'caddyfile'], {
  ...env,
  XDG_DATA_HOME: join(dataDir, 'caddy'),
  XDG_CONFIG_HOME: join(dataDir, 'caddy'),
});
await ready(proxyPort);
say(`CGS Assist is ready: http://localhost:${proxyPort}`);

function start(name, program, args, childEnv) {
  if (stopping) return;
  const child = spawn(program, args, { cwd: root, env: childEnv, stdio: ['ignore', 'inherit', 'inherit'] });
  children.push(child);
  child.on('exit', (code) => {
    if (stopping) return;
    say(`${name} ended (${code}); the others are ended too.`);
    void stop(1);
  });
}

async function ready(port) {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const reply = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (reply?.ok) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  fail(`nothing answers on port ${port}`);
}

/** The proxy first, so that nobody is sent to a service that is going. */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const child of [...children].reverse()) child.kill('SIGTERM');
  await Promise.all(
    children.map((child) =>
      child.exitCode !== null || child.signalCode !== null ? undefined : new Promise((ended) => child.on('exit', ended)),
    ),
  );
  process.exit(code);
}

function fail(reason) {
  say(reason);
  process.exit(1);
}
