import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { allowRequest, CONNECT_TIMEOUT_MS, guardConnections, type AdmitConnection } from './connection-guard.js';

/** No event of a client is larger. */
const MAX_EVENT_BYTES = 64 * 1024;

/** socket.io with our limits and our origins. Between processes go messages of `PubSub`, never broadcasts of socket.io. */
export class RealtimeAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly origins: readonly string[],
    private readonly admits: AdmitConnection,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      serveClient: false,
      maxHttpBufferSize: MAX_EVENT_BYTES,
      transports: ['websocket', 'polling'],
      connectTimeout: CONNECT_TIMEOUT_MS,
      allowRequest: allowRequest(this.admits),
      cors: this.origins.length === 0 ? undefined : { origin: [...this.origins], credentials: true },
    } as ServerOptions) as Server;
    guardConnections(server);
    return server;
  }
}
