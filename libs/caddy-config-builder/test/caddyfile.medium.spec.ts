import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCaddyfile, type Site } from '../src/index.js';
import { CaddyFolder, describeWithCaddy } from './caddy-binary.js';
import { makeSite } from './example-site.js';

const forms: ReadonlyArray<readonly [string, Partial<Site>]> = [
  ['internal certificates', {}],
  ['plain HTTP', { tls: { kind: 'off' }, bindAddress: '127.0.0.1' }],
  ['redirect, aliases and an admin socket', { redirectFromPort: 8080, aliases: ['10.0.0.7'], adminSocket: '/run/admin.sock' }],
  ['several hosts', { upstreams: { core: ['a:1', 'b:1'], llm: ['c:1', 'd:1'], rag: ['e:1', 'f:1'] } }],
  [
    'nothing blocked, set or redacted',
    { blockedPaths: [], headers: {}, log: { redactedQuery: [], redactedPathPrefixes: [], redactedHeaders: [] } },
  ],
  ['no routes', { routes: [] }],
];

/** Real: the caddy binary and openssl. Fake: nothing; no server is started. */
describeWithCaddy('caddy reads what is built', () => {
  let folder: CaddyFolder;
  beforeAll(() => {
    folder = new CaddyFolder();
  });
  afterAll(() => folder.remove());

  it.each(forms)('with %s: formatted and valid', (_, changes) => {
    const text = buildCaddyfile(makeSite(changes));
    expect(folder.run(['fmt'], text)).toEqual({ code: 0, stdout: text, stderr: '' });
    const { code, stderr } = folder.run(['validate', '--adapter', 'caddyfile', '--config'], text);
    expect({ code, error: code === 0 ? '' : stderr }).toEqual({ code: 0, error: '' });
  });

  it('with certificate files whose path has a space', (context) => {
    if (spawnSync('openssl', ['version']).status !== 0) context.skip('openssl is not on the PATH');
    const [certificateFile, keyFile] = ['my server.crt', 'my server.key'].map((name) => join(folder.path, name)) as [
      string,
      string,
    ];
    const subject = ['-subj', '/CN=assist.example.com', '-days', '1'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, '-keyout', keyFile, '-out', certificateFile],
      {
        stdio: 'ignore',
      },
    );
    const text = buildCaddyfile(makeSite({ tls: { kind: 'files', certificateFile, keyFile } }));
    expect(folder.run(['validate', '--adapter', 'caddyfile', '--config'], text).code).toBe(0);
  });

  it('with any value that may be quoted, unchanged', () => {
    const odd = fc.sample(fc.string({ minLength: 1, unit: fc.constantFrom(...'a "\\`\'#;$?*@,é') }), { numRuns: 300, seed: 1 });
    const values = odd.filter((value) => !(/["\\]/.test(value) && value.includes('`')));
    const headers = Object.fromEntries(values.map((value, index) => [`X-${index}`, value]));
    const { stdout, stderr } = folder.run(['adapt', '--adapter', 'caddyfile', '--config'], buildCaddyfile(makeSite({ headers })));
    expect(stderr).not.toContain('Error');
    const read = values.map((_, index) => headerValue(JSON.parse(stdout), `X-${index}`));
    expect(read).toEqual(values);
    expect(values.length).toBeGreaterThan(100);
  });
});

/** The first `"set": {"<name>": [value]}` anywhere in the configuration. */
function headerValue(config: unknown, name: string): string | undefined {
  if (typeof config !== 'object' || config === null) return undefined;
  if (name in config && Array.isArray((config as Record<string, unknown>)[name])) {
    return (config as Record<string, string[]>)[name]?.[0];
  }
  return Object.values(config)
    .map((value) => headerValue(value, name))
    .find((value) => value !== undefined);
}
