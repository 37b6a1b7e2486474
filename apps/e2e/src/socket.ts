import { io, type Socket } from 'socket.io-client';
import type { Product } from './product.ts';

export interface Refusal {
  readonly code: string;
}

/** Connects, or gives the code with which it was refused. */
export function connectSocket(
  product: Pick<Product, 'url'>,
  namespace: string,
  token: string | undefined,
): Promise<Socket | Refusal> {
  const auth = token === undefined ? {} : { token };
  const socket = io(product.url + namespace, { transports: ['websocket'], auth, reconnection: false, forceNew: true });
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', (error: Error & { data?: { code: string } }) => {
      socket.disconnect();
      resolve({ code: error.data?.code ?? error.message });
    });
  });
}

/** As `connectSocket`. @throws when it is refused */
export async function openSocket(product: Pick<Product, 'url'>, namespace: string, token: string | undefined): Promise<Socket> {
  const socket = await connectSocket(product, namespace, token);
  if ('code' in socket) throw new Error(`the socket was refused: ${socket.code}`);
  return socket;
}

/** Sends an event and gives `ok`, or the code of its refusal. */
export async function emitted(socket: Socket, event: string, payload: unknown): Promise<string> {
  const ack = (await socket.timeout(10_000).emitWithAck(event, payload)) as { ok: boolean; problem?: { code: string } };
  return ack.ok ? 'ok' : (ack.problem?.code ?? 'no code');
}
