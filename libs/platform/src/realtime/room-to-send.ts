import type { Socket } from 'socket.io';

/** More than this is not kept for a client that reads slowly. */
const MAX_WAITING_BYTES = 1024 * 1024;
/** A client that reads nothing for this long is taken for gone. */
const STALL_MS = 30_000;
const LOOK_EVERY_MS = 50;

/** The parts of an engine.io connection that hold what was sent and not yet taken. */
interface Connection {
  readonly readyState: string;
  readonly writeBuffer: readonly { readonly data?: string | { readonly byteLength: number } }[];
  readonly transport: { readonly socket?: { readonly bufferedAmount?: number } };
}

/**
 * Waits until a client has taken enough of what was sent to it; without this a client that does not read fills the
 * server's memory. `gone`: it left, or `signal` aborted; `stalled`: it reads nothing any more.
 */
export async function roomToSend(socket: Pick<Socket, 'conn'>, signal: AbortSignal): Promise<'room' | 'gone' | 'stalled'> {
  const connection = socket.conn as unknown as Connection;
  let waiting = waitingBytes(connection);
  let until = performance.now() + STALL_MS;
  for (;;) {
    if (signal.aborted || connection.readyState !== 'open') return 'gone';
    if (waiting <= MAX_WAITING_BYTES) return 'room';
    if (performance.now() > until) return 'stalled';
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const now = waitingBytes(connection);
    if (now < waiting) until = performance.now() + STALL_MS;
    waiting = now;
  }
}

/** With the transport busy packets wait in engine.io; those handed to a WebSocket wait there. */
function waitingBytes({ writeBuffer, transport }: Connection): number {
  const queued = writeBuffer.reduce(
    (sum, { data }) => sum + (typeof data === 'string' ? data.length : (data?.byteLength ?? 0)),
    0,
  );
  return queued + (transport.socket?.bufferedAmount ?? 0);
}
