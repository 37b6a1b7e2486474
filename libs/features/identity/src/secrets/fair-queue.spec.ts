import { describe, expect, it } from 'vitest';
import { FairQueue } from './fair-queue.js';

/** Work that ends when it is told to. */
function bench(queue: FairQueue) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (name: string, lane: string, signal?: AbortSignal): Promise<string> =>
    queue.run(lane, signal, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      return name;
    });
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, add, end };
}

describe('FairQueue', () => {
  it('runs so much at once and no more, in order', async () => {
    const { begun, add, end } = bench(new FairQueue(2, 10));
    const all = ['1', '2', '3', '4'].map((name) => add(name, 'a'));
    expect(begun).toEqual(['1', '2']);
    await end('2');
    expect(begun).toEqual(['1', '2', '3']);
    await end('1');
    await end('3');
    await end('4');
    expect(await Promise.all(all)).toEqual(['1', '2', '3', '4']);
  });

  it('lets one who comes alone not wait behind a crowd of another lane', async () => {
    const { begun, add, end } = bench(new FairQueue(1, 100));
    const crowd = Array.from({ length: 20 }, (_value, index) => add(`c${index}`, 'crowd'));
    const alone = add('alone', 'home');
    const other = add('other', 'office');
    for (let turn = 0; turn < 4; turn += 1) await end(begun.at(-1)!);
    expect(begun).toEqual(['c0', 'c1', 'alone', 'other', 'c2']);
    for (let turn = 0; turn < 30; turn += 1) await end(begun.at(-1)!);
    expect(await Promise.all([...crowd, alone, other])).toHaveLength(22);
  });

  it('forgets who went away, and goes on after work that failed', async () => {
    const queue = new FairQueue(1, 10);
    const { begun, add, end } = bench(queue);
    const failing = queue.run('a', undefined, () => Promise.reject(new Error('broken')));
    const aborter = new AbortController();
    const gone = add('gone', 'a', aborter.signal);
    const last = add('last', 'a');
    aborter.abort();
    await expect(gone).rejects.toMatchObject({ code: 'REQUEST_ABORTED' });
    await expect(failing).rejects.toThrow('broken');
    await end('last');
    expect([await last, begun, queue.waiting]).toEqual(['last', ['last'], 0]);
    await expect(queue.run('a', aborter.signal, async () => 1)).rejects.toMatchObject({ code: 'REQUEST_ABORTED' });
  });

  it('says no when too many wait, and yes again after that', async () => {
    const queue = new FairQueue(1, 2);
    const { add, end } = bench(queue);
    const three = ['1', '2', '3'].map((name) => add(name, name));
    await expect(add('4', '4')).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    for (const name of ['1', '2', '3']) await end(name);
    await Promise.all(three);
    expect(await queue.run('5', undefined, async () => 'yes')).toBe('yes');
  });

  it('lets nobody fill the room alone: whoever is last of the longest lane goes for one who comes from elsewhere', async () => {
    const queue = new FairQueue(1, 20);
    const { begun, add, end } = bench(queue);
    const crowd = Array.from({ length: 21 }, (_value, index) => add(`c${index}`, 'crowd'));
    const outcomes = Promise.allSettled(crowd);
    const alone = add('alone', 'home');
    await expect(add('c21', 'crowd')).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await expect(crowd[20]).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    for (let turn = 0; turn < 40 && queue.waiting + begun.length > 0; turn += 1) await end(begun.at(-1)!);
    expect([await alone, begun.indexOf('alone') <= 2, queue.waiting]).toEqual(['alone', true, 0]);
    expect((await outcomes).filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  });

  it('takes the room from nobody for one whose own lane is as long', async () => {
    const queue = new FairQueue(1, 2);
    const { begun, add, end } = bench(queue);
    const three = ['1', '2', '3'].map((name) => add(name, name));
    await expect(add('4', '2')).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    for (let turn = 0; turn < 3; turn += 1) await end(begun.at(-1)!);
    expect(await Promise.all(three)).toEqual(['1', '2', '3']);
  });
});
