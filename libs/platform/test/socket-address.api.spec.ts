import { migrations } from '@assist/migrations';
import { Module } from '@nestjs/common';
import { ConnectedSocket, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { io } from 'socket.io-client';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { AuthenticatedGateway, GatewayServices } from '../src/http/index.js';
import { createTestApp } from '../src/testing/index.js';

const NAMESPACE = '/ws/address-test';
const RULE = { event: 'where', module: 'core', access: 'read', schema: z.undefined() } as const;
const seen: (string | undefined)[] = [];

@WebSocketGateway({ namespace: NAMESPACE })
class AddressGateway extends AuthenticatedGateway {
  constructor(services: GatewayServices) {
    super(services);
  }

  @SubscribeMessage('where')
  where(@ConnectedSocket() socket: Parameters<AuthenticatedGateway['handleDisconnect']>[0]): Promise<unknown> {
    return this.handle(socket, RULE, undefined, async ({ address }) => void seen.push(address));
  }
}
@Module({ providers: [AddressGateway] })
class GatewayModule {}

it.each(['websocket', 'polling'])(
  'knows where an event over %s comes from, behind as many proxies as are trusted',
  async (transport) => {
    const env = { TRUST_PROXY_COUNT: '1' };
    const t = await createTestApp({ features: [], migrations, extraModules: [GatewayModule], env });
    onTestFinished(() => t.close());
    const extraHeaders = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' };
    const socket = io(t.url + NAMESPACE, {
      transports: [transport],
      auth: { token: t.user().token },
      extraHeaders,
      reconnection: false,
    });
    onTestFinished(() => void socket.disconnect());
    expect(await socket.timeout(5000).emitWithAck('where')).toEqual({ ok: true });
    expect(seen.at(-1)).toBe('203.0.113.7');
  },
);
