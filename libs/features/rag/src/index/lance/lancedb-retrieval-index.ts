import { mkdir } from 'node:fs/promises';
import { AppError, isAppError } from '@assist/kernel';
import { ANALYZER_VERSION } from '../../analysis/version.js';
import { RetrievalIndex, type IndexRebuild, type IndexRow, type LegHit, type LegQuery } from '../retrieval-index.js';
import { ChunkTable, type LancePlace } from './chunk-table.js';
import { Generations, tableName, type Generation } from './generations.js';

interface OpenIndex extends LancePlace {
  readonly generations: Generations;
  active: { readonly generation: Generation; readonly table: ChunkTable };
  building?: { readonly generation: Generation; readonly table: ChunkTable };
}

/** The engine's own defaults are 6 GB and 1 GB: more than many hosts have. */
const INDEX_CACHE_BYTES = 256n * 1024n * 1024n;
const METADATA_CACHE_BYTES = 64n * 1024n * 1024n;
const LEFTOVER_AFTER_MS = 6 * 3_600_000;

/** LanceDB in a folder. The engine is loaded with the first use: it costs a start that never searches nothing. */
export class LanceDbRetrievalIndex extends RetrievalIndex {
  readonly #folder: string;
  readonly #analyzerVersion: number;
  #opening: Promise<OpenIndex> | undefined;
  #writes: Promise<unknown> = Promise.resolve();

  constructor(folder: string, analyzerVersion: number = ANALYZER_VERSION) {
    super();
    this.#folder = folder;
    this.#analyzerVersion = analyzerVersion;
  }

  override put(rows: readonly IndexRow[]): Promise<void> {
    return this.#write(async (open) => {
      await open.active.table.put(rows);
      await open.building?.table.put(rows);
    });
  }

  override removeDocument(documentId: string, version?: number): Promise<void> {
    return this.#write(async (open) => {
      await open.active.table.removeDocument(documentId, version);
      await open.building?.table.removeDocument(documentId, version);
    });
  }

  override search(query: LegQuery): Promise<readonly LegHit[]> {
    return this.#read((table) => table.search(query));
  }

  override count(): Promise<number> {
    return this.#read((table) => table.count());
  }

  override countByDocument(): Promise<ReadonlyMap<string, number>> {
    return this.#read((table) => table.countByDocument());
  }

  /** An index that nobody has used yet is not opened for that. */
  override async ping(): Promise<void> {
    await this.#opening;
  }

  override rebuild(): Promise<IndexRebuild> {
    return this.#write(async (open) => {
      if (open.building) throw new AppError('SERVICE_UNAVAILABLE');
      const generation = await nextGeneration(open.generations, this.#analyzerVersion);
      const table = await ChunkTable.create(open, tableName(generation));
      open.building = { generation, table };
      return { put: (rows) => this.#write(() => table.put(rows)), commit: () => this.#swap(), abandon: () => this.#abandon() };
    });
  }

  override async close(): Promise<void> {
    const open = await this.#opening?.catch(() => undefined);
    this.#opening = Promise.reject(new AppError('SERVICE_UNAVAILABLE'));
    this.#opening.catch(() => undefined);
    await this.#writes;
    if (!open) return;
    await open.active.table.close();
    await open.building?.table.close();
    open.generations.close();
    open.connection.close();
  }

  /** Full text indexes first, then the switch, then the old table: at every moment one complete table answers. */
  #swap(): Promise<void> {
    return this.#write(async (open) => {
      const { building, active } = open;
      if (!building) return;
      await building.table.optimize();
      const generation: Generation = { ...building.generation, state: 'ready' };
      await open.generations.save(generation);
      open.active = { generation, table: building.table };
      open.building = undefined;
      await drop(open, active.generation);
    });
  }

  #abandon(): Promise<void> {
    return this.#write(async (open) => {
      const { building } = open;
      open.building = undefined;
      if (building) await drop(open, building.generation);
    });
  }

  /** Writes of one process follow each other; searches do not wait for them. */
  #write<T>(work: (open: OpenIndex) => Promise<T>): Promise<T> {
    const done = this.#writes.then(async () => work(await this.#open()));
    this.#writes = done.catch(() => undefined);
    return done;
  }

  /** A table that another process has just replaced fails once; then the new one answers. */
  async #read<T>(work: (table: ChunkTable) => Promise<T>): Promise<T> {
    const open = await this.#open();
    const { table, generation } = open.active;
    try {
      return await work(table);
    } catch (error) {
      if (open.active.table !== table) return work(open.active.table);
      const newer = await readyGeneration(open, this.#analyzerVersion);
      if (newer === undefined || newer.number === generation.number) {
        throw isAppError(error) ? error : new AppError('SERVICE_UNAVAILABLE', {}, { cause: error });
      }
      open.active = { generation: newer, table: await ChunkTable.open(open, tableName(newer)) };
      return work(open.active.table);
    }
  }

  #open(): Promise<OpenIndex> {
    this.#opening ??= openIndex(this.#folder, this.#analyzerVersion);
    this.#opening.catch(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }
}

async function openIndex(folder: string, analyzerVersion: number): Promise<OpenIndex> {
  await mkdir(folder, { recursive: true });
  const lance = await import('@lancedb/lancedb');
  // 0: every read sees what other processes have committed.
  const connection = await lance.connect(
    folder,
    { readConsistencyInterval: 0 },
    new lance.Session(INDEX_CACHE_BYTES, METADATA_CACHE_BYTES),
  );
  const parts = { lance, connection, folder, generations: await Generations.open(connection) };
  const ready = await readyGeneration(parts, analyzerVersion);
  // A table that cannot be opened is worth nothing: the rows have all that was in it, and the check at start finds it empty.
  const opened = ready && (await ChunkTable.open(parts, tableName(ready)).catch(() => undefined));
  if (ready && opened) {
    await dropLeftovers(parts, ready);
    return { ...parts, active: { generation: ready, table: opened } };
  }
  const generation = await nextGeneration(parts.generations, analyzerVersion);
  const table = await ChunkTable.create(parts, tableName(generation));
  const first: Generation = { ...generation, state: 'ready' };
  await parts.generations.save(first);
  return { ...parts, active: { generation: first, table } };
}

async function readyGeneration(
  open: Pick<OpenIndex, 'generations' | 'connection'>,
  analyzerVersion: number,
): Promise<Generation | undefined> {
  const names = await open.connection.tableNames();
  const ready = (await open.generations.all()).filter(
    (generation) =>
      generation.analyzerVersion === analyzerVersion && generation.state === 'ready' && names.includes(tableName(generation)),
  );
  return ready.sort((a, b) => b.number - a.number)[0];
}

/** Tables of rebuilds that a crash ended and of older analysers; the age spares a rebuild or an update under way. */
async function dropLeftovers(open: Pick<OpenIndex, 'generations' | 'connection'>, ready: Generation): Promise<void> {
  const leftovers = (await open.generations.all()).filter(
    (generation) => generation.number !== ready.number && generation.startedAt < Date.now() - LEFTOVER_AFTER_MS,
  );
  for (const leftover of leftovers) await drop(open, leftover);
}

async function nextGeneration(generations: Generations, analyzerVersion: number): Promise<Generation> {
  const highest = Math.max(0, ...(await generations.all()).map((generation) => generation.number));
  const generation: Generation = { number: highest + 1, analyzerVersion, state: 'building', startedAt: Date.now() };
  await generations.save(generation);
  return generation;
}

async function drop(open: Pick<OpenIndex, 'generations' | 'connection'>, generation: Generation): Promise<void> {
  await open.generations.forget(generation.number);
  await open.connection.dropTable(tableName(generation)).catch(() => undefined);
}
