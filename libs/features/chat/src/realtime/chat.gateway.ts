import { CHAT_EVENTS, CHAT_NAMESPACE, messageRefSchema, subscribeRequestSchema, type Ack } from '@assist/contracts';
import { ModuleGate, type RequestContext } from '@assist/kernel';
import { AuthenticatedGateway, GatewayServices } from '@assist/platform/http';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';

import { StopAnswer } from '../messages/stop-answer.js';
import { FollowAnswer } from './follow-answer.js';
import type { Socket } from './socket.js';
import { Subscriptions } from './subscriptions.js';

const FOLLOW = { event: CHAT_EVENTS.subscribe, module: 'chat', access: 'read', schema: subscribeRequestSchema } as const;
const LEAVE = { event: CHAT_EVENTS.unsubscribe, module: 'chat', access: 'read', schema: messageRefSchema } as const;
const STOP = { event: CHAT_EVENTS.stop, module: 'chat', access: 'safety', schema: messageRefSchema } as const;

/** Live answers over socket.io. Each event is checked for its owner; everything of a socket ends with it. */
@WebSocketGateway({ namespace: CHAT_NAMESPACE })
export class ChatGateway extends AuthenticatedGateway implements OnModuleInit, OnModuleDestroy {
  readonly #subscriptions = new Subscriptions();
  #offGate: (() => void) | undefined;

  constructor(
    services: GatewayServices,
    private readonly gate: ModuleGate,
    private readonly follow: FollowAnswer,
    private readonly stopAnswer: StopAnswer,
  ) {
    super(services);
  }

  onModuleInit(): void {
    this.#offGate = this.gate.onChange(() => this.broadcast(CHAT_EVENTS.licenseChanged, {}));
  }

  onModuleDestroy(): void {
    this.#offGate?.();
  }

  override handleDisconnect(socket: Socket): void {
    this.#subscriptions.closeAll(socket.id);
    super.handleDisconnect(socket);
  }

  /** For tests: how many answers are followed in this process. */
  get followed(): number {
    return this.#subscriptions.size;
  }

  @SubscribeMessage(CHAT_EVENTS.subscribe)
  subscribe(@ConnectedSocket() socket: Socket, @MessageBody() payload: unknown): Promise<Ack> {
    return this.handle(socket, FOLLOW, payload, async (ctx, { messageId, after }) => {
      await this.follow.find(ctx, messageId);
      if (!socket.connected) return;
      const subscription = this.#subscriptions.open(socket.id, messageId);
      void this.#send(socket, { ...ctx, signal: AbortSignal.any([ctx.signal, subscription.signal]) }, messageId, after).finally(
        () => this.#subscriptions.close(socket.id, messageId, subscription),
      );
    });
  }

  @SubscribeMessage(CHAT_EVENTS.unsubscribe)
  unsubscribe(@ConnectedSocket() socket: Socket, @MessageBody() payload: unknown): Promise<Ack> {
    return this.handle(socket, LEAVE, payload, async (_ctx, { messageId }) => this.#subscriptions.close(socket.id, messageId));
  }

  @SubscribeMessage(CHAT_EVENTS.stop)
  stop(@ConnectedSocket() socket: Socket, @MessageBody() payload: unknown): Promise<Ack> {
    return this.handle(socket, STOP, payload, (ctx, { messageId }) => this.stopAnswer.execute(ctx, messageId));
  }

  async #send(socket: Socket, ctx: RequestContext, messageId: string, after: number): Promise<void> {
    try {
      for await (const event of this.follow.execute(ctx, messageId, after)) {
        if (!(await this.send(socket, CHAT_EVENTS.event, event, ctx.signal))) return;
      }
    } catch (error) {
      this.services.log.error({ err: error }, 'an answer could not be followed');
    }
  }
}
