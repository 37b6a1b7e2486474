import { WakeupTransport, type WakeupListener } from './wakeup-transport.js';

/** Hints within one process, for the embedded form. */
export class InProcessWakeup extends WakeupTransport {
  readonly #listeners: { readonly types: ReadonlySet<string>; readonly listener: WakeupListener }[] = [];

  override async wake(type: string): Promise<void> {
    this.#listeners.find((entry) => entry.types.has(type))?.listener.onWake(type);
  }

  override async cancel(itemId: string): Promise<void> {
    for (const { listener } of this.#listeners) listener.onCancel(itemId);
  }

  override async listen(types: readonly string[], listener: WakeupListener): Promise<void> {
    this.#listeners.push({ types: new Set(types), listener });
  }

  override async ping(): Promise<void> {}

  override async close(): Promise<void> {
    this.#listeners.length = 0;
  }
}
