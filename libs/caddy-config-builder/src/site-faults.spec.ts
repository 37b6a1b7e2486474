import { describe, expect, it } from 'vitest';
import { makeSite } from '../test/example-site.js';
import { buildCaddyfile } from './build-caddyfile.js';
import { siteFaults, SiteError } from './site-faults.js';
import type { Site } from './site.js';

const route = { prefix: '/api/llm', upstream: 'llm' };

describe('a site', () => {
  it('is accepted in its usual forms', () => {
    expect(siteFaults(makeSite())).toEqual([]);
    expect(siteFaults(makeSite({ tls: { kind: 'off' }, aliases: ['10.0.0.7', '[::1]', 'intranet'] }))).toEqual([]);
    expect(
      siteFaults(makeSite({ redirectFromPort: 80, port: 443, upstreams: { ...makeSite().upstreams, llm: ['llm-api:8001'] } })),
    ).toEqual([]);
  });

  it.each<[string, Partial<Site>, string]>([
    ['a host name with a scheme', { hostname: 'https://a' }, 'host name 1'],
    ['a host name that starts a block', { hostname: 'a {' }, 'host name 1'],
    ['a name given twice', { aliases: ['assist.example.com'] }, 'twice'],
    ['a port out of range', { port: 70_000 }, 'port is not'],
    ['a port that is no whole number', { port: Number.NaN }, 'port is not'],
    ['a redirect to itself', { redirectFromPort: 8443 }, 'redirectFromPort'],
    ['a redirect without TLS', { redirectFromPort: 80, tls: { kind: 'off' } }, 'needs TLS'],
    ['a line break in a path', { tls: { kind: 'files', certificateFile: 'a\nadmin :2019', keyFile: 'b' } }, 'certificateFile'],
    ['an environment variable in a path', { tls: { kind: 'files', certificateFile: 'a', keyFile: '{$KEY}' } }, 'keyFile'],
    ['an upstream without an address', { upstreams: { core: [], llm: ['a:1'], rag: ['b:1'] } }, 'no address'],
    ['an upstream with a scheme', { upstreams: { core: ['http://a:1'], llm: ['a:1'], rag: ['b:1'] } }, 'host:port'],
    ['a fallback that is no upstream', { fallback: 'web' }, 'fallback'],
    ['an inherited name as fallback', { fallback: 'toString' }, 'fallback'],
    ['a prefix with a wildcard', { routes: [{ ...route, prefix: '/api/*' }] }, 'routes[0].prefix'],
    ['a prefix that ends with a slash', { routes: [{ ...route, prefix: '/api/' }] }, 'routes[0].prefix'],
    ['a prefix given twice', { routes: [route, { ...route, prefix: '/API/llm' }] }, 'routes[1].prefix'],
    ['a route to nowhere', { routes: [{ ...route, upstream: 'nowhere' }] }, 'routes[0].upstream'],
    ['a limit of nothing', { routes: [{ ...route, bodyLimitBytes: 0 }] }, 'bodyLimitBytes'],
    ['a blocked path with a wildcard', { blockedPaths: ['/metrics*'] }, 'not a path'],
    ['a header name with a space', { headers: { 'X Y': 'z' } }, 'name'],
    ['a header value with a placeholder', { headers: { 'X-Y': '{http.request.uri}' } }, 'header X-Y'],
    ['a redacted parameter that is an expression', { log: { redactedQuery: ['.*'] } }, 'name'],
    ['an empty log file', { log: { file: '' } }, 'log.file'],
    ['a socket with a line break', { adminSocket: '/run/a\nb' }, 'adminSocket'],
  ])('is refused with %s', (_, changes, fault) => {
    expect(siteFaults(makeSite(changes)).join('\n')).toContain(fault);
  });

  it('reports all faults at once and never a value that may be secret', () => {
    const broken = makeSite({ port: 0, fallback: 'x', headers: { 'X-Key': 'planted{secret' } });
    expect(() => buildCaddyfile(broken)).toThrow(SiteError);
    expect(siteFaults(broken)).toHaveLength(3);
    expect(siteFaults(broken).join()).not.toContain('planted');
  });
});
