import type { Connection, Table } from '@lancedb/lancedb';

export interface Generation {
  readonly number: number;
  readonly analyzerVersion: number;
  readonly state: 'building' | 'ready';
  /** Milliseconds since the Unix epoch. */
  readonly startedAt: number;
}

const TABLE = 'generations';

/**
 * Which chunk table answers: the ready one with the highest number under the analyser's version. Kept in the index
 * store itself, because a commit there is atomic on disk and on object storage alike.
 */
export class Generations {
  readonly #table: Table;

  private constructor(table: Table) {
    this.#table = table;
  }

  static async open(connection: Connection): Promise<Generations> {
    if ((await connection.tableNames()).includes(TABLE)) return new Generations(await connection.openTable(TABLE));
    const { Field, Float64, Int32, Schema, Utf8 } = await import('apache-arrow');
    const numbers = ['number', 'analyzerVersion'].map((name) => new Field(name, new Int32(), false));
    const schema = new Schema([...numbers, new Field('state', new Utf8(), false), new Field('startedAt', new Float64(), false)]);
    return new Generations(await connection.createEmptyTable(TABLE, schema, { existOk: true }));
  }

  async all(): Promise<readonly Generation[]> {
    const rows = (await this.#table.query().toArray()) as readonly Generation[];
    return rows.map(({ number, analyzerVersion, state, startedAt }) => ({ number, analyzerVersion, state, startedAt }));
  }

  async save(generation: Generation): Promise<void> {
    await this.#table
      .mergeInsert('number')
      .whenMatchedUpdateAll()
      .whenNotMatchedInsertAll()
      .execute([{ ...generation }]);
  }

  async forget(number: number): Promise<void> {
    await this.#table.delete(`number = ${String(Math.trunc(number))}`);
  }

  close(): void {
    this.#table.close();
  }
}

export function tableName(generation: Generation): string {
  return `chunks_a${String(generation.analyzerVersion)}_g${String(generation.number)}`;
}
