import type { Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { roomToSend } from './room-to-send.js';

const MB = 1024 * 1024;

describe('roomToSend', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());
  const never = new AbortController().signal;
  const client = (queued: number, buffered?: number) => ({
    readyState: 'open',
    writeBuffer: [{ data: 'x'.repeat(queued) }, {}],
    transport: { socket: buffered === undefined ? undefined : { bufferedAmount: buffered } },
  });
  const ask = (conn: ReturnType<typeof client>, signal = never) =>
    roomToSend({ conn } as unknown as Pick<Socket, 'conn'>, signal);

  it('has room at once for a client that reads', async () => {
    expect(await ask(client(1000, 0))).toBe('room');
    expect(await ask(client(MB))).toBe('room');
  });

  it.each([
    ['engine.io', client(2 * MB)],
    ['the WebSocket', client(10, 2 * MB)],
  ])('waits while too much waits in %s, and gives up when nothing moves', async (_where, conn) => {
    const waiting = ask(conn);
    let outcome: string | undefined;
    void waiting.then((value) => (outcome = value));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(outcome).toBeUndefined();
    await vi.advanceTimersByTimeAsync(2000);
    expect(outcome).toBe('stalled');
  });

  it('is patient with a client that reads slowly', async () => {
    const conn = client(0, 4 * MB);
    const waiting = ask(conn);
    for (const left of [3, 2, 1]) {
      await vi.advanceTimersByTimeAsync(20_000);
      conn.transport.socket!.bufferedAmount = left * MB;
    }
    await vi.advanceTimersByTimeAsync(100);
    expect(await waiting).toBe('room');
  });

  it('ends with the client, or when nobody wants the event any more', async () => {
    const conn = client(2 * MB);
    const left = ask(conn);
    conn.readyState = 'closed';
    const aborter = new AbortController();
    const dropped = ask(client(2 * MB), aborter.signal);
    aborter.abort();
    await vi.advanceTimersByTimeAsync(100);
    expect([await left, await dropped]).toEqual(['gone', 'gone']);
  });
});
