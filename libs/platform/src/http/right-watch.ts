import type { AppError } from '@assist/kernel';
import { RECHECK_MS } from './session-watch.js';

/** Asks, as long as something goes on for somebody, whether it still may. */
export class RightWatch {
  readonly #lost = new AbortController();
  readonly #timer: NodeJS.Timeout;

  /** `refusal`: what ends it once it may not. */
  constructor(isAllowed: () => Promise<boolean>, refusal: () => AppError) {
    this.#timer = setInterval(() => {
      isAllowed().then(
        (allowed) => (allowed ? undefined : this.#lost.abort(refusal())),
        // A database that is away for a moment takes no rights.
        () => undefined,
      );
    }, RECHECK_MS);
  }

  /** Aborts with the refusal as its reason. */
  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
