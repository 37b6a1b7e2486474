import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { WakeupTransport, type WakeupListener } from './wakeup-transport.js';

const CANCEL_CHANNEL = 'assist:work:cancel';

/**
 * Hints over Redis: a BullMQ queue per type spreads wake-ups over hosts, a channel carries cancellations to all. Jobs
 * hold nothing but the type and are removed at once; Redis may be emptied at any time.
 */
export class BullMqWakeup extends WakeupTransport {
  readonly #url: string;
  readonly #prefix: string;
  readonly #publisher: Redis;
  readonly #queues = new Map<string, Queue>();
  readonly #workers: Worker[] = [];
  #subscriber: Redis | undefined;

  constructor(url: string, prefix = 'assist') {
    super();
    this.#url = url;
    this.#prefix = prefix;
    // Commands fail at once while Redis is away, so that no request waits for it.
    this.#publisher = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, lazyConnect: false });
    this.#publisher.on('error', () => undefined);
  }

  override async wake(type: string): Promise<void> {
    await this.#ready();
    await this.#queue(type).add('wake', { v: 1, type }, { removeOnComplete: true, removeOnFail: true, attempts: 1 });
  }

  override async cancel(itemId: string): Promise<void> {
    await this.#ready();
    await this.#publisher.publish(this.#channel, itemId);
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
    this.#subscriber = new Redis(this.#url, { maxRetriesPerRequest: null, enableReadyCheck: false });
    this.#subscriber.on('error', () => undefined);
    this.#subscriber.on('message', (_channel: string, itemId: string) => listener.onCancel(itemId));
    await this.#subscriber.subscribe(this.#channel);
  }

  override async ping(): Promise<void> {
    await this.#ready();
    await this.#publisher.ping();
  }

  override async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close(true)));
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
    this.#subscriber?.disconnect();
    this.#publisher.disconnect();
  }

  get #channel(): string {
    return `${this.#prefix}:${CANCEL_CHANNEL}`;
  }

  /** The first command of a process may come before the connection stands: wait for it, at most two seconds. */
  async #ready(): Promise<void> {
    if (this.#publisher.status === 'ready') return;
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: Error): void => {
        clearTimeout(timer);
        this.#publisher.off('ready', onReady);
        if (error === undefined) resolve();
        else reject(error);
      };
      const onReady = (): void => settle();
      const timer = setTimeout(() => settle(new Error('Redis does not answer')), 2000);
      this.#publisher.once('ready', onReady);
    });
  }

  #queue(type: string): Queue {
    const known = this.#queues.get(type);
    if (known !== undefined) return known;
    const queue = new Queue(queueName(type), { connection: this.#publisher, prefix: this.#prefix, skipWaitingForReady: true });
    queue.on('error', () => undefined);
    this.#queues.set(type, queue);
    return queue;
  }
}

/** BullMQ refuses colons in names. */
function queueName(type: string): string {
  return `wake.${type}`;
}
