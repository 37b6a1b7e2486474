import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What an upstream saw of a request. */
export interface Seen {
  readonly upstream: string;
  readonly url: string;
  readonly bodyBytes: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * A fake service: it answers with what it saw, `/…/sse` as three events in 200 ms steps, upgrades with an echo of text frames.
 */
export class FakeUpstream {
  readonly seen: Seen[] = [];
  readonly #name: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(name: string) {
    this.#name = name;
    this.#server = createServer((request, response) => this.#answer(request, response));
    this.#server.on('upgrade', upgradeToEcho);
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(name: string): Promise<FakeUpstream> {
    const upstream = new FakeUpstream(name);
    await new Promise<void>((resolve) => upstream.#server.listen(0, '127.0.0.1', resolve));
    return upstream;
  }

  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    // Also those that were upgraded, which the server no longer counts among its own but waits for.
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    if (request.url?.endsWith('/sse') === true) return streamEvents(response);
    let bodyBytes = 0;
    request.on('data', (chunk: Buffer) => {
      bodyBytes += chunk.length;
    });
    request.on('end', () => {
      const seen = { upstream: this.#name, url: request.url ?? '', bodyBytes, headers: request.headers };
      this.seen.push(seen);
      response.setHeader('Server', 'fake').setHeader('Set-Cookie', 'session=planted-set-cookie');
      response.setHeader('X-Frame-Options', 'SAMEORIGIN').end(JSON.stringify(seen));
    });
    request.on('error', () => response.destroy());
  }
}

function streamEvents(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let sent = 0;
  const timer = setInterval(() => {
    sent += 1;
    response.write(`data: ${sent} ${Date.now()}\n\n`);
    if (sent === 3) response.end();
  }, 200);
  response.on('close', () => clearInterval(timer));
}

/** The least of RFC 6455 that a short text message needs. */
function upgradeToEcho(request: IncomingMessage, socket: Duplex): void {
  const key = `${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash('sha1').update(key).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.on('error', () => socket.destroy());
  socket.on('data', (frame: Buffer) => {
    if ((frame.readUInt8(0) & 0x0f) !== 1) return void socket.end();
    const length = frame.readUInt8(1) & 0x7f;
    const mask = frame.subarray(2, 6);
    const text = frame.subarray(6, 6 + length).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
    socket.write(Buffer.concat([Buffer.from([0x81, length]), text]));
  });
}
