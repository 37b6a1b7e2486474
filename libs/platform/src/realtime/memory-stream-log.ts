import type { JsonValue } from '../work/index.js';
import { STREAM_TTL_MS, StreamLog, type LoggedEvent } from './stream-log.js';

interface Stream {
  events: LoggedEvent[];
  lastSeq: number;
  ended: boolean;
  touched: number;
  readonly readers: Set<() => void>;
}

const SWEEP_EVERY_MS = 60_000;

/** Streams of one process. */
export class MemoryStreamLog extends StreamLog {
  readonly #streams = new Map<string, Stream>();
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly now: () => number = Date.now) {
    super();
    this.#timer = setInterval(() => this.sweep(), SWEEP_EVERY_MS);
    this.#timer.unref();
  }

  override async append(streamId: string, event: JsonValue): Promise<number> {
    const stream = this.#open(streamId);
    stream.ended = false;
    stream.lastSeq += 1;
    stream.events.push({ seq: stream.lastSeq, event });
    this.#touch(stream);
    return stream.lastSeq;
  }

  override async *read(streamId: string, after: number, signal: AbortSignal): AsyncIterable<LoggedEvent> {
    const stream = this.#streams.get(streamId);
    if (stream === undefined) return;
    let position = after;
    while (!signal.aborted) {
      const next = eventAfter(stream.events, position);
      if (next !== undefined) {
        position = next.seq;
        yield next;
      } else if (stream.ended) {
        return;
      } else {
        await this.#change(stream, signal);
      }
    }
  }

  override async end(streamId: string): Promise<void> {
    const stream = this.#streams.get(streamId);
    if (stream === undefined) return;
    stream.ended = true;
    this.#touch(stream);
  }

  override async restart(streamId: string): Promise<void> {
    const stream = this.#open(streamId);
    stream.events = [];
    stream.ended = false;
    this.#touch(stream);
  }

  override async exists(streamId: string): Promise<boolean> {
    return this.#streams.has(streamId);
  }

  override async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const stream of this.#streams.values()) {
      stream.ended = true;
      this.#touch(stream);
    }
    this.#streams.clear();
  }

  /** Forgets what nobody wrote to for an hour. */
  sweep(): void {
    for (const [id, stream] of this.#streams) {
      if (this.now() - stream.touched <= STREAM_TTL_MS) continue;
      stream.ended = true;
      for (const wake of stream.readers) wake();
      this.#streams.delete(id);
    }
  }

  #open(streamId: string): Stream {
    const known = this.#streams.get(streamId);
    if (known !== undefined) return known;
    const stream: Stream = { events: [], lastSeq: 0, ended: false, touched: this.now(), readers: new Set() };
    this.#streams.set(streamId, stream);
    return stream;
  }

  #touch(stream: Stream): void {
    stream.touched = this.now();
    for (const wake of [...stream.readers]) wake();
  }

  #change(stream: Stream, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        stream.readers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      stream.readers.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}

/** Numbers have no gaps, so the place of an event follows from the first one's number. */
function eventAfter(events: readonly LoggedEvent[], position: number): LoggedEvent | undefined {
  const first = events[0];
  return first === undefined ? undefined : events[Math.max(0, position - first.seq + 1)];
}
