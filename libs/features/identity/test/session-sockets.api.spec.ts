// Real: socket.io, HTTP, database, sign-in, and Redis where there is one. The gateway stands for that of any room.
import { systemContext } from '@assist/kernel';
import { AuthenticatedGateway, GatewayServices } from '@assist/platform/http';
import { FakeClock, testDatabases, testService, until } from '@assist/platform/testing';
import { Module } from '@nestjs/common';
import { ConnectedSocket, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { SessionRepository } from '../src/sessions/session.repository.js';
import { UserRepository } from '../src/users/user.repository.js';
import { createIdentityApp, pauseNext, type IdentityApp } from './identity-app.js';

type ServerSocket = Parameters<AuthenticatedGateway['handleDisconnect']>[0];
const NAMESPACE = '/ws/identity-test';
const RULE = { event: 'ping', module: 'core', access: 'read', schema: z.undefined() } as const;

@WebSocketGateway({ namespace: NAMESPACE })
class TestGateway extends AuthenticatedGateway {
  constructor(services: GatewayServices) {
    super(services);
  }

  @SubscribeMessage('ping')
  ping(@ConnectedSocket() socket: ServerSocket): Promise<unknown> {
    return this.handle(socket, RULE, undefined, async () => undefined);
  }
}

@Module({ providers: [TestGateway] })
class GatewayModule {}

const redisUrl = testService('redis');
const processes = [
  { name: 'one process', redis: undefined },
  ...(redisUrl === undefined ? [] : [{ name: 'two', redis: redisUrl }]),
];
const cases = testDatabases().flatMap((engine) => processes.map((form) => ({ ...form, engine, on: engine.engine })));

describe.each(cases)('sockets of sessions that end, $name, $on', ({ engine, redis }) => {
  const clock = new FakeClock();
  const sockets: Socket[] = [];
  const rechecks: (() => void)[] = [];
  const recheck = (): void => rechecks.forEach((run) => run());
  let t: IdentityApp;
  /** Where the sockets are: over Redis another process than the one that ends sessions. */
  let beside: IdentityApp;
  let count = 0;
  beforeAll(async () => {
    const timers = vi.spyOn(globalThis, 'setInterval');
    const options = { engine, clock, redisUrl: redis, extraModules: [GatewayModule] };
    t = await createIdentityApp(options);
    beside = redis === undefined ? t : await createIdentityApp({ ...options, restartOf: t });
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

  const connect = (token: string): Socket => {
    const socket = io(beside.url + NAMESPACE, {
      transports: ['websocket'],
      auth: { token },
      reconnection: false,
      forceNew: true,
    });
    sockets.push(socket);
    return socket;
  };
  const open = async (token: string): Promise<{ socket: Socket; told: () => boolean }> => {
    const socket = connect(token);
    let isTold = false;
    socket.on('session.ended', () => (isTold = true));
    await until(() => socket.connected);
    return { socket, told: () => isTold };
  };
  const serves = async (socket: Socket): Promise<boolean> =>
    ((await socket.timeout(5000).emitWithAck('ping')) as { ok: boolean }).ok;
  const someone = async () => {
    count += 1;
    const email = `socket${count}@firma.example`;
    const id = await t.makeUser(email);
    const [here, there] = [await t.login(email), await t.login(email)];
    return { id, here, there, hereOpen: await open(here.token), thereOpen: await open(there.token) };
  };

  it('closes those of a device that signs out, and no others', async () => {
    const { here, hereOpen, thereOpen } = await someone();
    await t.call('POST', '/api/auth/logout', { headers: { cookie: here.cookie } });
    await until(() => hereOpen.socket.disconnected);
    expect([hereOpen.told(), thereOpen.told(), await serves(thereOpen.socket)]).toEqual([true, false, true]);
  });

  it('closes those of a session whose refresh token was used twice', async () => {
    const { here, hereOpen, thereOpen } = await someone();
    expect((await t.refresh(here.cookie)).status).toBe(200);
    clock.advance(60_000);
    expect((await t.refresh(here.cookie)).status).toBe(401);
    await until(() => hereOpen.socket.disconnected);
    expect([hereOpen.told(), await serves(thereOpen.socket)]).toEqual([true, true]);
  });

  it.each([{ disabled: true }, { role: 'admin' }, { password: 'ein neues gutes Wort' }])(
    'T14: closes all of a user after %j',
    async (changes) => {
      const { id, hereOpen, thereOpen } = await someone();
      await t.change(id, changes);
      await until(() => hereOpen.socket.disconnected && thereOpen.socket.disconnected);
    },
  );

  it('leaves the device open on which the own password was changed', async () => {
    const { here, hereOpen, thereOpen } = await someone();
    const body = { currentPassword: 'noch ein gutes Wort', newPassword: 'ein neues gutes Wort' };
    expect((await t.call('POST', '/api/me/password', { token: here.token, body })).status).toBe(204);
    await until(() => thereOpen.socket.disconnected);
    expect([hereOpen.told(), await serves(hereOpen.socket)]).toEqual([false, true]);
  });

  it('lets nobody in whose session ends while it is read', async () => {
    const { id, there, here, thereOpen, hereOpen } = await someone();
    hereOpen.socket.disconnect();
    const read = pauseNext(beside.app.get(SessionRepository, { strict: false }), 'findActor', 'after');
    const late = connect(here.token);
    const refused = new Promise<Error & { data?: { code: string } }>((resolve) => late.once('connect_error', resolve));
    await read.entered;
    await t.call('POST', '/api/auth/logout', { headers: { cookie: here.cookie } });
    // Messages come in order: when the second one was heard, the first one was too.
    await t.call('POST', '/api/auth/logout', { headers: { cookie: there.cookie } });
    await until(() => thereOpen.socket.disconnected);
    read.release();
    expect((await refused).data?.code).toBe('SESSION_EXPIRED');
    expect(await t.change(id, { name: 'Noch da' })).toBe(200);
  });

  it('keeps sockets when the database does not answer, and looks again', async () => {
    const { hereOpen, thereOpen } = await someone();
    const look = vi.spyOn(beside.app.get(SessionRepository, { strict: false }), 'listLiving');
    look.mockRejectedValueOnce(new Error('the database is away'));
    recheck();
    await until(() => look.mock.settledResults.at(-1)?.type === 'rejected');
    await until(() => (recheck(), look.mock.calls.length > 1));
    await until(() => look.mock.settledResults.at(-1)?.type === 'fulfilled');
    expect([await serves(hereOpen.socket), await serves(thereOpen.socket)]).toEqual([true, true]);
  });

  it('T14: finds at the next look what no message told', async () => {
    const [ended, suspended, promoted] = [await someone(), await someone(), await someone()];
    const users = t.app.get(UserRepository, { strict: false });
    const sessions = t.app.get(SessionRepository, { strict: false });
    await t.database.transaction(systemContext('test'), async (tx) => {
      await sessions.delete(tx, [ended.here.cookie.slice('assist_refresh='.length).split('.')[0]!]);
      await users.update(tx, suspended.id, { disabled: true });
      await users.update(tx, promoted.id, { role: 'admin' });
    });
    recheck();
    const gone = [ended.hereOpen, suspended.hereOpen, suspended.thereOpen, promoted.hereOpen, promoted.thereOpen];
    await until(() => gone.every(({ socket }) => socket.disconnected));
    expect([ended.hereOpen.told(), await serves(ended.thereOpen.socket)]).toEqual([true, true]);
    clock.advance(31 * 24 * 3600_000);
    recheck();
    await until(() => ended.thereOpen.socket.disconnected);
  });
});
