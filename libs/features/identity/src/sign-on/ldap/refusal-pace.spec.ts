import { describe, expect, it } from 'vitest';
import { RefusalPace } from './refusal-pace.js';

async function heldMs(pace: RefusalPace, tookMs: number): Promise<number> {
  const start = performance.now();
  await pace.hold(start - tookMs);
  return tookMs + performance.now() - start;
}

describe('the pace of refusals', () => {
  it('lets nobody see which of them was quickly decided', async () => {
    const pace = new RefusalPace();
    expect(await heldMs(pace, 10)).toBeGreaterThanOrEqual(290);
    expect(await heldMs(pace, 500)).toBeGreaterThanOrEqual(490);
    expect(await heldMs(pace, 10)).toBeGreaterThanOrEqual(490);
  });

  it('forgets slow ones, and follows no directory that is very slow', async () => {
    const pace = new RefusalPace();
    expect(await heldMs(pace, 60_000)).toBeLessThan(62_000);
    expect(await heldMs(pace, 1400)).toBeLessThan(1700);
    await Promise.all(Array.from({ length: 20 }, () => pace.hold(performance.now() - 320)));
    expect(await heldMs(pace, 10)).toBeLessThan(1200);
  });
});
