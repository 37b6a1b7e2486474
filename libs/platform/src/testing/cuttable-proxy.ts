import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between a test and a server that other tests use too, so that this one test can lose it. */
export class CuttableProxy {
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;
  #isDeaf = false;

  private constructor(private readonly target: URL) {}

  /** `isUp`: false begins without a listener, as when the server is started later. */
  static async before(url: string, { isUp = true } = {}): Promise<CuttableProxy> {
    const proxy = new CuttableProxy(new URL(url));
    await proxy.restore();
    if (!isUp) await proxy.cut();
    return proxy;
  }

  /** The server's URL, by way of the proxy. */
  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.#port);
    return url.href;
  }

  /** Connections break and new ones are refused. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(server, 'close');
  }

  /** Connections stand and nothing passes any more. */
  freeze(): void {
    this.#isDeaf = true;
  }

  async restore(): Promise<void> {
    this.#isDeaf = false;
    if (this.#server !== undefined) return;
    this.#server = createServer((socket) => this.#join(socket, connect(Number(this.target.port), this.target.hostname)));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  #join(near: Socket, far: Socket): void {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      from.on('error', () => undefined).on('data', (chunk) => (this.#isDeaf ? undefined : to.write(chunk)));
      from.once('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }
}
