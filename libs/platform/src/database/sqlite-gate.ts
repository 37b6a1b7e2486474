/**
 * Lets one task run at a time, in the order of arrival. SQLite has one writer; TypeORM's driver shares one connection,
 * on which two interleaved transactions would become savepoints of each other.
 */
export class AsyncGate {
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Tasks that run or wait. */
  get length(): number {
    return this.#waiting;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const turn = this.#tail.then(task);
    this.#tail = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }
}
