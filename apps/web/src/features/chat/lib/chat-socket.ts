import { ackSchema, CHAT_EVENTS, CHAT_NAMESPACE, streamEventSchema, type Ack, type StreamEvent } from '@assist/contracts';
import { io, type Socket } from 'socket.io-client';
import { accessToken, renewSession } from '../../../lib/session/session';

const ACK_TIMEOUT_MS = 8000;

export interface ChatSocketListener {
  readonly onEvent: (event: StreamEvent) => void;
  /** Connected, the first time or again. */
  readonly onConnect: () => void;
  readonly onDisconnect: () => void;
  readonly onLicenceChanged: () => void;
  readonly onPermissionsChanged: () => void;
}

export interface ChatSocket {
  subscribe(messageId: string, after: number): Promise<Ack | null>;
  unsubscribe(messageId: string): void;
  close(): void;
}

/** The one connection of the page to the chat's namespace. Reconnects by itself with a fresh token. */
export function openChatSocket(listener: ChatSocketListener): ChatSocket {
  const socket = io(CHAT_NAMESPACE, {
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    auth: (reply) => {
      accessToken().then(
        (token) => reply({ token: token ?? '' }),
        () => reply({ token: '' }),
      );
    },
  });
  socket.on('connect', listener.onConnect);
  socket.on('disconnect', (reason) => {
    listener.onDisconnect();
    if (reason === 'io server disconnect') reconnectWithNewToken(socket);
  });
  socket.on('connect_error', () => {
    listener.onDisconnect();
    if (!socket.active) reconnectWithNewToken(socket);
  });
  socket.on(CHAT_EVENTS.event, (payload: unknown) => {
    const event = streamEventSchema.safeParse(payload);
    if (event.success) listener.onEvent(event.data);
  });
  socket.on(CHAT_EVENTS.sessionEnded, () => void renewSession().catch(() => undefined));
  socket.on(CHAT_EVENTS.licenseChanged, listener.onLicenceChanged);
  socket.on(CHAT_EVENTS.permissionsChanged, listener.onPermissionsChanged);
  return {
    subscribe: (messageId, after) => emit(socket, CHAT_EVENTS.subscribe, { messageId, after }),
    unsubscribe: (messageId) => void emit(socket, CHAT_EVENTS.unsubscribe, { messageId }),
    close: () => void socket.close(),
  };
}

/** The server refused this connection: with a new token it may be welcome again. */
function reconnectWithNewToken(socket: Socket): void {
  setTimeout(() => {
    renewSession().then(
      (renewed) => (renewed ? void socket.connect() : undefined),
      () => undefined,
    );
  }, 1000);
}

async function emit(socket: Socket, event: string, payload: object): Promise<Ack | null> {
  if (!socket.connected) return null;
  try {
    const ack = ackSchema.safeParse(await socket.timeout(ACK_TIMEOUT_MS).emitWithAck(event, payload));
    return ack.success ? ack.data : null;
  } catch {
    return null;
  }
}
