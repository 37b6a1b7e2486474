import { isAppError } from '@assist/kernel';
import { ANALYZER_VERSION } from '../../analysis/version.js';
import {
  RetrievalIndex,
  type IndexOwner,
  type IndexRebuild,
  type IndexRow,
  type IndexRows,
  type IndexState,
  type LegHit,
  type LegQuery,
  type RowCount,
} from '../retrieval-index.js';
import { ChunkTable } from './chunk-table.js';
import { isFaultOfHost, unavailable } from './damage.js';
import { tableName, type Generation } from './generations.js';
import { closeIndex, followGenerations, openIndex, type OpenIndex } from './open-index.js';

/** An owner without rows: what is put into such an index is all that there is. */
const NO_ROWS: IndexOwner = { hasRows: () => Promise.resolve(false), requestRebuild: () => undefined };
/** How long a reader may miss that another process has replaced the table. */
const FOLLOW_EVERY_MS = 1000;
/** A question that fails on a table which passes its probe may be at fault itself: it is no reason to rebuild every time. */
const REBUILD_FOR_QUESTION_EVERY_MS = 3_600_000;

const GRACE_MS = 600_000;

export interface IndexOptions {
  readonly analyzerVersion?: number;
  /** How long old versions stay for readers; with them what was removed. */
  readonly graceMs?: number;
}

/** LanceDB in a folder. The engine is loaded with the first use. */
export class LanceDbRetrievalIndex extends RetrievalIndex {
  readonly #folder: string;
  readonly #owner: IndexOwner;
  readonly #analyzerVersion: number;
  readonly #graceMs: number;
  #opening: Promise<OpenIndex> | undefined;
  #reopening: Promise<OpenIndex> | undefined;
  #following: Promise<void> = Promise.resolve();
  #followedAt = 0;
  #rebuiltForQuestionAt = Number.NEGATIVE_INFINITY;
  #isUsed = false;
  #isClosed = false;
  #writes: Promise<unknown> = Promise.resolve();

  constructor(
    folder: string,
    owner: IndexOwner = NO_ROWS,
    { analyzerVersion = ANALYZER_VERSION, graceMs = GRACE_MS }: IndexOptions = {},
  ) {
    super();
    this.#graceMs = graceMs;
    this.#folder = folder;
    this.#owner = owner;
    this.#analyzerVersion = analyzerVersion;
  }

  override put(rows: readonly IndexRow[]): Promise<void> {
    return this.#write((table) => table.put(rows));
  }

  override removeDocument(documentId: string, version?: number): Promise<void> {
    return this.#write((table) => table.removeDocument(documentId, version));
  }

  override search(query: LegQuery): Promise<readonly LegHit[]> {
    return this.#read((table) => table.search(query));
  }

  override rowCounts(): Promise<readonly RowCount[]> {
    return this.#read((table) => table.rowCounts());
  }

  /** The long part goes on beside other writes; where those come in between, it is to be tried again. */
  override async forget(): Promise<void> {
    const tables: ChunkTable[] = [];
    await this.#write(async (table) => {
      await table.touch();
      tables.push(table);
    });
    for (const table of tables) if (!(await table.forget())) throw unavailable('the index was changed meanwhile');
  }

  override async load(): Promise<void> {
    await import('@lancedb/lancedb');
  }

  override async state(): Promise<IndexState> {
    if (!this.#isUsed) return 'unopened';
    return this.#withRepair(async (open) => {
      await this.#follow(open);
      if (open.active === undefined) {
        this.#owner.requestRebuild();
        return 'missing';
      }
      await open.active.table.probe();
      return open.building === undefined ? 'complete' : 'rebuilding';
    });
  }

  override isOutdated(): Promise<boolean> {
    return this.#withRepair(async ({ active }) => {
      return active !== undefined && active.generation.analyzerVersion !== this.#analyzerVersion;
    });
  }

  override rebuild(): Promise<IndexRebuild> {
    const begin = async (open: OpenIndex): Promise<IndexRebuild> => {
      const { generations, analyzerVersion } = open;
      const leftovers = (await generations.all()).filter((one) => one.state === 'building');
      const generation = await generations.announce(analyzerVersion);
      for (const leftover of leftovers) await generations.drop(leftover);
      await (await ChunkTable.create(open, tableName(generation))).close();
      await this.#follow(open);
      return this.#rebuildInto(generation);
    };
    return this.#exclusive(() => this.#withRepair(begin));
  }

  override async close(): Promise<void> {
    this.#isClosed = true;
    const open = await this.#opening?.catch(() => undefined);
    await this.#writes;
    this.#opening = undefined;
    if (open) await closeIndex(open);
  }

  #rebuildInto(generation: Generation): IndexRebuild {
    const rows: IndexRows = {
      put: async (added) => (await this.#building(generation)).put(added),
      removeDocument: async (...which) => (await this.#building(generation)).removeDocument(...which),
      rowCounts: async () => (await this.#building(generation)).rowCounts(),
    };
    return {
      put: (added) => this.#exclusive(() => rows.put(added)),
      removeDocument: (...which) => this.#exclusive(() => rows.removeDocument(...which)),
      rowCounts: () => rows.rowCounts(),
      commit: async (last) => {
        // Beside the writes that go on: this is the long part.
        await (await this.#building(generation)).optimize();
        await this.#exclusive(async () => {
          await last?.(rows);
          await this.#swap(generation);
        });
      },
      abandon: () =>
        this.#exclusive(async () => {
          const open = await this.#open();
          await open.generations.drop(generation);
          await this.#follow(open);
        }),
    };
  }

  /** Its table, as long as no other rebuild has replaced it. */
  async #building(generation: Generation): Promise<ChunkTable> {
    const { building } = await this.#open();
    if (building?.generation.number !== generation.number) throw unavailable('another rebuild has begun');
    return building.table;
  }

  /** The switch first, then the old tables: at every moment one complete table answers. */
  async #swap(generation: Generation): Promise<void> {
    const open = await this.#open();
    const before = await open.generations.all();
    if (!before.some((one) => one.number === generation.number)) throw unavailable('another rebuild has begun');
    await open.generations.save({ ...generation, state: 'ready' });
    await this.#follow(open);
    for (const old of before) if (old.number < generation.number) await open.generations.drop(old);
    await open.generations.compact();
  }

  /** Writes of one process follow each other; searches do not wait for them. */
  #exclusive<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#writes.then(work);
    this.#writes = done.catch(() => undefined);
    return done;
  }

  /**
   * Writes to the table that answers and to the one that is built. Where there is neither, a rebuild will read from the
   * rows what is not written now. A table under construction that takes no writes must not be completed.
   */
  #write(work: (table: ChunkTable) => Promise<void>): Promise<void> {
    let failures = 0;
    const toAll = async (open: OpenIndex): Promise<void> => {
      await this.#follow(open);
      const { active, building } = open;
      if (active === undefined) this.#owner.requestRebuild();
      else await work(active.table);
      if (building === undefined) return;
      await work(building.table).catch(async (error: unknown) => {
        failures += 1;
        if (failures > 1 && !isAppError(error)) await open.generations.drop(building.generation);
        throw error;
      });
    };
    return this.#exclusive(() => this.#withRepair(toAll));
  }

  async #read<T>(work: (table: ChunkTable) => Promise<T>): Promise<T> {
    return this.#withRepair(async (open) => {
      if (open.active === undefined || Date.now() - this.#followedAt > FOLLOW_EVERY_MS) await this.#follow(open);
      const table = open.active?.table;
      if (table === undefined) {
        this.#owner.requestRebuild();
        throw unavailable();
      }
      return work(table);
    });
  }

  /** A table that another process has just replaced fails once. What fails then is opened anew, which tells whether it is damaged. */
  async #withRepair<T>(work: (open: OpenIndex) => Promise<T>): Promise<T> {
    const open = await this.#open();
    try {
      return await work(open).catch(async (error: unknown) => {
        if (isAppError(error)) throw error;
        await this.#follow(open);
        return work(open);
      });
    } catch (error) {
      if (isAppError(error)) throw error;
      return this.#afterReopening(open, work);
    }
  }

  async #afterReopening<T>(broken: OpenIndex, work: (open: OpenIndex) => Promise<T>): Promise<T> {
    const open = await this.#reopen(broken);
    try {
      return await work(open);
    } catch (error) {
      if (isAppError(error)) throw error;
      if (!isFaultOfHost(error) && Date.now() - this.#rebuiltForQuestionAt > REBUILD_FOR_QUESTION_EVERY_MS) {
        this.#rebuiltForQuestionAt = Date.now();
        this.#owner.requestRebuild();
      }
      throw unavailable(error);
    }
  }

  /** One at a time; a second caller with the same broken handle gets the new one. */
  async #reopen(broken: OpenIndex): Promise<OpenIndex> {
    const current = await this.#open();
    if (current !== broken) return current;
    this.#reopening ??= closeIndex(broken)
      .catch(() => undefined)
      .then(() => {
        this.#opening = undefined;
        return this.#open();
      })
      .finally(() => {
        this.#reopening = undefined;
      });
    return this.#reopening;
  }

  /** One after another, because they exchange the tables; each begins after its call, so that a writer sees every rebuild. */
  #follow(open: OpenIndex): Promise<void> {
    const following = this.#following.then(async () => {
      await followGenerations(open);
      this.#followedAt = Date.now();
    });
    this.#following = following.catch(() => undefined);
    return following;
  }

  #open(): Promise<OpenIndex> {
    if (this.#isClosed) return Promise.reject(unavailable());
    this.#isUsed = true;
    if (this.#opening === undefined) {
      const opening = openIndex({ folder: this.#folder, graceMs: this.#graceMs }, this.#analyzerVersion, this.#owner).catch(
        (error: unknown) => {
          if (this.#opening === opening) this.#opening = undefined;
          throw unavailable(error);
        },
      );
      this.#opening = opening;
    }
    return this.#opening;
  }
}
