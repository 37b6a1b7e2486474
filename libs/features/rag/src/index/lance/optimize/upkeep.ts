import { optimizeInChild, type OptimizeJob } from './optimize-in-child.js';

/**
 * What is outside of the full text indexes is searched row by row and file by file: 500 rows cost a question about
 * 30 ms, 100 single additions (each is a file) as well. Above the limits the work begins at once; a rest of it waits
 * until nothing was added for a while.
 */
const MANY = { rows: 500, additions: 64 } as const;
const SOME = { rows: 50, additions: 8 } as const;
const IDLE_MS = 3000;
/** At so many rows those who add wait: they would outrun the work for ever. */
const TOO_MANY_ROWS = 3000;
/** Readers of other processes may still be at an older version for this long. */
const OLD_VERSIONS_MS = 10 * 60_000;

/** Decides when the full text indexes of a table are brought up to date. */
export class Upkeep {
  readonly #table: Pick<OptimizeJob, 'folder' | 'table'>;
  readonly #stop = new AbortController();
  #rows: number;
  #additions = 0;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(table: Pick<OptimizeJob, 'folder' | 'table'>, unindexedRows: number) {
    this.#table = table;
    this.#rows = unindexedRows;
    this.#later();
  }

  /** Resolves at once, except when there is far too much to do. */
  async added(rows: number): Promise<void> {
    this.#rows += rows;
    this.#additions += 1;
    this.#later();
    if (this.#rows <= MANY.rows && this.#additions <= MANY.additions) return;
    const running = this.#run();
    if (this.#rows > TOO_MANY_ROWS) await running;
  }

  /** Resolves when what was added in bulk is in the indexes. */
  afterMany(): Promise<void> {
    return this.#rows > MANY.rows ? this.#run() : Promise.resolve();
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stop.abort();
    await this.#running;
  }

  #later(): void {
    clearTimeout(this.#timer);
    if (this.#rows <= SOME.rows && this.#additions <= SOME.additions) return;
    this.#timer = setTimeout(() => void this.#run(), IDLE_MS).unref();
  }

  /** Joins a run that is under way. */
  #run(): Promise<void> {
    this.#running ??= this.#runNow().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #runNow(): Promise<void> {
    const [rows, additions] = [this.#rows, this.#additions];
    // When it failed, because the table was changed at the same time, what is added later tries again.
    if (!(await optimizeInChild({ ...this.#table, cleanupOlderThan: Date.now() - OLD_VERSIONS_MS }, this.#stop.signal))) return;
    this.#rows = Math.max(0, this.#rows - rows);
    this.#additions = Math.max(0, this.#additions - additions);
  }
}
