import { Redis, type RedisOptions } from 'ioredis';

/** The first command of a process may come before the connection stands. */
const FIRST_CONNECTION_MS = 2000;

/** No caller waits for a Redis that is away or hangs: what it does for us can be done without it, or later. */
const NEVER_WAITS: RedisOptions = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  commandTimeout: 1000,
  socketTimeout: 5000,
};

/** A connection whose commands fail soon while Redis is away. */
export class RedisConnection {
  readonly redis: Redis;
  readonly #first: Promise<void>;

  constructor(url: string, options: RedisOptions = {}) {
    this.redis = new Redis(url, { ...NEVER_WAITS, ...options });
    this.redis.on('error', () => undefined);
    this.#first = firstOutcome(this.redis);
  }

  get isReady(): boolean {
    return this.redis.status === 'ready';
  }

  /** Begins a channel's name. Databases of one server share their channels, unlike their keys. */
  channelPrefix(prefix: string): string {
    return `${prefix}:db${this.redis.options.db ?? 0}:`;
  }

  /** The connection; waits at most once in the life of a process. @throws Error while Redis does not answer */
  async ready(): Promise<Redis> {
    if (!this.isReady) await this.#first;
    if (!this.isReady) throw new Error('Redis does not answer');
    return this.redis;
  }

  close(): void {
    this.redis.disconnect();
  }
}

/** Resolves when the first attempt to connect has succeeded or failed. */
function firstOutcome(redis: Redis): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      clearTimeout(timer);
      redis.off('ready', settle).off('close', settle);
      resolve();
    };
    const timer = setTimeout(settle, FIRST_CONNECTION_MS);
    timer.unref();
    redis.once('ready', settle).once('close', settle);
  });
}
