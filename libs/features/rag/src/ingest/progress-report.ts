type Write = (done: number, total: number | null) => Promise<void>;

const EVERY_MS = 300;

/** Writes progress at most every 300 ms and one write at a time; what a later one overtakes is dropped. */
export class ProgressReport {
  readonly #write: Write;
  #last = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | undefined;

  constructor(write: Write) {
    this.#write = write;
  }

  /** Waits until it is written, and throws what that throws. */
  async now(done: number, total: number | null): Promise<void> {
    await this.settled();
    this.#last = performance.now();
    await this.#write(done, total);
  }

  /** Never throws: progress is a convenience, and a lost lease shows itself with the next step. */
  soon(done: number, total: number | null): void {
    if (this.#running !== undefined || performance.now() - this.#last < EVERY_MS) return;
    this.#last = performance.now();
    this.#running = this.#write(done, total)
      .catch(() => undefined)
      .finally(() => {
        this.#running = undefined;
      });
  }

  async settled(): Promise<void> {
    await this.#running;
  }
}
