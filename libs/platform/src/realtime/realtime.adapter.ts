import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import type { Server, ServerOptions } from 'socket.io';
import type { RealtimeParts } from './realtime.module.js';

/** No event of a client is larger. */
const MAX_EVENT_BYTES = 64 * 1024;

/** socket.io with our limits, our origins, and Redis between processes where there is one. */
export class RealtimeAdapter extends IoAdapter {
  readonly #connections: Redis[] = [];

  constructor(
    app: INestApplicationContext,
    private readonly parts: RealtimeParts,
    private readonly origins: readonly string[],
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      serveClient: false,
      maxHttpBufferSize: MAX_EVENT_BYTES,
      transports: ['websocket', 'polling'],
      cors: this.origins.length === 0 ? undefined : { origin: [...this.origins], credentials: true },
    } as ServerOptions) as Server;
    if (this.parts.redisUrl !== undefined) server.adapter(this.#redisAdapter(this.parts.redisUrl));
    return server;
  }

  override async dispose(): Promise<void> {
    for (const connection of this.#connections) connection.disconnect();
    await super.dispose();
  }

  #redisAdapter(url: string): ReturnType<typeof createAdapter> {
    const publisher = new Redis(url, { maxRetriesPerRequest: 1 });
    const subscriber = new Redis(url, { maxRetriesPerRequest: null, enableReadyCheck: false });
    this.#connections.push(publisher, subscriber);
    for (const connection of [publisher, subscriber]) connection.on('error', () => undefined);
    return createAdapter(publisher, subscriber, { key: 'assist:socket' });
  }
}
