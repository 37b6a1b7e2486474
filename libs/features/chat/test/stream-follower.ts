import { CHAT_EVENTS, CHAT_NAMESPACE, streamEventSchema, type Ack, type StreamEvent } from '@assist/contracts';
import { until, type TestApp } from '@assist/platform/testing';
import { io, type Socket } from 'socket.io-client';

/** A browser's side of the chat namespace. */
export class Follower {
  readonly events: StreamEvent[] = [];
  readonly others: string[] = [];

  private constructor(readonly socket: Socket) {
    socket.on(CHAT_EVENTS.event, (payload: unknown) => void this.events.push(streamEventSchema.parse(payload)));
    for (const name of [CHAT_EVENTS.sessionEnded, CHAT_EVENTS.licenseChanged]) socket.on(name, () => void this.others.push(name));
  }

  /** @throws what the server refused the connection with */
  static async connect(app: TestApp, token: unknown, transports: string[] = ['websocket']): Promise<Follower> {
    const socket = io(app.url + CHAT_NAMESPACE, { transports, auth: { token }, reconnection: false, forceNew: true });
    const follower = new Follower(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error) => reject(Object.assign(error, { problem: (error as { data?: unknown }).data })));
    });
    return follower;
  }

  send(event: string, payload?: unknown): Promise<Ack> {
    return this.socket.timeout(5000).emitWithAck(event, payload) as Promise<Ack>;
  }

  subscribe(messageId: string, after?: number): Promise<Ack> {
    return this.send(CHAT_EVENTS.subscribe, { messageId, after });
  }

  types(): string[] {
    return this.events.map((item) => item.event.type);
  }

  /** What a page shows after these events. */
  text(): string {
    let text = '';
    for (const { event } of this.events) {
      if (event.type === 'reset') text = '';
      if (event.type === 'delta') text += event.text;
      if ('message' in event) text = event.message.text;
    }
    return text;
  }

  async final(): Promise<StreamEvent> {
    await until(() => ['done', 'stopped', 'failed'].includes(this.types().at(-1) ?? ''));
    return this.events.at(-1)!;
  }

  close(): void {
    this.socket.disconnect();
  }
}
