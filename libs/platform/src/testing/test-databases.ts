import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { PostgresDatabase, SqliteDatabase, type Database, type EntityClass, type MigrationClass } from '../database/index.js';
import { testService } from './test-services.js';

/** One engine for `describe.each`: opens an empty database of its own and drops it afterwards. */
export interface TestDatabase {
  readonly engine: 'sqlite' | 'postgres';
  /** `beside`: a further connection to the database of that one. */
  open(entities: readonly EntityClass[], migrations: readonly MigrationClass[], beside?: Database): Promise<Database>;
  drop(database: Database): Promise<void>;
  /** `DATABASE_URL` of an opened database, for tests that start a whole process. */
  url(database: Database): string;
}

/** SQLite always; PostgreSQL where ASSIST_TEST_POSTGRES_URL names a server, each database in a schema of its own. */
export function testDatabases(): TestDatabase[] {
  const url = testService('postgres');
  return url === undefined ? [sqlite()] : [sqlite(), postgres(url)];
}

function sqlite(): TestDatabase {
  const folders = new Map<Database, string>();
  const folderOf = (database: Database): string => folders.get(database) ?? fail();
  return {
    engine: 'sqlite',
    async open(entities, migrations, beside) {
      const folder = beside === undefined ? mkdtempSync(join(tmpdir(), 'assist-db-')) : folderOf(beside);
      const database = await SqliteDatabase.open(join(folder, 'assist.sqlite'), entities, migrations);
      folders.set(database, folder);
      return database;
    },
    async drop(database) {
      await database.close();
      rmSync(folderOf(database), { recursive: true, force: true });
    },
    url: (database) => `sqlite:${join(folderOf(database), 'assist.sqlite')}`,
  };
}

function postgres(url: string): TestDatabase {
  const schemas = new Map<Database, string>();
  const schemaOf = (database: Database): string => schemas.get(database) ?? fail();
  return {
    engine: 'postgres',
    async open(entities, migrations, beside) {
      const schema = beside === undefined ? `test_${randomUUID().replaceAll('-', '')}` : schemaOf(beside);
      if (beside === undefined) await administer(url, `CREATE SCHEMA ${schema}`);
      const database = await PostgresDatabase.open(url, entities, migrations, { schema });
      schemas.set(database, schema);
      return database;
    },
    async drop(database) {
      await database.close();
      await administer(url, `DROP SCHEMA ${schemaOf(database)} CASCADE`);
    },
    url: (database) =>
      `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(`-c search_path=${schemaOf(database)}`)}`,
  };
}

async function administer(url: string, sql: string): Promise<void> {
  const connection = new DataSource({ type: 'postgres', url, installExtensions: false });
  await connection.initialize();
  try {
    await connection.query(sql);
  } finally {
    await connection.destroy();
  }
}

function fail(): never {
  throw new Error('this database was not opened here');
}
