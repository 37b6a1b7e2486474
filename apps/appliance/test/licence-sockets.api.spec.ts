// Real: socket.io, licence, sign-in, database. Fake: the clock. The second gateway stands for events that use a module.
import { CHAT_EVENTS, CHAT_NAMESPACE, type Ack } from '@assist/contracts';
import { AuthenticatedGateway, GatewayServices } from '@assist/platform/http';
import { testDatabases, until } from '@assist/platform/testing';
import { Module } from '@nestjs/common';
import { ConnectedSocket, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ADMIN, DAY, fileForm, openHouse, type House, type Person } from './house.js';

type ServerSocket = Parameters<AuthenticatedGateway['handleDisconnect']>[0];
const NAMESPACE = '/ws/licence-test';
const USE = { event: 'use', module: 'rag', access: 'use', schema: z.undefined() } as const;

@WebSocketGateway({ namespace: NAMESPACE })
class UsingGateway extends AuthenticatedGateway {
  constructor(services: GatewayServices) {
    super(services);
  }

  @SubscribeMessage('use')
  use(@ConnectedSocket() socket: ServerSocket): Promise<Ack> {
    return this.handle(socket, USE, undefined, async () => undefined);
  }
}
@Module({ providers: [UsingGateway] })
class UsingModule {}

describe.each(testDatabases())('sockets and the licence on $engine', (engine) => {
  let house: House;
  let admin: Person;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    house = await openHouse({ engine, extraModules: [UsingModule] });
  });
  afterEach(() => sockets.splice(0).forEach((socket) => void socket.disconnect()));
  afterAll(() => house.remove());

  const connect = async (namespace: string): Promise<Socket> => {
    const socket = io(house.url + namespace, { auth: { token: admin.token }, transports: ['websocket'], reconnection: false });
    sockets.push(socket);
    await new Promise((resolve, reject) => socket.once('connect', () => resolve(undefined)).once('connect_error', reject));
    return socket;
  };
  const install = async (modules: object): Promise<void> => {
    const { text } = house.vendor.license({ modules });
    expect((await admin.call('PUT', '/api/license', fileForm('license.json', text))).status).toBe(200);
  };

  it('64: each event is asked for anew, on a connection that stands, and every change reaches it', async () => {
    admin = await house.signIn(ADMIN);
    const [chat, using] = [await connect(CHAT_NAMESPACE), await connect(NAMESPACE)];
    let changes = 0;
    chat.on(CHAT_EVENTS.licenseChanged, () => (changes += 1));
    const use = (): Promise<Ack> => using.emitWithAck('use') as Promise<Ack>;
    expect(await use()).toEqual({ ok: true });

    await install({ chat: {} });
    await until(() => changes > 0);
    const missing = await use();
    expect(missing).toMatchObject({
      ok: false,
      problem: { status: 403, code: 'LICENSE_MODULE_MISSING', params: { module: 'rag' } },
    });

    const before = changes;
    await install({ chat: {}, rag: {} });
    await until(() => changes > before);
    expect(await use()).toEqual({ ok: true });
    expect([chat.connected, using.connected]).toEqual([true, true]);
  });

  it('64: a connection can be made without a licence, to hear of the next one', async () => {
    house.clock.advance(400 * DAY);
    expect(await house.look()).toBe('expired');
    admin = await house.signIn(ADMIN);
    const [chat, using] = [await connect(CHAT_NAMESPACE), await connect(NAMESPACE)];
    const expired = (await using.emitWithAck('use')) as Ack;
    expect(expired).toMatchObject({ ok: false, problem: { status: 402, code: 'LICENSE_EXPIRED', params: { state: 'expired' } } });
    const changed = new Promise((resolve) => chat.once(CHAT_EVENTS.licenseChanged, resolve));
    const { text } = house.vendor.license({ exp: '2029-01-31T23:59:59Z' });
    expect((await admin.call('PUT', '/api/license', fileForm('license.json', text))).status).toBe(200);
    await changed;
    expect(await using.emitWithAck('use')).toEqual({ ok: true });
  });
});
