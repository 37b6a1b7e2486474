import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LocalPubSub, MemoryStreamLog, RedisPubSub, RedisStreamLog } from '../src/realtime/index.js';
import { CuttableProxy, testService, until } from '../src/testing/index.js';
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

describe.runIf(redis !== undefined)('RedisPubSub', () => {
  const prefix = `test-${randomUUID()}`;
  const open = (url: string) => new RedisPubSub(url, prefix);

  it('keeps installations in other databases of the same server apart', async () => {
    const inDatabase = (number: number): string => Object.assign(new URL(redis!), { pathname: `/${number}` }).href;
    const [here, there] = [open(inDatabase(14)), open(inDatabase(15))];
    const seen: unknown[] = [];
    await here.subscribe('news', (message) => seen.push(['here', message]));
    await there.subscribe('news', (message) => seen.push(['there', message]));
    await here.publish('news', 1);
    await there.publish('news', 2);
    await until(() => seen.length >= 2);
    expect(seen.sort()).toEqual([
      ['here', 1],
      ['there', 2],
    ]);
    await Promise.all([here.close(), there.close()]);
  });

  it('takes a subscription while Redis is away and hears again whenever it is there', async () => {
    const proxy = await CuttableProxy.before(redis!, { isUp: false });
    const [listening, speaking] = [open(proxy.url), open(redis!)];
    const seen: unknown[] = [];
    await listening.subscribe('news', (message) => seen.push(message));
    for (const round of [1, 2]) {
      await proxy.restore();
      await until(async () => (await speaking.publish('news', round), seen.includes(round)));
      await proxy.cut();
    }
    await expect(listening.publish('news', 3)).rejects.toThrow();
    await Promise.all([listening.close(), speaking.close()]);
  });
});

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
