import { optimizeInChild, type OptimizeJob } from './optimize-in-child.js';

/**
 * What is outside of the full text indexes is searched row by row and file by file: 500 rows cost a question about
 * 30 ms, 100 single changes (each is a file) as well. Above the limits the work begins at once; a rest of it waits
 * until nothing was changed for a while.
 */
const MANY = { rows: 500, changes: 64 } as const;
const SOME = { rows: 50, changes: 8 } as const;
const IDLE_MS = 3000;
/** At so many rows those who add wait: they would outrun the work for ever. */
const TOO_MANY_ROWS = 3000;
/** No change of a table takes so much of the time that readers have: what is older and in no version was given up. */
const UNFINISHED = 0.5;
/** Old versions are young when a run ends, so another one comes for them, a little later than they are old enough. */
const CLEAN_LATER = 1.05;

export interface UpkeepNeeds {
  readonly unindexedRows: number;
  /** Readers of other processes may still be at an older version for this long. */
  readonly graceMs: number;
}

/** Decides when the full text indexes of a table are brought up to date and its old versions dropped. */
export class Upkeep {
  readonly #table: Pick<OptimizeJob, 'folder' | 'table'>;
  readonly #optimize: typeof optimizeInChild;
  readonly #stop = new AbortController();
  #rows: number;
  #changes = 0;
  /** Nothing of its past is left. What an earlier process has left counts. */
  #isClean = false;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #cleaning: NodeJS.Timeout | undefined;

  constructor(
    table: Pick<OptimizeJob, 'folder' | 'table'>,
    private readonly needs: UpkeepNeeds,
    optimize = optimizeInChild,
  ) {
    this.#table = table;
    this.#rows = needs.unindexedRows;
    this.#optimize = optimize;
    this.#later();
    this.#cleanLater();
  }

  /** Resolves at once, except when there is far too much to do. */
  async added(rows: number): Promise<void> {
    this.#rows += rows;
    const running = this.#changed();
    if (this.#rows > TOO_MANY_ROWS) await running;
  }

  removed(): void {
    void this.#changed();
  }

  /** Resolves when what was added in bulk is in the indexes. */
  afterMany(): Promise<void> {
    return this.#rows > MANY.rows ? this.#run() : Promise.resolve();
  }

  /** A run that also makes the word indexes anew; the old files go with the old versions. Tells whether it came to its end. */
  async forget(): Promise<boolean> {
    await this.#running;
    let isDone = false;
    const run = this.#runNow(true).then((done) => void (isDone = done));
    this.#running = run.finally(() => (this.#running = undefined));
    await this.#running;
    this.#cleanLater();
    return isDone;
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    clearTimeout(this.#cleaning);
    this.#stop.abort();
    await this.#running;
  }

  #changed(): Promise<void> {
    this.#changes += 1;
    this.#isClean = false;
    this.#later();
    this.#cleanLater();
    return this.#rows > MANY.rows || this.#changes > MANY.changes ? this.#run() : Promise.resolve();
  }

  #later(): void {
    clearTimeout(this.#timer);
    if (this.#stop.signal.aborted || (this.#rows <= SOME.rows && this.#changes <= SOME.changes)) return;
    this.#timer = setTimeout(() => void this.#run(), IDLE_MS).unref();
  }

  /** Comes back as long as a run has left versions that were too young for it. */
  #cleanLater(): void {
    if (this.#cleaning !== undefined || this.#stop.signal.aborted) return;
    this.#cleaning = setTimeout(() => {
      void this.#run().then(() => {
        this.#cleaning = undefined;
        if (!this.#isClean) this.#cleanLater();
      });
    }, this.needs.graceMs * CLEAN_LATER).unref();
  }

  /** Joins a run that is under way. */
  #run(): Promise<void> {
    this.#running ??= this.#runNow()
      .then(() => undefined)
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  async #runNow(renew = false): Promise<boolean> {
    const [rows, changes] = [this.#rows, this.#changes];
    const { graceMs } = this.needs;
    const [cleanupOlderThan, unfinishedOlderThan] = [Date.now() - graceMs, Date.now() - graceMs * UNFINISHED];
    const job = { ...this.#table, cleanupOlderThan, unfinishedOlderThan, renew };
    const outcome = await this.#optimize(job, this.#stop.signal);
    this.#isClean = outcome === 'clean' && changes === this.#changes;
    // When it failed, because the table was changed at the same time, what is changed later tries again.
    if (outcome === 'failed') return false;
    this.#rows = Math.max(0, this.#rows - rows);
    this.#changes = Math.max(0, this.#changes - changes);
    return true;
  }
}
