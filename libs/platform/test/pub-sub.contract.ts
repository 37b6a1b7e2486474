import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { PubSub } from '../src/realtime/index.js';
import { until } from '../src/testing/index.js';

/** What every adapter of PubSub must do; `a` and `b` stand for two processes where the adapter spans them. */
export function pubSubContract(name: string, a: PubSub, b: PubSub = a): void {
  describe(`${name} as PubSub`, () => {
    afterAll(async () => {
      await a.close();
      if (b !== a) await b.close();
    });

    it('brings a message to every listener of its channel and to no other', async () => {
      const channel = randomUUID();
      const seen: unknown[] = [];
      await a.subscribe(channel, (message) => seen.push(['a', message]));
      await b.subscribe(channel, (message) => seen.push(['b', message]));
      await b.subscribe(`${channel}-other`, () => seen.push('wrong'));
      await a.publish(channel, { text: 'ü', n: [1, null, true] });
      await until(() => seen.length === 2);
      expect(seen).toEqual(
        expect.arrayContaining([
          ['a', { text: 'ü', n: [1, null, true] }],
          ['b', { text: 'ü', n: [1, null, true] }],
        ]),
      );
    });

    it('keeps the order and stops when told, leaving other listeners', async () => {
      const channel = randomUUID();
      const first: unknown[] = [];
      const second: unknown[] = [];
      const stop = await b.subscribe(channel, (message) => first.push(message));
      await b.subscribe(channel, (message) => second.push(message));
      for (let index = 0; index < 20; index += 1) await a.publish(channel, index);
      await until(() => second.length === 20);
      await stop();
      await a.publish(channel, 'late');
      await until(() => second.length === 21);
      expect(first).toEqual(Array.from({ length: 20 }, (_, index) => index));
    });
  });
}
