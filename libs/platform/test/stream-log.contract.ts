import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { LoggedEvent, StreamLog } from '../src/realtime/index.js';

/** What every adapter of StreamLog must do. `reader` may be another connection, as in another process. */
export function streamLogContract(name: string, writer: StreamLog, reader: StreamLog = writer): void {
  describe(`${name} as StreamLog`, () => {
    const never = new AbortController().signal;
    const collect = async (id: string, after = 0, signal: AbortSignal = never): Promise<LoggedEvent[]> => {
      const events: LoggedEvent[] = [];
      for await (const event of reader.read(id, after, signal)) events.push(event);
      return events;
    };
    afterAll(async () => {
      await writer.close();
      if (reader !== writer) await reader.close();
    });

    it('gives late readers everything, in order and numbered from 1', async () => {
      const id = randomUUID();
      for (let index = 1; index <= 450; index += 1) expect(await writer.append(id, { index })).toBe(index);
      await writer.end(id);
      const events = await collect(id);
      expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 450 }, (_, index) => index + 1));
      expect(events[9]).toEqual({ seq: 10, event: { index: 10 } });
    });

    it('resumes after a position without losing or repeating an event', async () => {
      const id = randomUUID();
      for (let index = 0; index < 10; index += 1) await writer.append(id, index);
      await writer.end(id);
      expect((await collect(id, 7)).map((event) => event.event)).toEqual([7, 8, 9]);
      expect(await collect(id, 10)).toEqual([]);
      expect(await collect(id, 999)).toEqual([]);
    });

    it('feeds several live readers at once and ends them', async () => {
      const id = randomUUID();
      await writer.append(id, 'first');
      const readers = [collect(id), collect(id), collect(id, 1)];
      for (let index = 0; index < 200; index += 1) await writer.append(id, index);
      await writer.end(id);
      const [a, b, c] = await Promise.all(readers);
      expect(a).toHaveLength(201);
      expect(b).toEqual(a);
      expect(c).toEqual(a?.slice(1));
    });

    it('starts anew under live readers with rising numbers', async () => {
      const id = randomUUID();
      await writer.append(id, 'old');
      const live = collect(id, 1);
      await writer.restart(id);
      await writer.append(id, 'new');
      await writer.end(id);
      const events = await live;
      expect(events.map((event) => event.event)).toEqual(['new']);
      expect(events[0]?.seq).toBeGreaterThan(1);
      expect((await collect(id)).map((event) => event.event)).toEqual(['new']);
    });

    it('stops a reader that goes away, without waiting for an event', async () => {
      const id = randomUUID();
      await writer.append(id, 1);
      const aborter = new AbortController();
      const reading = collect(id, 0, aborter.signal);
      setTimeout(() => aborter.abort(), 20);
      expect(await reading).toHaveLength(1);
    });

    it('knows which streams exist; unknown ones read as ended', async () => {
      const id = randomUUID();
      expect(await reader.exists(id)).toBe(false);
      expect(await collect(id)).toEqual([]);
      await writer.end(id);
      expect(await reader.exists(id)).toBe(false);
      await writer.append(id, 1);
      expect(await reader.exists(id)).toBe(true);
    });
  });
}
