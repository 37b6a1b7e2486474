import { systemContext, type RequestContext } from '@assist/kernel';
import type { Database } from '@assist/platform/database';
import type { Log } from '@assist/platform/observability';
import { mergeMemories } from '../../core/index.js';
import type { InstallationKey } from '../installation/installation-key.js';
import type { LicenseRepository } from '../license.repository.js';
import { openRow, rowOf, type RowFound } from './memory-row.js';
import type { Remembered } from './memory-text.js';
import type { WatermarkFile } from './watermark-file.js';

/**
 * How the memory of this process is to change, decided on what the row says inside the transaction, which holds the row;
 * null: not at all. Runs again where the transaction does.
 */
export type MemoryChange = (current: Remembered, tx: RequestContext) => Remembered | null | Promise<Remembered | null>;

/**
 * The memory of the installation in this process, kept in the row of the database and in the file of this host. What
 * is written is joined with what another process wrote meanwhile, so nothing that must not be forgotten is lost.
 */
export class LicenseMemories {
  readonly #ctx: RequestContext = systemContext('licence');
  #own: Remembered;
  #isFileBehind = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: {
      readonly database: Database;
      readonly repository: LicenseRepository;
      readonly key: InstallationKey;
      readonly file: WatermarkFile;
      readonly log: Log;
    },
    opened: Remembered,
  ) {
    this.#own = opened;
  }

  get current(): Remembered {
    return this.#own;
  }

  /** True while what this process knows is not in the file of the host. */
  get isFileBehind(): boolean {
    return this.#isFileBehind;
  }

  /** Takes in what other processes wrote. A row that was lost or forged meanwhile is written anew. */
  async refresh(): Promise<Remembered> {
    const { repository, key } = this.parts;
    const found = openRow(await repository.state(this.#ctx), key);
    if (found.kind === 'good') this.#own = joined(this.#own, found.memory);
    else await this.trySave((current) => current);
    return this.#own;
  }

  /**
   * As `save`, but a database that cannot write, as on a full disk, is an entry in the log: what holds is known all the
   * same. False: to be tried again.
   */
  async trySave(...what: Parameters<LicenseMemories['save']>): Promise<boolean> {
    try {
      await this.save(...what);
      return true;
    } catch (error) {
      this.parts.log.error({ err: error }, 'what the licence must not forget could not be written to the database');
      return false;
    }
  }

  /**
   * Writes a change to row and file. `more` joins the transaction of a change. Only the row is needed: a file that cannot be
   * written is a warning and tried again at the next look.
   */
  async save(change: MemoryChange, more?: (tx: RequestContext) => Promise<void>): Promise<Remembered> {
    const { database, repository } = this.parts;
    this.#own = await database.transaction(this.#ctx, async (tx) => {
      const current = this.#joinedWith(openRow(await repository.lockState(tx), this.parts.key));
      const next = await change(current, tx);
      if (next === null) return current;
      await repository.saveState(tx, rowOf(next, this.parts.key));
      await more?.(tx);
      return next;
    });
    await this.writeFile();
    return this.#own;
  }

  /** Brings the file of this host up to date; one write at a time. */
  writeFile(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#writeFile());
    return this.#writing;
  }

  async #writeFile(): Promise<void> {
    const { file, key, log } = this.parts;
    try {
      await file.write(this.#own, key);
      this.#isFileBehind = false;
    } catch (error) {
      if (!this.#isFileBehind) log.warn({ err: error, path: file.path }, 'the time mark of this host could not be written');
      this.#isFileBehind = true;
    }
  }

  #joinedWith(found: RowFound): Remembered {
    if (found.kind === 'good') return joined(this.#own, found.memory);
    this.parts.log.warn(
      { found: found.kind },
      'the licence row is not what was written; it is made anew from what this process knows',
    );
    return this.#own;
  }
}

/**
 * The bind grace is a fact of now: whoever looked last is right. So is what this host's clock waits for. The numbers
 * stand in the row alone; one that went back was reset by the root.
 */
function joined(own: Remembered, row: Remembered): Remembered {
  const both = mergeMemories(own, row);
  const pending = row.clock.repairs > own.clock.repairs ? null : own.clock.pending;
  return { ...both, bindGrace: row.bindGrace, clock: { ...both.clock, pending }, seen: row.seen };
}
