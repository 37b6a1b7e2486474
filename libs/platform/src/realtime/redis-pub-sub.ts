import { RedisChannels, RedisConnection } from '../cache/index.js';
import type { JsonValue } from '../work/index.js';
import { PubSub } from './pub-sub.js';

/** One subscribing connection for all channels of the process. */
export class RedisPubSub extends PubSub {
  readonly #publisher: RedisConnection;
  readonly #channels: RedisChannels;
  readonly #prefix: string;

  constructor(url: string, prefix = 'assist') {
    super();
    this.#publisher = new RedisConnection(url);
    this.#channels = new RedisChannels(url, `${prefix}:pubsub`);
    this.#prefix = this.#publisher.channelPrefix(`${prefix}:pubsub`);
  }

  override async publish(channel: string, message: JsonValue): Promise<void> {
    await (await this.#publisher.ready()).publish(this.#prefix + channel, JSON.stringify(message));
  }

  override subscribe(channel: string, listener: (message: JsonValue) => void): Promise<() => Promise<void>> {
    return this.#channels.listen(channel, (text) => listener(JSON.parse(text) as JsonValue));
  }

  override async close(): Promise<void> {
    this.#publisher.close();
    this.#channels.close();
  }
}
