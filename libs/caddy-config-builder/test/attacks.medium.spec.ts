import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Site } from '../src/index.js';
import { describeWithCaddy, freePort, RunningCaddy } from './caddy-binary.js';
import { makeSite } from './example-site.js';
import { send, type Answer } from './send.js';
import { FakeUpstream } from './upstream.js';

const limit = 100_000;

/** Real: caddy on the loopback interface. Fake: the services behind it. */
describeWithCaddy('caddy in front of the services', () => {
  let port: number;
  let caddy: RunningCaddy;
  const services: Record<'core' | 'llm' | 'rag', FakeUpstream> = {} as never;

  beforeAll(async () => {
    port = await freePort();
    for (const name of ['core', 'llm', 'rag'] as const) services[name] = await FakeUpstream.start(name);
    const { core, llm, rag } = services;
    const changes: Partial<Site> = {
      hostname: 'localhost',
      port,
      tls: { kind: 'off' },
      upstreams: { core: [core.address], llm: [llm.address], rag: [rag.address] },
      routes: makeSite().routes.map((route) => ({ ...route, bodyLimitBytes: route.upstream === 'rag' ? limit : 10 * limit })),
      bodyLimitBytes: limit,
    };
    caddy = await RunningCaddy.start(makeSite(changes));
  });
  afterAll(async () => {
    await caddy.stop();
    await Promise.all(Object.values(services).map((service) => service.stop()));
  });

  const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => send({ port, path, headers });
  const served = async (path: string): Promise<unknown> => JSON.parse((await get(path)).body);

  it.each([
    ...[
      '/metrics',
      '/metrics/',
      '/metrics/x',
      '//metrics',
      '/%6detrics',
      '/METRICS',
      '/./metrics',
      '/x/../metrics',
      '/rag/../metrics',
    ],
    ...['/%2fmetrics', '/metrics%2f', '/metrics?a=b', '/metrics;x', '/metrics%3bx', '/livez', '/readyz', '//readyz/'],
  ])('answers 404 to %s from outside', async (path) => {
    const before = Object.values(services).reduce((sum, { seen }) => sum + seen.length, 0);
    const { status, headers, body } = await get(path);
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status: 404, code: 'ROUTE_NOT_FOUND', type: 'urn:assist:problem:route-not-found' });
    expect(Object.values(services).reduce((sum, { seen }) => sum + seen.length, 0)).toBe(before);
  });

  it.each(['/metricsx', '/metrics%00', '/%252e/metrics', '/%256detrics'])(
    'lets %s pass as what it is: another path',
    async (path) => {
      expect(await served(path)).toMatchObject({ upstream: 'core', url: path });
    },
  );

  it.each([
    ['/api/llm', 'llm'],
    ['/api/llm/connections?x=1', 'llm'],
    ['/api/chats/1/messages', 'llm'],
    ['/socket.io/?EIO=4&transport=polling', 'llm'],
    ['/ws/chat', 'llm'],
    ['/api/collections/1/documents', 'rag'],
    ['/api/search', 'rag'],
    ['/rag/health', 'rag'],
    ['/', 'core'],
    ['/chats/1', 'core'],
    ['/api/llmx', 'core'],
    ['/ragout', 'core'],
    ['/api/auth/login', 'core'],
  ])('gives %s to %s without changing the path', async (path, upstream) => {
    expect(await served(path)).toMatchObject({ upstream, url: path });
  });

  it.each([
    [-1, 'declared', 200],
    [0, 'declared', 200],
    [1, 'declared', 413],
    [-1, 'chunked', 200],
    [0, 'chunked', 200],
    [1, 'chunked', 413],
  ])('answers a body of the limit %i, %s, with %i', async (difference, form, expected) => {
    const body = Buffer.alloc(limit + difference, 'a');
    const { status, body: text } = await send({ port, path: '/rag/query', method: 'POST', body, chunked: form === 'chunked' });
    expect(status).toBe(expected);
    expect(JSON.parse(text)).toMatchObject(
      expected === 200 ? { bodyBytes: body.length } : { code: 'BODY_TOO_LARGE', status: 413 },
    );
  });

  it('takes a larger body where the route allows it, and the limit of the site elsewhere', async () => {
    const body = Buffer.alloc(limit + 1, 'a');
    expect((await send({ port, path: '/api/llm/x', method: 'POST', body })).status).toBe(200);
    expect((await send({ port, path: '/api/me', method: 'POST', body })).status).toBe(413);
  });

  it.each(['evil.example', '', 'localhost.evil.example', '127.0.0.1'])('turns away the foreign host %j', async (host) => {
    const { status, headers, body } = await get('/', { host });
    expect({ status: status === 400 ? 421 : status, body: status === 400 ? '' : body }).toEqual({ status: 421, body: '' });
    expect(headers.server).toBeUndefined();
  });

  it('tells services the caller that it sees, not the one that is claimed', async () => {
    const claims = { 'x-forwarded-for': '6.6.6.6', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
    const { headers } = JSON.parse((await get('/api/me', claims)).body) as { headers: Record<string, string> };
    expect(headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': `localhost:${port}`,
      'x-forwarded-proto': 'http',
    });
  });

  it('adds security headers, keeps those of the service and hides the server', async () => {
    const { headers } = await get('/');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'SAMEORIGIN',
    });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers.server).toBeUndefined();
  });

  it('writes no token, cookie or key into any log', async () => {
    const secrets = {
      authorization: 'Bearer planted-bearer',
      cookie: 'a=planted-cookie',
      'x-api-key': 'planted-key',
      referer: 'http://x/?token=planted',
    };
    await get('/api/me?token=planted-token&Access_Token=planted-access&page=7', secrets);
    await get('/hooks/planted-hook/deeper?sid=planted-sid&x=1&key=planted-name', secrets);
    await get('/metrics?token=planted-blocked', secrets);
    await services.rag.stop();
    await get('/rag/health?token=planted-dead', secrets);
    expect(caddy.logs()).toContain('page=7');
    expect(caddy.logs()).toContain('"status":502');
    expect(caddy.logs()).not.toContain('planted');
  });

  it('answers 502 with a problem while a service is dead, and serves the others', async () => {
    const { status, headers, body } = await get('/rag/health');
    expect(status).toBe(502);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(JSON.parse(body)).toEqual({
      type: 'urn:assist:problem:service-unavailable',
      title: 'Bad Gateway',
      status: 502,
      code: 'SERVICE_UNAVAILABLE',
      detail: 'Bad Gateway',
      params: {},
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    expect((await get('/api/llm')).status).toBe(200);
  });
});
