import type { RequestContext } from '@assist/kernel';
import type BetterSqlite3 from 'better-sqlite3';
import { DataSource, type EntityManager } from 'typeorm';
import type { DatabaseTarget } from '../config/index.js';
import { Database } from './database.js';
import { PostgresDatabase } from './postgres-database.js';
import type { EntityClass } from './sqlite-database.js';

const LOCK_WAIT_MS = 10_000;

/** An embedded database file that another process may be writing to: it is never written, and never made. */
class ReadOnlySqlite extends Database {
  override readonly engine = 'sqlite';

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override transaction<T>(): Promise<T> {
    return Promise.reject(new Error('this database was opened to be read'));
  }

  override manager(): EntityManager {
    return this.dataSource.manager;
  }

  override beforeCommit(): void {
    throw new Error('this database was opened to be read');
  }

  override afterCommit(_ctx: RequestContext, effect: () => void): void {
    effect();
  }

  override async ping(): Promise<void> {
    await this.dataSource.query('SELECT 1');
  }

  override async close(): Promise<void> {
    await this.dataSource.destroy();
  }
}

/**
 * Opens the engine that the configuration means for looking only, also while the product runs. @throws when there is no
 * such database
 */
export async function openReadOnly(target: DatabaseTarget, entities: readonly EntityClass[]): Promise<Database> {
  if (target.engine === 'postgres') return PostgresDatabase.open(target.url, entities, []);
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    database: target.path,
    entities: [...entities] as EntityClass[],
    synchronize: false,
    readonly: true,
    fileMustExist: true,
    timeout: LOCK_WAIT_MS,
    prepareDatabase: (connection: BetterSqlite3.Database) => void connection.pragma('query_only = ON'),
  });
  await dataSource.initialize();
  return new ReadOnlySqlite(dataSource);
}
