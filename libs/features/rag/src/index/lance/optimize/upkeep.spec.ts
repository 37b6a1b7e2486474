import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OptimizeJob } from './optimize-in-child.js';
import { Upkeep } from './upkeep.js';

const MINUTE = 60_000;

describe('Upkeep', () => {
  let jobs: OptimizeJob[];
  let upkeep: Upkeep;
  /** When the last version became an old one, as the engine sees it. */
  let lastVersionAt: number;
  beforeEach(() => {
    vi.useFakeTimers();
    jobs = [];
    lastVersionAt = Date.now();
    upkeep = new Upkeep({ folder: 'f', table: 't' }, { unindexedRows: 0, graceMs: 10 * MINUTE }, (job) => {
      jobs.push(job);
      return Promise.resolve(lastVersionAt < job.cleanupOlderThan ? 'clean' : 'done');
    });
  });
  afterEach(async () => {
    await upkeep.close();
    vi.useRealTimers();
  });

  it('counts deletions towards a run: at once for many, after a pause for some', async () => {
    for (let at = 0; at < 65; at += 1) upkeep.removed();
    await vi.advanceTimersByTimeAsync(0);
    expect(jobs).toHaveLength(1);
    for (let at = 0; at < 10; at += 1) upkeep.removed();
    await vi.advanceTimersByTimeAsync(0);
    expect(jobs).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3000);
    expect(jobs).toHaveLength(2);
  });

  it('comes back for the versions that were too young, and then rests', async () => {
    for (let at = 0; at < 65; at += 1) upkeep.removed();
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    lastVersionAt = Date.now();
    upkeep.removed();
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(jobs.at(-1)?.cleanupOlderThan).toBeGreaterThan(lastVersionAt);
    const runs = jobs.length;
    expect(runs).toBeLessThan(6);
    await vi.advanceTimersByTimeAsync(24 * 60 * MINUTE);
    expect(jobs).toHaveLength(runs);
  });

  it('comes back for the versions that its own runs have made', async () => {
    await vi.advanceTimersByTimeAsync(11 * MINUTE);
    lastVersionAt = Date.now() + 20 * MINUTE;
    upkeep.removed();
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(jobs.at(-1)?.cleanupOlderThan).toBeGreaterThan(lastVersionAt);
    const runs = jobs.length;
    await vi.advanceTimersByTimeAsync(24 * 60 * MINUTE);
    expect(jobs).toHaveLength(runs);
  });

  it('comes once for what an earlier process has left', async () => {
    await vi.advanceTimersByTimeAsync(24 * 60 * MINUTE);
    expect(jobs).toHaveLength(1);
  });

  it('does nothing any more when it is closed', async () => {
    for (let at = 0; at < 20; at += 1) upkeep.removed();
    await upkeep.close();
    upkeep.removed();
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(jobs).toHaveLength(0);
  });
});
