import type { JsonValue } from '../work/index.js';

export interface LoggedEvent {
  /** Rises by one per event of a stream, from 1. */
  readonly seq: number;
  readonly event: JsonValue;
}

/**
 * Ordered events of one stream that readers can join late and resume: every reader sees each event after its position
 * once, in order, then what is appended, and ends with the stream. Kept for an hour after the last event; a stream
 * that is gone reads as ended. It is not the truth: what must last is in the database.
 */
export abstract class StreamLog {
  /** Gives the event's `seq`. Only one writer appends to a stream at a time. */
  abstract append(streamId: string, event: JsonValue): Promise<number>;
  abstract read(streamId: string, after: number, signal: AbortSignal): AsyncIterable<LoggedEvent>;
  /** No event follows; readers end. */
  abstract end(streamId: string): Promise<void>;
  /** Drops the events so far, for an answer that begins anew; readers stay, `seq` goes on rising. */
  abstract restart(streamId: string): Promise<void>;
  /** There is such a stream, running or ended and not yet forgotten. */
  abstract exists(streamId: string): Promise<boolean>;
  abstract close(): Promise<void>;
}

/** How long an idle or ended stream is kept. */
export const STREAM_TTL_MS = 3600_000;
