import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { WakeupTransport } from '../src/work/index.js';
import { until } from '../src/testing/index.js';

/** What every adapter of WakeupTransport must do; `a` and `b` stand for two processes where the adapter spans them. */
export function wakeupContract(name: string, a: WakeupTransport, b: WakeupTransport = a): void {
  describe(`${name} as WakeupTransport`, () => {
    const type = `demo.${randomUUID()}`;
    const woken: string[] = [];
    const cancelled: string[] = [];
    afterAll(async () => {
      await a.close();
      if (b !== a) await b.close();
    });

    it('wakes a listener of the type, and only of that type', async () => {
      await b.listen([type], { onWake: (what) => woken.push(what), onCancel: (id) => cancelled.push(id) });
      await a.wake(`${type}.other`);
      for (let index = 0; index < 5; index += 1) await a.wake(type);
      await until(() => woken.length >= 1);
      expect(new Set(woken)).toEqual(new Set([type]));
    });

    it('tells all listeners to cancel an item', async () => {
      const id = randomUUID();
      await a.cancel(id);
      await until(() => cancelled.includes(id));
    });

    it('answers a ping', async () => {
      await a.ping();
    });
  });
}
