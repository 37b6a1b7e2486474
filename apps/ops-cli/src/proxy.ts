import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { prefixesOf } from '@assist/api-modules/prefixes';
import { llmApiFeatures } from '@assist/api-modules/llm-api';
import { ragApiFeatures } from '@assist/api-modules/rag-api';
import { workflowApiFeatures } from '@assist/api-modules/workflow-api';
import { buildCaddyfile, SiteError, type Route, type Tls } from '@assist/caddy-config-builder';
import type { Command } from './command.js';
import { EXIT } from './exit-codes.js';

/** Uploads may be 100 MB; a multipart body is a little larger. */
const UPLOAD_LIMIT_BYTES = 110 * 1024 * 1024;
const BODY_LIMIT_BYTES = 1024 * 1024;

const text = (value: string): { type: 'string'; default: string } => ({ type: 'string', default: value });
const hosts = (...values: string[]): { type: 'string'; multiple: true; default: string[] } => ({
  type: 'string',
  multiple: true,
  default: values,
});

const OPTIONS = {
  hostname: text('localhost'),
  alias: hosts(),
  bind: { type: 'string' },
  port: text('8443'),
  tls: text('internal'),
  cert: text('ops/certs/server.crt'),
  key: text('ops/certs/server.key'),
  core: hosts('127.0.0.1:8000'),
  llm: hosts('127.0.0.1:8001'),
  workflow: hosts('127.0.0.1:8002'),
  rag: hosts('127.0.0.1:8099'),
  out: { type: 'string' },
} as const;

/** `assist proxy`: the Caddyfile of the split form, made from the same lists that mount the routes. */
export const proxyCommand: Command = {
  summary: 'write the Caddyfile (--out FILE, --hostname, --port, --tls internal|off|files, --core HOST:PORT ...)',
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    try {
      const caddyfile = buildCaddyfile({
        hostname: values.hostname,
        aliases: values.alias,
        ...(values.bind === undefined ? {} : { bindAddress: values.bind }),
        port: Number(values.port),
        tls: tlsOf(values.tls, values.cert, values.key),
        upstreams: { core: values.core, llm: values.llm, workflow: values.workflow, rag: values.rag },
        routes: proxyRoutes(),
        fallback: 'core',
        bodyLimitBytes: BODY_LIMIT_BYTES,
      });
      if (values.out === undefined) process.stdout.write(caddyfile);
      else writeFileSync(values.out, caddyfile);
      return EXIT.ok;
    } catch (error) {
      if (!(error instanceof SiteError)) throw error;
      process.stderr.write(`${error.message}\n`);
      return EXIT.usage;
    }
  },
};

/** socket.io has one path for all namespaces; they live in llm-api. */
function proxyRoutes(): Route[] {
  const routes = (upstream: string, prefixes: readonly string[]): Route[] => prefixes.map((prefix) => ({ prefix, upstream }));
  return [
    ...routes('llm', prefixesOf(llmApiFeatures)),
    { prefix: '/socket.io', upstream: 'llm', stream: true },
    ...routes('workflow', prefixesOf(workflowApiFeatures)),
    ...routes('rag', prefixesOf(ragApiFeatures)).map((route) =>
      route.prefix === '/api/collections' ? { ...route, bodyLimitBytes: UPLOAD_LIMIT_BYTES } : route,
    ),
  ];
}

function tlsOf(kind: string, certificateFile: string, keyFile: string): Tls {
  if (kind === 'files') return { kind, certificateFile, keyFile };
  return kind === 'off' ? { kind } : { kind: 'internal' };
}
