/** So long tasks may follow one another before the process hears others again. */
const BREATH_MS = 5;

/**
 * Lets one task run at a time, in the order of arrival. SQLite has one writer; TypeORM's driver shares one connection,
 * on which two interleaved transactions would become savepoints of each other.
 */
export class AsyncGate {
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #breathedAt = performance.now();

  /** Tasks that run or wait. */
  get length(): number {
    return this.#waiting;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const turn = this.#tail.then(() => this.#breathe()).then(task);
    this.#tail = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Statements of SQLite never give way to the event loop, so a long queue of tasks would stop everything else. */
  #breathe(): Promise<void> | undefined {
    if (this.#waiting <= 1 || performance.now() - this.#breathedAt < BREATH_MS) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        this.#breathedAt = performance.now();
        resolve();
      });
    });
  }
}
