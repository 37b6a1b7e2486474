import type { JsonValue } from '../work/index.js';
import { PubSub } from './pub-sub.js';

export class LocalPubSub extends PubSub {
  readonly #listeners = new Map<string, Set<(message: JsonValue) => void>>();

  override async publish(channel: string, message: JsonValue): Promise<void> {
    for (const listener of [...(this.#listeners.get(channel) ?? [])]) listener(message);
  }

  override async subscribe(channel: string, listener: (message: JsonValue) => void): Promise<() => Promise<void>> {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    return async () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(channel) === listeners) this.#listeners.delete(channel);
    };
  }

  override async close(): Promise<void> {
    this.#listeners.clear();
  }
}
