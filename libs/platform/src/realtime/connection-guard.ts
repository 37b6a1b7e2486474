import type { IncomingMessage } from 'node:http';
import type { Server } from 'socket.io';

/** Whether somebody may open one more connection. */
export type AdmitConnection = (request: IncomingMessage) => Promise<boolean>;

/** A client joins its namespace at once; who has joined none by then is sent away. */
export const CONNECT_TIMEOUT_MS = 10_000;

/** A page sends a few; a connection that sends more than this is broken or hostile and costs others their time. */
const MAX_PACKETS = 1000;
const WINDOW_MS = 10_000;

/** `allowRequest` of socket.io; asked once per connection, before anything is kept for it. */
export function allowRequest(
  admits: AdmitConnection,
): (request: IncomingMessage, reply: (error: string | null, success: boolean) => void) => void {
  return (request, reply) => {
    admits(request).then(
      (allowed) => reply(allowed ? null : 'too many connections', allowed),
      () => reply(null, true),
    );
  };
}

/** Nobody has a reason to be in the default namespace, where nobody signs in; and floods end with their connection. */
export function guardConnections(server: Server): void {
  server.of('/').use((_socket, next) => next(new Error('refused')));
  server.engine.on('connection', (connection: EngineConnection) => {
    let began = performance.now();
    let packets = 0;
    connection.on('packet', () => {
      if (performance.now() - began > WINDOW_MS) [began, packets] = [performance.now(), 0];
      packets += 1;
      // Without its write buffer: a client that does not read would otherwise stay.
      if (packets > MAX_PACKETS) connection.close(true);
    });
  });
}

interface EngineConnection {
  on(event: 'packet', listener: () => void): unknown;
  close(discard: boolean): void;
}
