import { Table, TableColumn, TableForeignKey, TableIndex, type QueryRunner, type TableColumnOptions } from 'typeorm';

/**
 * Column types that mean the same on SQLite and PostgreSQL. Migrations use these builders, entities the decorators of
 * `entity-columns.ts`; both take the type from here, and a drift test compares them on both engines.
 */
export const PORTABLE_TYPES = {
  id: { type: 'varchar', length: 36 },
  longText: { type: 'text' },
  integer: { type: 'integer' },
  /** Whole numbers up to 2^53: sizes and instants. */
  bigInteger: { type: 'bigint' },
  boolean: { type: 'boolean' },
} as const;

type Common = { readonly nullable?: boolean; readonly primary?: boolean; readonly default?: string | number | boolean };
export type ColumnSpec = Omit<TableColumnOptions, 'name'>;

function spec(type: { readonly type: string; readonly length?: number }, options: Common): ColumnSpec {
  return {
    type: type.type,
    ...(type.length === undefined ? {} : { length: String(type.length) }),
    isNullable: options.nullable ?? false,
    isPrimary: options.primary ?? false,
    ...(options.default === undefined
      ? {}
      : { default: typeof options.default === 'string' ? `'${options.default}'` : options.default }),
  };
}

/** UUID as 36 characters. */
export const idColumn = (options: Common = {}): ColumnSpec => spec(PORTABLE_TYPES.id, options);
export const textColumn = (length: number, options: Common = {}): ColumnSpec => spec({ type: 'varchar', length }, options);
export const longTextColumn = (options: Common = {}): ColumnSpec => spec(PORTABLE_TYPES.longText, options);
/** JSON as text; parsed by code, never by the database. */
export const jsonColumn = (options: Common = {}): ColumnSpec => spec(PORTABLE_TYPES.longText, options);
export const integerColumn = (options: Common = {}): ColumnSpec => spec(PORTABLE_TYPES.integer, options);
export const bigIntegerColumn = (options: Common = {}): ColumnSpec => spec(PORTABLE_TYPES.bigInteger, options);
/** Milliseconds since the Unix epoch, UTC. */
export const instantColumn = (options: Common = {}): ColumnSpec => spec(PORTABLE_TYPES.bigInteger, options);
export const booleanColumn = (options: Common = {}): ColumnSpec => spec(PORTABLE_TYPES.boolean, options);

export interface TableExtras {
  readonly indices?: readonly (readonly string[])[];
  /** Unique indexes; `where` makes one partial. */
  readonly uniques?: readonly (readonly string[] | { readonly columns: readonly string[]; readonly where: string })[];
  readonly foreignKeys?: readonly {
    readonly columns: readonly string[];
    readonly to: string;
    readonly toColumns?: readonly string[];
    readonly onDelete: 'CASCADE' | 'SET NULL' | 'NO ACTION';
  }[];
}

/** A table for `queryRunner.createTable`; names of indexes and keys come from TypeORM's naming strategy, as for entities. */
export function table(name: string, columns: Readonly<Record<string, ColumnSpec>>, extras: TableExtras = {}): Table {
  return new Table({
    name,
    columns: Object.entries(columns).map(([column, options]) => new TableColumn({ ...options, name: column })),
    indices: [
      ...(extras.indices ?? []).map((columnNames) => new TableIndex({ columnNames: [...columnNames] })),
      ...(extras.uniques ?? []).map((unique) =>
        'where' in unique
          ? new TableIndex({ columnNames: [...unique.columns], isUnique: true, where: unique.where })
          : new TableIndex({ columnNames: [...unique], isUnique: true }),
      ),
    ],
    foreignKeys: (extras.foreignKeys ?? []).map(
      (key) =>
        new TableForeignKey({
          columnNames: [...key.columns],
          referencedTableName: key.to,
          referencedColumnNames: [...(key.toColumns ?? ['id'])],
          onDelete: key.onDelete,
        }),
    ),
  });
}

/**
 * Adds a nullable column to a table that may hold rows. TypeORM would build the table anew on SQLite, and dropping the
 * old one would delete what refers to it by `ON DELETE CASCADE`.
 */
export async function addColumn(runner: QueryRunner, tableName: string, name: string, column: ColumnSpec): Promise<void> {
  if (column.isNullable !== true) throw new Error(`${tableName}.${name} must be nullable: there are rows already`);
  const length = column.length === undefined ? '' : `(${column.length})`;
  await runner.query(`ALTER TABLE "${tableName}" ADD COLUMN "${name}" ${column.type}${length}`);
}

/** Takes a column away that `addColumn` added. */
export async function dropColumn(runner: QueryRunner, tableName: string, name: string): Promise<void> {
  await runner.query(`ALTER TABLE "${tableName}" DROP COLUMN "${name}"`);
}
