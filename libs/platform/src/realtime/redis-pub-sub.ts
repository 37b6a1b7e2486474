import { Redis } from 'ioredis';
import type { JsonValue } from '../work/index.js';
import { PubSub } from './pub-sub.js';

/** One subscribing connection for all channels of the process. */
export class RedisPubSub extends PubSub {
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  readonly #prefix: string;
  readonly #listeners = new Map<string, Set<(message: JsonValue) => void>>();

  constructor(url: string, prefix = 'assist') {
    super();
    this.#prefix = `${prefix}:pubsub:`;
    this.#publisher = new Redis(url, { maxRetriesPerRequest: 1 });
    // A connection that subscribes at once may not ask for INFO any more, which the ready check would do.
    this.#subscriber = new Redis(url, { maxRetriesPerRequest: null, enableReadyCheck: false });
    this.#publisher.on('error', () => undefined);
    this.#subscriber.on('error', () => undefined);
    this.#subscriber.on('message', (channel: string, text: string) => {
      const message = JSON.parse(text) as JsonValue;
      for (const listener of [...(this.#listeners.get(channel) ?? [])]) listener(message);
    });
  }

  override async publish(channel: string, message: JsonValue): Promise<void> {
    await this.#publisher.publish(this.#prefix + channel, JSON.stringify(message));
  }

  override async subscribe(channel: string, listener: (message: JsonValue) => void): Promise<() => Promise<void>> {
    const name = this.#prefix + channel;
    const listeners = this.#listeners.get(name) ?? new Set();
    const isFirst = listeners.size === 0;
    this.#listeners.set(name, listeners.add(listener));
    if (isFirst) await this.#subscriber.subscribe(name);
    return async () => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.#listeners.get(name) !== listeners) return;
      this.#listeners.delete(name);
      await this.#subscriber.unsubscribe(name);
    };
  }

  override async close(): Promise<void> {
    this.#publisher.disconnect();
    this.#subscriber.disconnect();
  }
}
