// Real: socket.io, HTTP, database, sign-in, and Redis where there is one. The gateway stands for that of any room.
import type { RequestContext } from '@assist/kernel';
import { AuthenticatedGateway, GatewayServices } from '@assist/platform/http';
import { PubSub } from '@assist/platform/realtime';
import { testDatabases, testService, until } from '@assist/platform/testing';
import { Module } from '@nestjs/common';
import { ConnectedSocket, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createIdentityApp, People, type IdentityApp } from './people.js';

type ServerSocket = Parameters<AuthenticatedGateway['handleDisconnect']>[0];
const NAMESPACE = '/ws/permission-test';
const rule = (module: 'chat' | 'rag') => ({ event: `follow.${module}`, module, access: 'read', schema: z.undefined() }) as const;

@WebSocketGateway({ namespace: NAMESPACE })
class TestGateway extends AuthenticatedGateway {
  constructor(services: GatewayServices) {
    super(services);
  }

  /** Something that goes on until it may not any more. */
  @SubscribeMessage('follow.chat')
  followChat(@ConnectedSocket() socket: ServerSocket): Promise<unknown> {
    return this.handle(socket, rule('chat'), undefined, async (ctx) => this.#follow(socket, ctx, 'chat'));
  }

  @SubscribeMessage('follow.rag')
  followRag(@ConnectedSocket() socket: ServerSocket): Promise<unknown> {
    return this.handle(socket, rule('rag'), undefined, async (ctx) => this.#follow(socket, ctx, 'rag'));
  }

  #follow(socket: ServerSocket, ctx: RequestContext, what: string): void {
    ctx.signal.addEventListener('abort', () => socket.emit('stopped', what), { once: true });
  }
}

@Module({ providers: [TestGateway] })
class GatewayModule {}

const redisUrl = testService('redis');
const forms = [{ name: 'one process', redis: undefined }, ...(redisUrl === undefined ? [] : [{ name: 'two', redis: redisUrl }])];
const cases = testDatabases().flatMap((engine) => forms.map((form) => ({ ...form, engine, on: engine.engine })));

describe.each(cases)('open sockets of people whose rights change, $name, $on', ({ engine, redis }) => {
  const sockets: Socket[] = [];
  const rechecks: (() => void)[] = [];
  let t: IdentityApp;
  /** Where the sockets are: over Redis another process than the one that changes rights. */
  let beside: IdentityApp;
  let people: People;
  beforeAll(async () => {
    const timers = vi.spyOn(globalThis, 'setInterval');
    const options = { engine, redisUrl: redis, extraModules: [GatewayModule] };
    t = await createIdentityApp(options);
    beside = redis === undefined ? t : await createIdentityApp({ ...options, restartOf: t });
    people = new People(t);
    rechecks.push(...timers.mock.calls.filter(([, ms]) => ms === 4000).map(([run]) => run as () => void));
    timers.mockRestore();
  });
  afterAll(async () => {
    if (beside !== t) await beside.stop();
    await t.close();
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.disconnect();
    vi.restoreAllMocks();
  });

  const connect = async (token: string): Promise<{ socket: Socket; stopped: string[]; told: () => number }> => {
    const socket = io(beside.url + NAMESPACE, {
      transports: ['websocket'],
      auth: { token },
      reconnection: false,
      forceNew: true,
    });
    sockets.push(socket);
    const stopped: string[] = [];
    let told = 0;
    socket.on('stopped', (what: string) => stopped.push(what));
    socket.on('permissions.changed', () => (told += 1));
    await until(() => socket.connected);
    return { socket, stopped, told: () => told };
  };
  const follow = async (socket: Socket, what: 'chat' | 'rag'): Promise<string> => {
    const ack = (await socket.timeout(5000).emitWithAck(`follow.${what}`)) as { ok: boolean; problem?: { code: string } };
    return ack.ok ? 'ok' : (ack.problem?.code ?? '');
  };

  it('T14: stops what a role does not allow any more, leaves the rest, and lets it begin again later', async () => {
    const role = await people.role(['chat.use', 'rag.use']);
    const anna = await people.person(role);
    const { socket, stopped, told } = await connect(anna.token);
    expect([await follow(socket, 'chat'), await follow(socket, 'rag')]).toEqual(['ok', 'ok']);
    await people.ok('PATCH', `/api/roles/${role}`, { permissions: ['rag.use'] });
    await until(() => stopped.length > 0);
    expect([stopped, told(), socket.connected]).toEqual([['chat'], 1, true]);
    expect([await follow(socket, 'chat'), await follow(socket, 'rag')]).toEqual(['FORBIDDEN', 'ok']);
    await people.ok('PATCH', `/api/roles/${role}`, { permissions: ['chat.use', 'rag.use'] });
    await until(() => told() === 2);
    expect(await follow(socket, 'chat')).toBe('ok');
    expect(stopped).toEqual(['chat']);
  });

  it('follows memberships and roles of groups', async () => {
    const anna = await people.person(await people.role([]));
    const group = await people.group(await people.role(['chat.use']));
    const { socket, stopped, told } = await connect(anna.token);
    expect(await follow(socket, 'chat')).toBe('FORBIDDEN');
    for (const [begin, end] of [
      [
        ['PUT', `members/${anna.id}`],
        ['DELETE', `members/${anna.id}`],
      ],
      [
        ['PUT', `members/${anna.id}`],
        ['PATCH', '', { role: null }],
      ],
    ] as const) {
      const before = told();
      await people.ok(begin[0], `/api/groups/${group}/${begin[1]}`);
      await until(() => told() > before);
      expect(await follow(socket, 'chat')).toBe('ok');
      const already = stopped.length;
      await people.ok(end[0], `/api/groups/${group}/${end[1]}`.replace(/\/$/, ''), end[2]);
      await until(() => stopped.length > already);
    }
  });

  it('tells nobody whose rights are what they were', async () => {
    const [anna, bert] = [await people.person(), await people.person(await people.role(['chat.use']))];
    const [first, second] = [await connect(anna.token), await connect(bert.token)];
    await people.ok('PATCH', `/api/roles/${(await people.ok('GET', `/api/users/${bert.id}`)).role}`, { permissions: [] });
    await until(() => second.told() === 1);
    expect([first.told(), first.socket.connected]).toEqual([0, true]);
  });

  it('T14: finds at the next look what no message told', async () => {
    const role = await people.role(['chat.use']);
    const anna = await people.person(role);
    const { socket, stopped } = await connect(anna.token);
    expect(await follow(socket, 'chat')).toBe('ok');
    vi.spyOn(t.app.get(PubSub, { strict: false }), 'publish').mockRejectedValue(new Error('the broker is away'));
    await people.ok('PATCH', `/api/roles/${role}`, { permissions: [] });
    expect(stopped).toEqual([]);
    rechecks.forEach((run) => run());
    await until(() => stopped.length === 1);
  });
});
