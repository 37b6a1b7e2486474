import { mkdir } from 'node:fs/promises';
import type { Connection } from '@lancedb/lancedb';
import { ANALYZER_VERSION } from '../../analysis/version.js';
import { RetrievalIndex, type IndexRebuild, type IndexRow, type LegHit, type LegQuery } from '../retrieval-index.js';
import { ChunkTable, type Lance } from './chunk-table.js';
import { Generations, tableName, type Generation } from './generations.js';

interface OpenIndex {
  readonly lance: Lance;
  readonly connection: Connection;
  readonly generations: Generations;
  active: { readonly generation: Generation; readonly table: ChunkTable };
  building?: { readonly generation: Generation; readonly table: ChunkTable };
}

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

  override async search(query: LegQuery): Promise<readonly LegHit[]> {
    return (await this.#open()).active.table.search(query);
  }

  override async count(): Promise<number> {
    return (await this.#open()).active.table.count();
  }

  override async countByDocument(): Promise<ReadonlyMap<string, number>> {
    return (await this.#open()).active.table.countByDocument();
  }

  override rebuild(): Promise<IndexRebuild> {
    return this.#write(async (open) => {
      if (open.building) throw new TypeError('a rebuild is under way');
      const generation = await nextGeneration(open.generations, this.#analyzerVersion, 'building');
      const table = await ChunkTable.create(open.lance, open.connection, tableName(generation));
      open.building = { generation, table };
      return { put: (rows) => table.put(rows), commit: () => this.#swap(), abandon: () => this.#abandon() };
    });
  }

  override async close(): Promise<void> {
    const open = await this.#opening?.catch(() => undefined);
    this.#opening = Promise.reject(new TypeError('the index is closed'));
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

  #open(): Promise<OpenIndex> {
    this.#opening ??= openIndex(this.#folder, this.#analyzerVersion);
    this.#opening.catch(() => { this.#opening = undefined; });
    return this.#opening;
  }
}

async function openIndex(folder: string, analyzerVersion: number): Promise<OpenIndex> {
  await mkdir(folder, { recursive: true });
  const lance = await import('@lancedb/lancedb');
  // 0: every read sees what other processes have committed.
  const connection = await lance.connect(folder, { readConsistencyInterval: 0 });
  const generations = await Generations.open(connection);
  const own = (await generations.all()).filter((generation) => generation.analyzerVersion === analyzerVersion);
  const ready = own.filter((generation) => generation.state === 'ready').sort((a, b) => b.number - a.number)[0];
  const names = await connection.tableNames();
  if (ready && names.includes(tableName(ready))) {
    return { lance, connection, generations, active: { generation: ready, table: await ChunkTable.open(lance, connection, tableName(ready)) } };
  }
  const generation = await nextGeneration(generations, analyzerVersion, 'building');
  const table = await ChunkTable.create(lance, connection, tableName(generation));
  const first: Generation = { ...generation, state: 'ready' };
  await generations.save(first);
  return { lance, connection, generations, active: { generation: first, table } };
}

async function nextGeneration(generations: Generations, analyzerVersion: number, state: Generation['state']): Promise<Generation> {
  const highest = Math.max(0, ...(await generations.all()).map((generation) => generation.number));
  const generation: Generation = { number: highest + 1, analyzerVersion, state };
  await generations.save(generation);
  return generation;
}

async function drop(open: OpenIndex, generation: Generation): Promise<void> {
  await open.generations.forget(generation.number);
  await open.connection.dropTable(tableName(generation)).catch(() => undefined);
}
