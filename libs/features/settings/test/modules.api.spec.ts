import { MODULE_IDS, type Ack } from '@assist/contracts';
import { systemContext, userContext, type RequestContext } from '@assist/kernel';
import { AuditReader } from '@assist/platform/audit';
import { AuthenticatedGateway, Endpoint, GatewayServices, ModuleDoor, type Feature } from '@assist/platform/http';
import { Settings } from '@assist/platform/settings';
import { FakeClock, testDatabases, until, type TestApp } from '@assist/platform/testing';
import { Processor, WorkProcessor, WorkQueue } from '@assist/platform/work';
import { Controller, Module } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { administrator, createSettingsApp } from './settings-app.js';

const DAY = 24 * 3600_000;

@Controller()
class DoorsController {
  @Endpoint({ method: 'POST', path: '/api/doors', module: 'workflow', access: 'use', summary: 'Use', reply: 'empty' })
  use(): void {}
  @Endpoint({ method: 'GET', path: '/api/doors', module: 'workflow', access: 'read', summary: 'Read', reply: 'empty' })
  read(): void {}
  @Endpoint({ method: 'GET', path: '/api/doors/export', module: 'workflow', access: 'export', summary: 'Export', reply: 'empty' })
  export(): void {}
  @Endpoint({ method: 'DELETE', path: '/api/doors', module: 'workflow', access: 'delete', summary: 'Delete', reply: 'empty' })
  remove(): void {}
}

@WebSocketGateway({ namespace: '/ws/doors' })
class DoorsGateway extends AuthenticatedGateway {
  constructor(services: GatewayServices) {
    super(services);
  }
  @SubscribeMessage('use')
  use(@ConnectedSocket() socket: never, @MessageBody() payload: unknown): Promise<Ack> {
    return this.handle(
      socket,
      { event: 'use', module: 'workflow', access: 'use', schema: z.unknown() },
      payload,
      async () => undefined,
    );
  }
}

@WorkProcessor({ type: 'doors.work', module: 'workflow', access: 'use', concurrency: 1, maxAttempts: 1, timeoutMs: 5000 })
class DoorsWork extends Processor {
  static done = 0;
  override async process(): Promise<void> {
    DoorsWork.done += 1;
  }
}

@Module({ controllers: [DoorsController], providers: [DoorsGateway, DoorsWork] })
class DoorsModule {}
const doors: Feature = { id: 'doors', modules: [DoorsModule], entities: [], config: [], errors: {}, prefixes: [] };

describe.each(testDatabases())('a module that is switched off on $engine', (engine) => {
  let app: TestApp;
  let admin: string;
  let user: { userId: string; token: string };
  let clock: FakeClock;
  let socket: Socket | undefined;
  let version: number;

  const put = async (id: string, enabled: boolean): Promise<number> => {
    const reply = await app.call('PUT', `/api/modules/${id}`, { token: admin, body: { enabled, version } });
    version = (reply.body.admin as { version: number } | undefined)?.version ?? version;
    return reply.status;
  };
  const enqueue = (): Promise<string> => {
    const ctx = systemContext('test');
    return app.database.transaction(ctx, (tx) => app.app.get(WorkQueue, { strict: false }).enqueue(tx, { type: 'doors.work' }));
  };
  const state = (id: string): Promise<unknown> => app.app.get(WorkQueue, { strict: false }).state(systemContext('test'), id);
  const ask = async (): Promise<Ack> => {
    socket ??= io(`${app.url}/ws/doors`, { transports: ['websocket'], auth: { token: user.token }, reconnection: false });
    return (await socket.timeout(5000).emitWithAck('use', {})) as Ack;
  };
  const modules = async (token: string): Promise<Record<string, unknown>> =>
    Object.fromEntries(
      ((await app.call('GET', '/api/modules', { token })).body.items as { id: string }[]).map((item) => [item.id, item]),
    );

  beforeEach(async () => {
    clock = new FakeClock(Date.now());
    app = await createSettingsApp({ engine, features: [doors], clock });
    admin = administrator(app).token;
    user = app.user();
    version = 0;
    DoorsWork.done = 0;
  });
  afterEach(async () => {
    socket?.disconnect();
    socket = undefined;
    await app.close();
  });

  it('refuses its use at every door with one code, and opens them all again', async () => {
    const ctx = userContext({ userId: user.userId, roles: ['admin'] });
    const within = (): Promise<void> => app.app.get(ModuleDoor).require(ctx, { module: 'workflow', access: 'use' });
    expect((await app.call('POST', '/api/doors', { token: user.token })).status).toBe(204);
    expect(await ask()).toEqual({ ok: true });

    expect(await put('workflow', false)).toBe(200);
    expect(await app.call('POST', '/api/doors', { token: user.token })).toMatchObject({
      status: 403,
      body: { code: 'MODULE_DISABLED', params: { module: 'workflow' } },
    });
    expect(await ask()).toMatchObject({ ok: false, problem: { code: 'MODULE_DISABLED' } });
    await expect(within()).rejects.toMatchObject({ code: 'MODULE_DISABLED' });
    const waiting = await enqueue();
    await until(async () => (await state(waiting)) === 'parked');
    expect((await app.call('GET', '/health')).body.modules).toMatchObject({ workflow: false, chat: true });
    expect((await modules(user.token))['workflow']).toEqual({
      id: 'workflow',
      licensed: true,
      enabled: false,
      usable: false,
      code: 'MODULE_DISABLED',
    });

    expect(await put('workflow', true)).toBe(200);
    expect((await app.call('POST', '/api/doors', { token: user.token })).status).toBe(204);
    expect(await ask()).toEqual({ ok: true });
    await expect(within()).resolves.toBeUndefined();
    await until(async () => (await state(waiting)) === 'done');
    expect(DoorsWork.done).toBe(1);
  });

  it('keeps what is there readable, exportable and deletable, and refuses administrators too', async () => {
    await put('workflow', false);
    for (const [method, path] of [
      ['GET', '/api/doors'],
      ['GET', '/api/doors/export'],
      ['DELETE', '/api/doors'],
    ] as const) {
      expect([path, (await app.call(method, path, { token: user.token })).status]).toEqual([path, 204]);
    }
    const { token } = app.user(['admin']);
    expect((await app.call('POST', '/api/doors', { token })).body.code).toBe('MODULE_DISABLED');
  });

  it('is switched off in other processes as well, where its work waits', async () => {
    const other = await createSettingsApp({ restartOf: app, features: [doors], clock, role: 'http' });
    await put('workflow', false);
    await other.app.get(Settings).lookAgain();
    const { token } = other.user();
    expect((await other.call('POST', '/api/doors', { token })).body.code).toBe('MODULE_DISABLED');
    expect((await other.call('GET', '/health')).body.modules.workflow).toBe(false);
    await other.stop();
  });

  it('stays off while the licence is over, and the licence is named first', async () => {
    await put('workflow', false);
    clock.advance(31 * DAY);
    const token = app.user().token;
    await until(async () => (await app.call('POST', '/api/doors', { token })).status === 402, 20_000);
    expect((await modules(token))['workflow']).toMatchObject({ enabled: false, usable: false, code: 'LICENSE_REQUIRED' });
  }, 30_000);

  it('says so in the list of modules; who may switch them learns the version to base a change on', async () => {
    await put('chat', false);
    await put('ops', false);
    expect(Object.keys(await modules(user.token))).toEqual([...MODULE_IDS]);
    expect((await app.call('GET', '/api/modules', { token: user.token })).body.admin).toBeNull();
    expect((await app.call('GET', '/api/modules', { token: admin })).body.admin).toEqual({
      version: 2,
      canChange: true,
      originName: null,
    });
    expect(app.app.get(Settings).get('modules.disabled')).toEqual(['chat', 'ops']);
  });

  it('is written into the audit log under its own name', async () => {
    await put('chat', false);
    await put('chat', false);
    await put('chat', true);
    const { items } = await app.app.get(AuditReader).page(systemContext('test'), { action: 'module.' }, { limit: 10 });
    expect(items.map(({ action, targetId }) => [action, targetId])).toEqual([
      ['module.switched_on', 'chat'],
      ['module.switched_off', 'chat'],
    ]);
  });

  it.each([['core'], ['nothing'], ['__proto__'], ['Chat']])('is never %s', async (id) => {
    expect(await app.call('PUT', `/api/modules/${id}`, { token: admin, body: { enabled: false, version: 0 } })).toMatchObject({
      status: 404,
      body: { code: 'MODULE_NOT_FOUND' },
    });
  });

  it('is switched by one of two administrators at once, and the other one is told', async () => {
    const send = (id: string, enabled: boolean): Promise<{ status: number }> =>
      app.call('PUT', `/api/modules/${id}`, { token: admin, body: { enabled, version: 0 } });
    const statuses = (await Promise.all([send('chat', false), send('ops', false)])).map((reply) => reply.status).sort();
    expect(statuses).toEqual([200, 409]);
    expect(app.app.get(Settings).get('modules.disabled')).toHaveLength(1);
  });
});

describe('the answer of the gate', () => {
  it('takes a few microseconds', async () => {
    const app = await createSettingsApp({ features: [doors] });
    const door = app.app.get(ModuleDoor);
    const ctx: RequestContext = systemContext('test');
    await door.require(ctx, { module: 'workflow', access: 'use' });
    const began = performance.now();
    for (let index = 0; index < 20_000; index += 1) await door.require(ctx, { module: 'workflow', access: 'use' });
    expect(((performance.now() - began) / 20_000) * 1000).toBeLessThan(20);
    await app.close();
  });
});
