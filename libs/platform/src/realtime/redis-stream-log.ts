import { RedisChannels, RedisConnection } from '../cache/index.js';
import type { JsonValue } from '../work/index.js';
import { STREAM_TTL_MS, StreamLog, type LoggedEvent } from './stream-log.js';

const BATCH = 200;
/** A reader looks by itself this often, should a hint have been lost. */
const RECHECK_MS = 2000;

/** Appends an entry under the next number. KEYS: list, counter. ARGV: event, ttl. */
const APPEND = `
local seq = redis.call('INCR', KEYS[2])
redis.call('RPUSH', KEYS[1], seq .. '|' .. ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return seq`;

/**
 * Streams that every process can follow: a list of numbered events, a counter, and a channel per stream that tells
 * readers to look again. The end is an entry of its own, so it keeps its place in the order.
 */
export class RedisStreamLog extends StreamLog {
  readonly #connection: RedisConnection;
  readonly #channels: RedisChannels;
  readonly #prefix: string;
  readonly #channelPrefix: string;

  constructor(url: string, prefix = 'assist') {
    super();
    this.#prefix = `${prefix}:stream:`;
    this.#connection = new RedisConnection(url);
    this.#channels = new RedisChannels(url, `${prefix}:stream`);
    this.#channelPrefix = this.#connection.channelPrefix(`${prefix}:stream`);
  }

  override append(streamId: string, event: JsonValue): Promise<number> {
    return this.#push(streamId, JSON.stringify({ event }));
  }

  override async end(streamId: string): Promise<void> {
    if (await this.exists(streamId)) await this.#push(streamId, JSON.stringify({ end: true }));
  }

  override async restart(streamId: string): Promise<void> {
    await (await this.#connection.ready()).del(this.#list(streamId));
    await this.#push(streamId, JSON.stringify({ skip: true }));
  }

  override async exists(streamId: string): Promise<boolean> {
    return (await (await this.#connection.ready()).exists(this.#counter(streamId))) === 1;
  }

  override async *read(streamId: string, after: number, signal: AbortSignal): AsyncIterable<LoggedEvent> {
    const follower = await this.#follow(streamId);
    let position = after;
    try {
      while (!signal.aborted) {
        const batch = await this.#after(streamId, position);
        for (const entry of batch) {
          if (signal.aborted) return;
          position = entry.seq;
          if (entry.content.end === true) return;
          if (entry.content.skip !== true) yield { seq: entry.seq, event: entry.content.event ?? null };
        }
        if (batch.length > 0) continue;
        // The end may have come with events just after the look: only an ended stream without more of them is over.
        const isOver = !(await this.#isOpen(streamId));
        if (!isOver) await follower.wait(signal);
        else if ((await this.#after(streamId, position)).length === 0) return;
      }
    } finally {
      await follower.stop();
    }
  }

  override async close(): Promise<void> {
    this.#connection.close();
    this.#channels.close();
  }

  async #push(streamId: string, content: string): Promise<number> {
    const redis = await this.#connection.ready();
    const seq = await redis.eval(APPEND, 2, this.#list(streamId), this.#counter(streamId), content, STREAM_TTL_MS);
    await redis.publish(this.#channelPrefix + streamId, '1');
    return Number(seq);
  }

  /** Entries after `position`; their numbers have no gaps, so the index in the list follows from the first one. */
  async #after(
    streamId: string,
    position: number,
  ): Promise<{ seq: number; content: { event?: JsonValue; end?: boolean; skip?: boolean } }[]> {
    const redis = await this.#connection.ready();
    const head = await redis.lindex(this.#list(streamId), 0);
    if (head === null) return [];
    const start = Math.max(0, position - parseEntry(head).seq + 1);
    const entries = await redis.lrange(this.#list(streamId), start, start + BATCH - 1);
    return entries.map(parseEntry).filter((entry) => entry.seq > position);
  }

  /** It is there and its last entry is not the end. */
  async #isOpen(streamId: string): Promise<boolean> {
    if (!(await this.exists(streamId))) return false;
    const last = await (await this.#connection.ready()).lindex(this.#list(streamId), -1);
    return last === null || parseEntry(last).content.end !== true;
  }

  async #follow(streamId: string): Promise<{ wait: (signal: AbortSignal) => Promise<void>; stop: () => Promise<void> }> {
    let woken = false;
    let resolveWait: (() => void) | undefined;
    const stop = await this.#channels.listen(streamId, () => {
      woken = true;
      resolveWait?.();
    });
    return {
      wait: async (signal) => {
        if (!woken) await waitFor((resolve) => (resolveWait = resolve), signal);
        woken = false;
      },
      stop,
    };
  }

  #list(streamId: string): string {
    return `${this.#prefix}${streamId}`;
  }

  #counter(streamId: string): string {
    return `${this.#prefix}${streamId}:seq`;
  }
}

function parseEntry(entry: string): { seq: number; content: { event?: JsonValue; end?: boolean; skip?: boolean } } {
  const cut = entry.indexOf('|');
  return {
    seq: Number(entry.slice(0, cut)),
    content: JSON.parse(entry.slice(cut + 1)) as { event?: JsonValue; end?: boolean; skip?: boolean },
  };
}

/** Until woken, aborted, or time to look again. */
function waitFor(arm: (resolve: () => void) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, RECHECK_MS);
    signal.addEventListener('abort', finish);
    arm(finish);
  });
}
