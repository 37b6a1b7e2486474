import type { DatabaseTarget } from '../config/index.js';
import type { Database } from './database.js';
import { PostgresDatabase } from './postgres-database.js';
import { SqliteDatabase, type EntityClass, type MigrationClass } from './sqlite-database.js';

/** Opens the engine that the configuration means; the schema is left as it is. */
export async function openDatabase(
  target: DatabaseTarget,
  entities: readonly EntityClass[],
  migrations: readonly MigrationClass[],
): Promise<Database> {
  return target.engine === 'sqlite'
    ? SqliteDatabase.open(target.path, entities, migrations)
    : PostgresDatabase.open(target.url, entities, migrations);
}
