// Real: HTTP between two processes' applications. Fake: sign-in.
import { migrations } from '@assist/migrations';
import { AppError, type RequestContext } from '@assist/kernel';
import { Controller, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Ctx, Endpoint, ServiceClient, type Feature } from '../src/http/index.js';
import { createTestApp, type TestApp } from '../src/testing/index.js';

let behind: TestApp;

@Controller()
class BehindController {
  @Endpoint({ method: 'GET', path: '/api/behind', module: 'core', access: 'read', role: 'public', summary: 'x', reply: 'empty' })
  fail(): void {
    throw new AppError('COLLECTION_NOT_FOUND', { n: 7 });
  }
  @Endpoint({ method: 'GET', path: '/api/broken', module: 'core', access: 'read', role: 'public', summary: 'x', reply: 'empty' })
  break(): void {
    throw new Error('secret detail of the inside');
  }
}
@Module({ controllers: [BehindController] })
class BehindModule {}

@Controller()
class FrontController {
  constructor(private readonly client: ServiceClient) {}

  @Endpoint({ method: 'GET', path: '/api/front', module: 'core', access: 'read', summary: 'x', reply: 'empty' })
  front(@Ctx() ctx: RequestContext): Promise<unknown> {
    return this.#ask(ctx, '/api/behind');
  }
  @Endpoint({ method: 'GET', path: '/api/front-broken', module: 'core', access: 'read', summary: 'x', reply: 'empty' })
  broken(@Ctx() ctx: RequestContext): Promise<unknown> {
    return this.#ask(ctx, '/api/broken');
  }
  #ask(ctx: RequestContext, path: string): Promise<unknown> {
    return this.client.call(ctx, { baseUrl: behind.url, method: 'GET', path, reply: z.unknown(), timeoutMs: 5000 });
  }
}
@Module({ controllers: [FrontController] })
class FrontModule {}

const feature = (id: string, module: typeof FrontModule, errors: Feature['errors']): Feature => ({
  ...{ id, modules: [module], entities: [], config: [], errors, prefixes: [] },
});

describe('what another process answered', () => {
  let front: TestApp;
  beforeAll(async () => {
    const errors = { COLLECTION_NOT_FOUND: { status: 404, title: 'There is no such collection' } } as const;
    behind = await createTestApp({ features: [feature('behind', BehindModule, errors)], migrations });
    front = await createTestApp({ features: [feature('front', FrontModule, {})], migrations });
  });
  afterAll(async () => {
    await front.close();
    await behind.close();
  });

  it('is passed on as it is, though the room of its code is there alone', async () => {
    const reply = await front.call('GET', '/api/front', { token: front.user().token });
    expect([reply.status, reply.body]).toMatchObject([
      404,
      { code: 'COLLECTION_NOT_FOUND', title: 'There is no such collection', params: { n: 7 } },
    ]);
  });

  it('is a fault here when it was one there, without a word of the inside', async () => {
    const reply = await front.call('GET', '/api/front-broken', { token: front.user().token });
    expect([reply.status, reply.body.code]).toEqual([500, 'INTERNAL_ERROR']);
    expect(JSON.stringify(reply.body)).not.toContain('secret detail');
  });
});
