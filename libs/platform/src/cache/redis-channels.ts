import { RedisConnection } from './redis-connection.js';

type Listener = (text: string) => void;

/**
 * Listens on channels over one connection. Waits for nothing longer than a moment: while Redis is away the wish is
 * kept, and all channels are subscribed when it is there again. Hints of the time between are lost.
 */
export class RedisChannels {
  readonly #connection: RedisConnection;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #prefix: string;

  constructor(url: string, prefix: string) {
    // A connection that subscribes at once may not ask for INFO any more, which the ready check would do.
    this.#connection = new RedisConnection(url, { enableReadyCheck: false, autoResubscribe: false, socketTimeout: undefined });
    this.#prefix = this.#connection.channelPrefix(prefix);
    const { redis } = this.#connection;
    redis.on('ready', () => void this.#subscribe(...this.#listeners.keys()));
    redis.on('message', (channel: string, text: string) => {
      for (const listener of [...(this.#listeners.get(channel) ?? [])]) listener(text);
    });
  }

  /** Gives the way to stop. */
  async listen(channel: string, listener: Listener): Promise<() => Promise<void>> {
    const name = this.#prefix + channel;
    const listeners = this.#listeners.get(name) ?? new Set();
    const isFirst = listeners.size === 0;
    this.#listeners.set(name, listeners.add(listener));
    if (isFirst) await this.#subscribe(name);
    return async () => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.#listeners.get(name) !== listeners) return;
      this.#listeners.delete(name);
      if (this.#connection.isReady) await this.#connection.redis.unsubscribe(name).catch(() => undefined);
    };
  }

  close(): void {
    this.#connection.close();
  }

  async #subscribe(...names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    await this.#connection
      .ready()
      .then(
        (redis) => redis.subscribe(...names),
        () => undefined,
      )
      .catch(() => undefined);
  }
}
