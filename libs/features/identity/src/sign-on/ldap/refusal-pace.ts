const REMEMBERED = 20;
const LEAST_MS = 300;
/** A directory that is slow for a moment must not make everybody wait. */
const MOST_MS = 1500;

/**
 * All refusals of a sign-in take about as long as the slowest of late: else the time would tell who has a password
 * here, who is in the directory, and who is nowhere.
 */
export class RefusalPace {
  readonly #lately: number[] = [];

  /** How long an answer took; `startedAt` as given by `performance.now()`. Resolves when it may be given. */
  async hold(startedAt: number): Promise<void> {
    const tookMs = performance.now() - startedAt;
    this.#lately.push(tookMs);
    if (this.#lately.length > REMEMBERED) this.#lately.shift();
    const rest = Math.min(MOST_MS, Math.max(LEAST_MS, ...this.#lately)) - tookMs;
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }
}
