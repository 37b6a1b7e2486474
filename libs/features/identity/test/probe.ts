import { AppError, PermissionGate, type RequestContext } from '@assist/kernel';
import { AuthenticatedGateway, Ctx, Endpoint, GatewayServices } from '@assist/platform/http';
import { Processor, WorkProcessor, WorkQueue } from '@assist/platform/work';
import { Database } from '@assist/platform/database';
import { Controller, Injectable, Module } from '@nestjs/common';
import { ConnectedSocket, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { z } from 'zod';

type ServerSocket = Parameters<AuthenticatedGateway['handleDisconnect']>[0];

export const PROBE_NAMESPACE = '/ws/probe';
const seen = z.object({ roles: z.array(z.string()), permissions: z.array(z.string()), sessionId: z.string() });

/** What the work found that the last request ordered, and what is done before it looks. */
export const probedWork: { allowed: readonly boolean[] | undefined; before: () => Promise<unknown> } = {
  allowed: undefined,
  before: async () => undefined,
};
const WORK = 'probe.work';

@Injectable()
@WorkProcessor({ type: WORK, module: 'core', access: 'use', concurrency: 1, maxAttempts: 1, timeoutMs: 5000 })
class ProbeWork extends Processor {
  constructor(private readonly gate: PermissionGate) {
    super();
  }

  override async process(ctx: RequestContext): Promise<void> {
    await probedWork.before();
    probedWork.allowed = await Promise.all(
      ['rag.use', 'chat.use', 'users.administer'].map((name) => this.gate.allows(ctx, name)),
    );
  }
}

/** Stands for the routes of any room: shows who came in, and asks for a permission of a module. */
@Controller()
class ProbeController {
  constructor(
    private readonly queue: WorkQueue,
    private readonly database: Database,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/probe/who',
    module: 'core',
    access: 'read',
    forServices: true,
    summary: 'Who',
    reply: seen,
  })
  who(@Ctx() ctx: RequestContext): z.infer<typeof seen> {
    if (ctx.actor.kind !== 'user') throw new AppError('AUTH_REQUIRED');
    const { roles, permissions, sessionId } = ctx.actor;
    return { roles: [...roles], permissions: [...permissions].sort(), sessionId };
  }

  @Endpoint({
    method: 'GET',
    path: '/api/probe/rag',
    module: 'rag',
    access: 'read',
    forServices: true,
    summary: 'Rag',
    reply: 'empty',
  })
  rag(): void {}

  @Endpoint({ method: 'POST', path: '/api/probe/work', module: 'core', access: 'use', summary: 'Order', reply: 'empty' })
  async order(@Ctx() ctx: RequestContext): Promise<void> {
    await this.database.transaction(ctx, (tx) => this.queue.enqueue(tx, { type: WORK }));
  }
}

@WebSocketGateway({ namespace: PROBE_NAMESPACE })
class ProbeGateway extends AuthenticatedGateway {
  constructor(services: GatewayServices) {
    super(services);
  }

  @SubscribeMessage('rag')
  rag(@ConnectedSocket() socket: ServerSocket): Promise<unknown> {
    return this.handle(
      socket,
      { event: 'rag', module: 'rag', access: 'read', schema: z.undefined() },
      undefined,
      async () => undefined,
    );
  }
}

@Module({ controllers: [ProbeController], providers: [ProbeGateway, ProbeWork] })
export class ProbeModule {}
