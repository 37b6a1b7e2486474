import { describe, expect, it } from 'vitest';
import { Turnstile } from './turnstile.js';

const loopTurns = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Turnstile', () => {
  it('lets so many through at once, the others in order', async () => {
    const turnstile = new Turnstile(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const all = [0, 1, 2, 3].map((name) =>
      turnstile.pass(async () => {
        begun.push(name);
        await new Promise<void>((resolve) => (ends[name] = resolve));
        return name;
      }),
    );
    expect(begun).toEqual([0, 1]);
    ends[1]?.();
    await loopTurns();
    await loopTurns();
    expect(begun).toEqual([0, 1, 2]);
    ends[0]?.();
    ends[2]?.();
    await loopTurns();
    await loopTurns();
    ends[3]?.();
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
  });

  it('lets the event loop turn between crowds that never pause themselves', async () => {
    const turnstile = new Turnstile(5);
    let turns = 0;
    let done = false;
    const count = (): void => void (done || setImmediate(() => ((turns += 1), count())));
    count();
    await Promise.all(Array.from({ length: 50 }, () => turnstile.pass(async () => undefined)));
    done = true;
    expect(turns).toBeGreaterThanOrEqual(9);
  });

  it('goes on after work that failed', async () => {
    const turnstile = new Turnstile(1);
    const failed = turnstile.pass(() => Promise.reject(new Error('broken')));
    const next = turnstile.pass(async () => 'fine');
    await expect(failed).rejects.toThrow('broken');
    expect([await next, await turnstile.pass(async () => 'free')]).toEqual(['fine', 'free']);
  });
});
