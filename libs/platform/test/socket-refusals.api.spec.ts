import { systemContext } from '@assist/kernel';
import { migrations } from '@assist/migrations';
import { Module } from '@nestjs/common';
import { ConnectedSocket, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { io, type Socket as ClientSocket } from 'socket.io-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { AuditReader, detailOf } from '../src/audit/index.js';
import { AuthenticatedGateway, GatewayServices } from '../src/http/index.js';
import { createTestApp, testDatabases, type TestApp } from '../src/testing/index.js';

type Socket = Parameters<AuthenticatedGateway['handleDisconnect']>[0];

const NAMESPACE = '/ws/refusal-test';
const ADMINISTER = {
  event: 'settings.change',
  module: 'core',
  access: 'admin',
  permission: 'settings.administer',
  schema: z.undefined(),
} as const;
const BROKEN = { event: 'settings.read', module: 'core', access: 'read', schema: z.undefined() } as const;

@WebSocketGateway({ namespace: NAMESPACE })
class RefusingGateway extends AuthenticatedGateway {
  constructor(services: GatewayServices) {
    super(services);
  }

  @SubscribeMessage('settings.change')
  change(@ConnectedSocket() socket: Socket): Promise<unknown> {
    return this.handle(socket, ADMINISTER, undefined, async () => undefined);
  }

  @SubscribeMessage('settings.read')
  read(@ConnectedSocket() socket: Socket): Promise<unknown> {
    return this.handle(socket, BROKEN, undefined, async () => {
      throw new Error('something else');
    });
  }
}
@Module({ providers: [RefusingGateway] })
class GatewayModule {}

async function connect(app: TestApp, token: string): Promise<ClientSocket> {
  const socket = io(app.url + NAMESPACE, { transports: ['websocket'], auth: { token }, reconnection: false });
  onTestFinished(() => void socket.disconnect());
  await new Promise<void>((resolve) => void socket.once('connect', resolve));
  return socket;
}

describe.each(testDatabases())('an event over a socket, on $engine', (engine) => {
  it('that is refused for want of rights is in the audit log, as a request would be', async () => {
    const app = await createTestApp({ engine, features: [], migrations, extraModules: [GatewayModule] });
    onTestFinished(() => app.close());
    const bert = app.user();
    const socket = await connect(app, bert.token);
    const refused = await socket.timeout(5000).emitWithAck('settings.change');
    expect(refused).toMatchObject({ ok: false, problem: { code: 'FORBIDDEN', params: { permission: 'settings.administer' } } });
    expect(await socket.timeout(5000).emitWithAck('settings.read')).toMatchObject({ problem: { code: 'INTERNAL_ERROR' } });
    const entries = await Array.fromAsync(app.app.get(AuditReader).entries(systemContext('test')));
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      ...{ action: 'access.refused', outcome: 'refused', actorId: bert.userId, address: '127.0.0.1' },
      ...{ targetType: 'event', targetId: 'settings.change', requestId: refused.problem.requestId },
    });
    expect(detailOf(entries[0]!)).toEqual({ permission: 'settings.administer' });
  });

  it('that is allowed leaves no entry', async () => {
    const app = await createTestApp({ engine, features: [], migrations, extraModules: [GatewayModule] });
    onTestFinished(() => app.close());
    const socket = await connect(app, app.user(['admin', 'user']).token);
    expect(await socket.timeout(5000).emitWithAck('settings.change')).toEqual({ ok: true });
    expect(await Array.fromAsync(app.app.get(AuditReader).entries(systemContext('test')))).toEqual([]);
  });
});
