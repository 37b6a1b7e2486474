import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { RedisChannels, RedisConnection } from '../cache/index.js';
import { WakeupTransport, type WakeupListener } from './wakeup-transport.js';

const CANCEL_CHANNEL = 'cancel';

/**
 * Hints over Redis: a BullMQ queue per type spreads wake-ups over hosts, a channel carries cancellations to all. Jobs
 * hold nothing but the type and are removed at once; Redis may be emptied at any time.
 */
export class BullMqWakeup extends WakeupTransport {
  readonly #url: string;
  readonly #prefix: string;
  readonly #publisher: RedisConnection;
  readonly #channels: RedisChannels;
  readonly #queues = new Map<string, Queue>();
  readonly #workers: Worker[] = [];

  constructor(url: string, prefix = 'assist') {
    super();
    this.#url = url;
    this.#prefix = prefix;
    this.#publisher = new RedisConnection(url);
    this.#channels = new RedisChannels(url, `${prefix}:work`);
  }

  override async wake(type: string): Promise<void> {
    await this.#publisher.ready();
    await this.#queue(type).add('wake', { v: 1, type }, { removeOnComplete: true, removeOnFail: true, attempts: 1 });
  }

  override async cancel(itemId: string): Promise<void> {
    const redis = await this.#publisher.ready();
    await redis.publish(this.#publisher.channelPrefix(`${this.#prefix}:work`) + CANCEL_CHANNEL, itemId);
  }

  override async listen(types: readonly string[], listener: WakeupListener): Promise<void> {
    for (const type of types) {
      const connection = new Redis(this.#url, { maxRetriesPerRequest: null });
      connection.on('error', () => undefined);
      const worker = new Worker(queueName(type), async () => listener.onWake(type), {
        connection,
        prefix: this.#prefix,
        concurrency: 1,
      });
      worker.on('error', () => undefined);
      worker.on('closed', () => connection.disconnect());
      this.#workers.push(worker);
    }
    await this.#channels.listen(CANCEL_CHANNEL, (itemId) => listener.onCancel(itemId));
    await this.#publisher.ready();
  }

  override async ping(): Promise<void> {
    await (await this.#publisher.ready()).ping();
  }

  override async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close(true)));
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
    this.#channels.close();
    this.#publisher.close();
  }

  #queue(type: string): Queue {
    const known = this.#queues.get(type);
    if (known !== undefined) return known;
    const queue = new Queue(queueName(type), {
      connection: this.#publisher.redis,
      prefix: this.#prefix,
      skipWaitingForReady: true,
    });
    queue.on('error', () => undefined);
    this.#queues.set(type, queue);
    return queue;
  }
}

/** BullMQ refuses colons in names. */
function queueName(type: string): string {
  return `wake.${type}`;
}
