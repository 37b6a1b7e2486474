import { describe, expect, it } from 'vitest';
import { makeSite } from '../test/example-site.js';
import { buildCaddyfile } from './build-caddyfile.js';

describe('buildCaddyfile', () => {
  it('writes the split form as a file that people can read', async () => {
    await expect(buildCaddyfile(makeSite())).toMatchFileSnapshot('../test/fixtures/split.caddyfile');
  });

  it('writes files, redirect, several hosts and an admin socket', async () => {
    const site = makeSite({
      aliases: ['10.0.0.7'],
      port: 443,
      redirectFromPort: 80,
      tls: { kind: 'files', certificateFile: '/etc/assist/ops certs/server.crt', keyFile: '/etc/assist/ops certs/server.key' },
      upstreams: { core: ['core-api:8000'], llm: ['llm-1:8001', 'llm-2:8001'], rag: ['rag-1:8099', 'rag-2:8099'] },
      adminSocket: '/run/caddy/admin.sock',
      log: { file: '/var/log/caddy/access.log' },
    });
    await expect(buildCaddyfile(site)).toMatchFileSnapshot('../test/fixtures/many-hosts.caddyfile');
  });

  it('never strips or rewrites a path', () => {
    expect(buildCaddyfile(makeSite())).not.toMatch(/^\s*(?:uri|rewrite|handle_path)\s|strip_prefix/m);
  });

  it('sets HSTS only where there is TLS', () => {
    expect(buildCaddyfile(makeSite())).toContain('Strict-Transport-Security');
    expect(buildCaddyfile(makeSite({ tls: { kind: 'off' } }))).not.toContain('Strict-Transport-Security');
  });
});
