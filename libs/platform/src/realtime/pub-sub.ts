import type { JsonValue } from '../work/index.js';

/** Messages to all processes, at most once: for hints such as "look again", never for what must not be lost. */
export abstract class PubSub {
  abstract publish(channel: string, message: JsonValue): Promise<void>;
  /** Gives the way to stop. Listeners must not throw. */
  abstract subscribe(channel: string, listener: (message: JsonValue) => void): Promise<() => Promise<void>>;
  abstract close(): Promise<void>;
}
