import { AppError, type RequestContext } from '@assist/kernel';
import { Body, Controller, Get, Module, Param, Query } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { migrations } from '@assist/migrations';
import { Ctx, Endpoint, idParam, userIdOf, type Feature } from '../src/http/index.js';
import { createTestApp, type TestApp } from '../src/testing/index.js';

const itemSchema = z.object({ name: z.string().min(1).max(20), count: z.number().int() }).meta({ id: 'Item' });

@Controller()
class DemoController {
  @Endpoint({ method: 'POST', path: '/api/demo', module: 'rag', access: 'use', summary: 'Make', status: 201, reply: itemSchema })
  makeDemo(@Body({ schema: itemSchema }) body: z.output<typeof itemSchema>): unknown {
    return { ...body, passwordHash: 'never leaves' };
  }

  @Endpoint({
    method: 'GET',
    path: '/api/demo/:id',
    module: 'rag',
    access: 'read',
    summary: 'Read',
    reply: z.object({ id: z.string(), user: z.string() }),
  })
  readDemo(@Ctx() ctx: RequestContext, @Param('id', idParam('DOCUMENT_NOT_FOUND')) id: string): unknown {
    return { id, user: userIdOf(ctx) };
  }

  @Endpoint({
    method: 'GET',
    path: '/api/demo',
    module: 'core',
    access: 'read',
    role: 'public',
    summary: 'List',
    reply: z.object({ limit: z.number() }),
  })
  listDemo(
    @Query({ schema: z.object({ limit: z.coerce.number().int().max(10).default(5) }) }) query: { limit: number },
  ): unknown {
    return query;
  }

  @Endpoint({
    method: 'DELETE',
    path: '/api/demo/:id',
    module: 'rag',
    access: 'delete',
    permission: 'users.administer',
    summary: 'Delete',
    reply: 'empty',
  })
  removeDemo(): void {}

  @Endpoint({
    method: 'GET',
    path: '/api/demo-crash',
    module: 'core',
    access: 'read',
    role: 'public',
    summary: 'Crash',
    reply: 'stream',
  })
  crashDemo(): never {
    throw new TypeError('secret detail of the inside');
  }

  @Endpoint({
    method: 'GET',
    path: '/api/demo-fail',
    module: 'core',
    access: 'read',
    role: 'public',
    summary: 'Fail',
    reply: 'stream',
  })
  failDemo(): never {
    throw new AppError('RATE_LIMITED', { retryAfterSeconds: 7 });
  }
}

@Module({ controllers: [DemoController] })
class DemoModule {}

const demo: Feature = {
  id: 'demo',
  modules: [DemoModule],
  entities: [],
  config: [],
  errors: { DOCUMENT_NOT_FOUND: { status: 404, title: 'No such document' } },
  prefixes: ['/api/demo'],
};

describe('the HTTP platform', () => {
  let t: TestApp;
  let token: string;
  beforeAll(async () => {
    t = await createTestApp({ features: [demo], migrations, env: { ASSIST_HTTP_MAX_BODY_KB: '16' } });
    token = t.user().token;
  });
  afterAll(() => t.close());

  const codeOf = async (method: string, path: string, options: Parameters<TestApp['call']>[2] = {}): Promise<unknown> => {
    const reply = await t.call(method, path, options);
    if (reply.status >= 400) expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    return [reply.status, reply.body.code];
  };

  it('answers with what the schema names and nothing else', async () => {
    const reply = await t.call('POST', '/api/demo', { token, body: { name: 'a', count: 1 } });
    expect([reply.status, reply.body]).toEqual([201, { name: 'a', count: 1 }]);
  });

  it.each([
    ['no body', undefined, {}, 422, 'VALIDATION_FAILED'],
    ['null', 'null', {}, 400, 'BODY_MALFORMED'],
    ['an array', '[]', {}, 422, 'VALIDATION_FAILED'],
    ['broken JSON', '{"name":', {}, 400, 'BODY_MALFORMED'],
    ['a wrong type', '{"name":7,"count":"x"}', {}, 422, 'VALIDATION_FAILED'],
    ['a prototype key', '{"__proto__":{"name":"a"},"count":1}', {}, 422, 'VALIDATION_FAILED'],
    ['too much', `{"name":"${'x'.repeat(17_000)}","count":1}`, {}, 413, 'BODY_TOO_LARGE'],
    ['another media type', 'name=a', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['an unknown charset', '{}', { 'content-type': 'application/json; charset=klingon' }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['an unknown encoding', '{}', { 'content-encoding': 'rot13' }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
  ])('refuses %s', async (_name, body, headers, status, code) => {
    expect(await codeOf('POST', '/api/demo', { token, body, headers: headers as Record<string, string> })).toEqual([
      status,
      code,
    ]);
  });

  it('says where a value is wrong and never repeats it', async () => {
    const reply = await t.call('POST', '/api/demo', { token, body: { name: 'hunter2'.repeat(9), count: 1.5 } });
    expect(reply.body.issues.map((issue: { path: string }) => issue.path)).toEqual(['name', 'count']);
    expect(JSON.stringify(reply.body)).not.toContain('hunter2');
  });

  it('checks who asks before anything else about the object', async () => {
    expect(await codeOf('GET', '/api/demo/x')).toEqual([401, 'AUTH_REQUIRED']);
    expect(await codeOf('GET', '/api/demo/x', { token: 'made-up' })).toEqual([401, 'SESSION_EXPIRED']);
    expect(await codeOf('GET', '/api/demo/x', { token })).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    expect(await codeOf('DELETE', '/api/demo/x', { token })).toEqual([403, 'FORBIDDEN']);
    expect((await t.call('DELETE', '/api/demo/x', { token: t.user(['user', 'admin']).token })).status).toBe(204);
  });

  it('asks the licence: use is refused, reading stays open', async () => {
    t.gate.refuse('rag');
    expect(await codeOf('POST', '/api/demo', { token, body: { name: 'a', count: 1 } })).toEqual([403, 'LICENSE_MODULE_MISSING']);
    expect((await t.call('GET', '/api/demo/018f6f2e-0000-7000-8000-000000000000', { token })).status).toBe(200);
    expect((await t.call('GET', '/health')).body.modules).toMatchObject({ rag: false, chat: true });
    t.gate.permit('rag');
  });

  it('tells an unknown address from a wrong method', async () => {
    expect(await codeOf('GET', '/api/nothing')).toEqual([404, 'ROUTE_NOT_FOUND']);
    const reply = await t.call('PUT', '/api/demo', { body: {} });
    expect([reply.status, reply.body.code, reply.headers.get('allow')]).toEqual([405, 'METHOD_NOT_ALLOWED', 'POST, GET']);
    expect(await codeOf('GET', '/api/demo/%E0%A4%A', { token })).toEqual([400, 'REQUEST_REJECTED']);
    expect(await codeOf('GET', '/api/demo?limit=abc')).toEqual([422, 'VALIDATION_FAILED']);
  });

  it('hides what went wrong inside', async () => {
    const reply = await t.call('GET', '/api/demo-crash');
    expect([reply.status, reply.body.code]).toEqual([500, 'INTERNAL_ERROR']);
    expect(JSON.stringify(reply.body)).not.toMatch(/secret|TypeError|\.ts/);
    expect((await t.call('GET', '/api/demo-fail')).headers.get('retry-after')).toBe('7');
  });

  it('refuses unsafe requests that a browser sends from another site', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expect(await codeOf('POST', '/api/demo', { token, headers, body: { name: 'a', count: 1 } })).toEqual([
      403,
      'CROSS_SITE_REFUSED',
    ]);
  });

  it('T19: sends security headers everywhere and keeps a given request id', async () => {
    const reply = await t.call('GET', '/api/nothing', { headers: { 'x-request-id': 'trace-1234' } });
    expect(reply.body.requestId).toBe('trace-1234');
    expect(reply.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(reply.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe-/);
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(reply.headers.get('x-powered-by')).toBeNull();
  });

  it('answers health, probes and, on this host only, metrics', async () => {
    expect((await t.call('GET', '/health')).body).toMatchObject({ status: 'ok', version: '0.0.0-test' });
    for (const path of ['/healthz', '/livez', '/readyz']) expect((await t.call('GET', path)).body).toEqual({ status: 'ok' });
    expect((await t.call('GET', '/metrics')).body).toContain('assist_http_request_duration_seconds_bucket');
    expect(await codeOf('GET', '/metrics', { headers: { 'x-forwarded-for': '127.0.0.1' } })).toEqual([403, 'FORBIDDEN']);
  });

  it('describes itself', async () => {
    const { body } = await t.call('GET', '/api/docs-json');
    expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(['/api/demo', '/api/demo/{id}', '/health']));
    expect(body.paths['/api/demo'].post.requestBody.content['application/json'].schema).toEqual({
      $ref: '#/components/schemas/Item',
    });
    expect(body.components.schemas.Problem.properties.code.enum).toContain('ROUTE_NOT_FOUND');
    expect((await t.call('GET', '/api/docs/')).body).toContain('swagger-ui');
    expect((await t.call('GET', '/api/docs/swagger-ui-bundle.js')).status).toBe(200);
  });
});

describe('a route without @Endpoint', () => {
  it('stops the start', async () => {
    @Controller()
    class Undeclared {
      @Get('/api/undeclared')
      get(): string {
        return '';
      }
    }
    @Module({ controllers: [Undeclared] })
    class UndeclaredModule {}
    const feature: Feature = { ...demo, id: 'undeclared', modules: [UndeclaredModule] };
    await expect(createTestApp({ features: [feature], migrations })).rejects.toThrow(
      'Undeclared.get is a route without @Endpoint',
    );
  });
});

describe('the rate limit', () => {
  it('says when to come back', async () => {
    const t = await createTestApp({ features: [demo], migrations, env: { RATE_LIMIT_REQUESTS: '3' } });
    for (let index = 0; index < 3; index += 1) expect((await t.call('GET', '/healthz')).status).toBe(200);
    const reply = await t.call('GET', '/healthz');
    expect([reply.status, reply.body.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    await t.close();
  });
});
