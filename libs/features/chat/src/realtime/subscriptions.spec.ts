import { describe, expect, it } from 'vitest';
import { Subscriptions } from './subscriptions.js';

describe('Subscriptions', () => {
  it('limits a socket, not the others, and frees what is closed', () => {
    const subscriptions = new Subscriptions();
    const opened = Array.from({ length: 20 }, (_value, index) => subscriptions.open('a', `m${index}`));
    expect(() => subscriptions.open('a', 'one too many')).toThrow(expect.objectContaining({ code: 'RATE_LIMITED' }) as Error);
    expect(subscriptions.open('b', 'm0').signal.aborted).toBe(false);
    subscriptions.close('a', 'm3');
    expect(opened[3]?.signal.aborted).toBe(true);
    subscriptions.open('a', 'now it fits');
    subscriptions.closeAll('a');
    subscriptions.closeAll('b');
    expect(opened.every((controller) => controller.signal.aborted)).toBe(true);
    expect(subscriptions.size).toBe(0);
  });

  it('replaces a subscription of the same answer, whose end then does not close the new one', () => {
    const subscriptions = new Subscriptions();
    const first = subscriptions.open('a', 'm');
    const second = subscriptions.open('a', 'm');
    expect(first.signal.aborted).toBe(true);
    subscriptions.close('a', 'm', first);
    expect([second.signal.aborted, subscriptions.size]).toEqual([false, 1]);
    subscriptions.close('a', 'm', second);
    subscriptions.close('a', 'unknown');
    expect(subscriptions.size).toBe(0);
  });
});
