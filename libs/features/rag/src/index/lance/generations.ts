import type { Connection, Table } from '@lancedb/lancedb';

export interface Generation {
  readonly number: number;
  readonly analyzerVersion: number;
  readonly state: 'building' | 'ready';
  /** Milliseconds since the Unix epoch. */
  readonly startedAt: number;
}

const TABLE = 'generations';
const CHUNK_TABLE = /^chunks_a\d+_g(\d+)$/;
/** Seconds since then fit into the column for longer than this format will live. */
const FIRST_DAY_MS = Date.UTC(2026, 0, 1);
/** Readers of other processes may be at an older version of this table for a moment. */
const OLD_VERSIONS_MS = 10 * 60_000;

/**
 * The chunk tables of an index and which of them answers. Kept in the index store itself, because a commit there is
 * atomic on disk and on object storage alike. A generation is written down before its table is made and forgotten after
 * its table is gone, so a table that is not in here belongs to nobody.
 */
export class Generations {
  readonly #connection: Connection;
  readonly #table: Table;
  #highest = 0;

  private constructor(connection: Connection, table: Table) {
    this.#connection = connection;
    this.#table = table;
  }

  static async open(connection: Connection): Promise<Generations> {
    if ((await connection.tableNames()).includes(TABLE)) return new Generations(connection, await connection.openTable(TABLE));
    const { Field, Float64, Int32, Schema, Utf8 } = await import('apache-arrow');
    const numbers = ['number', 'analyzerVersion'].map((name) => new Field(name, new Int32(), false));
    const schema = new Schema([...numbers, new Field('state', new Utf8(), false), new Field('startedAt', new Float64(), false)]);
    return new Generations(connection, await connection.createEmptyTable(TABLE, schema, { existOk: true }));
  }

  /** Rises with every change, by whatever process; much cheaper than reading them. */
  changes(): Promise<number> {
    return this.#table.version();
  }

  /** Oldest first. */
  async all(): Promise<readonly Generation[]> {
    const rows = (await this.#table.query().toArray()) as readonly Generation[];
    return rows
      .map(({ number, analyzerVersion, state, startedAt }) => ({ number, analyzerVersion, state, startedAt }))
      .sort((a, b) => a.number - b.number);
  }

  async save(generation: Generation): Promise<void> {
    await this.#table
      .mergeInsert('number')
      .whenMatchedUpdateAll()
      .whenNotMatchedInsertAll()
      .execute([{ ...generation }]);
  }

  /**
   * Announces a new one. No number comes again, not even in a folder that was emptied: a process that has the older table
   * open must not take the new one for it.
   */
  async announce(analyzerVersion: number): Promise<Generation> {
    const tables = (await this.#connection.tableNames()).map((name) => Number(CHUNK_TABLE.exec(name)?.[1] ?? 0));
    const known = (await this.all()).map((generation) => generation.number);
    const seconds = Math.floor((Date.now() - FIRST_DAY_MS) / 1000);
    this.#highest = Math.max(this.#highest, seconds, ...tables, ...known) + 1;
    const generation: Generation = { number: this.#highest, analyzerVersion, state: 'building', startedAt: Date.now() };
    await this.save(generation);
    return generation;
  }

  /** The table first: what cannot be removed now stays written down, and the next one who cleans up tries again. */
  async drop(generation: Generation): Promise<boolean> {
    const name = tableName(generation);
    try {
      if ((await this.#connection.tableNames()).includes(name)) await this.#connection.dropTable(name);
      await this.#table.delete(`number = ${String(Math.trunc(generation.number))}`);
      return true;
    } catch {
      return false;
    }
  }

  /** Removes chunk tables that no generation names. */
  async dropStrays(): Promise<void> {
    const found = (await this.#connection.tableNames()).filter((name) => CHUNK_TABLE.test(name));
    const named = (await this.all()).map(tableName);
    for (const name of found) if (!named.includes(name)) await this.#connection.dropTable(name).catch(() => undefined);
  }

  /** Drops what this small table has left of its own past. */
  async compact(): Promise<void> {
    await this.#table.optimize({ cleanupOlderThan: new Date(Date.now() - OLD_VERSIONS_MS) }).catch(() => undefined);
  }

  close(): void {
    this.#table.close();
  }
}

export function tableName(generation: Generation): string {
  return `chunks_a${String(generation.analyzerVersion)}_g${String(generation.number)}`;
}
