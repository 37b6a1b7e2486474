/**
 * Lets so many through at once; others wait in the order in which they came, and the event loop turns before the next
 * begins. Whole requests run without a pause where the database is in the process: hundreds that come together would
 * let nobody else, not even a health check, be heard until all are done.
 */
export class Turnstile {
  readonly #waiting: (() => void)[] = [];
  #inside = 0;

  constructor(private readonly atOnce: number) {}

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#inside += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#inside -= 1;
      else setImmediate(next);
    }
  }
}
