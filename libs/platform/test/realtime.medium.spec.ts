import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LocalPubSub, MemoryStreamLog, RedisPubSub, RedisStreamLog } from '../src/realtime/index.js';
import { testService } from '../src/testing/index.js';
import { pubSubContract } from './pub-sub.contract.js';
import { streamLogContract } from './stream-log.contract.js';

pubSubContract('LocalPubSub', new LocalPubSub());
streamLogContract('MemoryStreamLog', new MemoryStreamLog());

const redis = testService('redis');
if (redis !== undefined) {
  const prefix = `test-${randomUUID()}`;
  pubSubContract('RedisPubSub', new RedisPubSub(redis, prefix), new RedisPubSub(redis, prefix));
  streamLogContract('RedisStreamLog', new RedisStreamLog(redis, prefix), new RedisStreamLog(redis, prefix));
}

describe('MemoryStreamLog', () => {
  it('forgets streams that were idle for an hour and ends their readers', async () => {
    let now = 0;
    const log = new MemoryStreamLog(() => now);
    await log.append('s', 1);
    const seen: unknown[] = [];
    const reading = (async () => {
      for await (const event of log.read('s', 0, new AbortController().signal)) seen.push(event);
    })();
    await new Promise((resolve) => setImmediate(resolve));
    now = 3600_001;
    log.sweep();
    await reading;
    expect(seen).toHaveLength(1);
    expect(await log.exists('s')).toBe(false);
    await log.close();
  });
});
