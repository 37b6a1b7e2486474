import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { redisUrl } from './environment.ts';

export interface RedisCut {
  /** Redis by way of this. */
  readonly url: string;
  /** Ends all connections and takes no new ones. */
  cut(): void;
}

/** Stands between the product and the Redis of all tests, so that one product can lose it. */
export async function redisToCut(): Promise<RedisCut> {
  const target = new URL(redisUrl ?? '');
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port || 6379), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  target.hostname = '127.0.0.1';
  target.port = String((server.address() as AddressInfo).port);
  return {
    url: target.href.replace(/\/$/, ''),
    cut: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
