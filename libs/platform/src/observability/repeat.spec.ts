import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DrainRegistry } from './drain-registry.js';
import { createLog } from './logger.js';
import { repeat } from './repeat.js';

const log = createLog({ service: 'test', version: '0', level: 'silent' });

describe('work that comes round', () => {
  let drains: DrainRegistry;
  beforeEach(() => {
    vi.useFakeTimers();
    drains = new DrainRegistry();
  });
  afterEach(() => vi.useRealTimers());

  it('runs at once and in its turn, also after it failed', async () => {
    let runs = 0;
    const work = async (): Promise<void> => {
      runs += 1;
      if (runs === 1) throw new Error('once');
    };
    repeat({ name: 'x', waitMs: () => 1000, work }, drains, log);
    await vi.advanceTimersByTimeAsync(0);
    expect(runs).toBe(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(runs).toBe(3);
  });

  it('runs once at a time, is told of the shutdown and waited for, and does not come again', async () => {
    const begun: AbortSignal[] = [];
    const work = (signal: AbortSignal): Promise<void> => {
      begun.push(signal);
      return new Promise((resolve) => signal.addEventListener('abort', () => setTimeout(resolve, 500)));
    };
    repeat({ name: 'x', waitMs: () => 1000, work }, drains, log);
    await vi.advanceTimersByTimeAsync(1500);
    const drained = drains.drain(log).then(() => 'drained');
    expect(await Promise.race([drained, vi.advanceTimersByTimeAsync(400).then(() => 'waits')])).toBe('waits');
    await vi.advanceTimersByTimeAsync(100);
    expect(await drained).toBe('drained');
    await vi.advanceTimersByTimeAsync(5000);
    expect(begun).toHaveLength(1);
  });
});
