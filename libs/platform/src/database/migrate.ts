import type { DataSource } from 'typeorm';
import { SqliteDatabase } from './sqlite-database.js';
import { PostgresDatabase } from './postgres-database.js';
import type { Database } from './database.js';

/** Arbitrary constant that all processes of the product share. */
const ADVISORY_LOCK = 4_152_736_001;

export interface SchemaState {
  /** Migrations of this version that the database does not have. */
  readonly pending: readonly string[];
  /** Migrations of the database that this version does not know: a newer version wrote it. */
  readonly unknown: readonly string[];
}

/** The database was written by a newer version; an older one must not touch it. */
export class DatabaseNewerError extends Error {
  constructor(names: readonly string[]) {
    super(
      `the database is newer than this program (unknown migrations: ${names.join(', ')}); install the newer version or restore a backup`,
    );
    this.name = 'DatabaseNewerError';
  }
}

function dataSourceOf(database: Database): DataSource {
  if (database instanceof SqliteDatabase || database instanceof PostgresDatabase) return database.dataSource;
  throw new Error('unknown database engine');
}

export async function schemaState(database: Database): Promise<SchemaState> {
  const dataSource = dataSourceOf(database);
  const known = dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name);
  const done = await doneMigrations(dataSource);
  return { pending: known.filter((name) => !done.includes(name)), unknown: done.filter((name) => !known.includes(name)) };
}

async function doneMigrations(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    if (!(await runner.hasTable('migrations'))) return [];
    const rows = (await runner.query('SELECT name FROM migrations ORDER BY id')) as { name: string }[];
    return rows.map((row) => row.name);
  } finally {
    await runner.release();
  }
}

/**
 * Brings the schema to this version, one transaction per migration, under a lock so that several starting processes
 * do it once. Returns the names that were run.
 * @throws DatabaseNewerError
 */
export async function migrate(database: Database): Promise<string[]> {
  return database instanceof SqliteDatabase
    ? database.exclusively(() => runPending(database))
    : underAdvisoryLock(dataSourceOf(database), () => runPending(database));
}

async function runPending(database: Database): Promise<string[]> {
  const { unknown } = await schemaState(database);
  if (unknown.length > 0) throw new DatabaseNewerError(unknown);
  const done = await dataSourceOf(database).runMigrations({ transaction: 'each' });
  return done.map((migration) => migration.name);
}

async function underAdvisoryLock<T>(dataSource: DataSource, task: () => Promise<T>): Promise<T> {
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    return await task();
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK]);
    await lock.release();
  }
}

/** SQL that TypeORM would run to bring the tables in line with the entities; empty when they agree. */
export async function schemaDrift(database: Database): Promise<string[]> {
  const log = await dataSourceOf(database).driver.createSchemaBuilder().log();
  return log.upQueries.map((query) => query.query);
}
