import type { RequestContext } from '@assist/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { Database, openTransaction, queueEffect, withTransaction } from './database.js';
import { isTransient } from './database-errors.js';
import type { EntityClass, MigrationClass } from './sqlite-database.js';

const MAX_ATTEMPTS = 4;
const POOL_SIZE = 10;

/** PostgreSQL through a pool. READ COMMITTED; a transaction that lost a deadlock or serialisation race runs again. */
export class PostgresDatabase extends Database {
  override readonly engine = 'postgres';
  readonly dataSource: DataSource;

  private constructor(dataSource: DataSource) {
    super();
    this.dataSource = dataSource;
  }

  static async open(
    url: string,
    entities: readonly EntityClass[],
    migrations: readonly MigrationClass[],
    options: { readonly schema?: string } = {},
  ): Promise<PostgresDatabase> {
    const dataSource = new DataSource({
      type: 'postgres',
      url,
      schema: options.schema,
      entities: [...entities],
      migrations: [...migrations],
      migrationsTransactionMode: 'each',
      synchronize: false,
      installExtensions: false,
      poolSize: POOL_SIZE,
      connectTimeoutMS: 5000,
      applicationName: 'cgs-assist',
      extra: options.schema === undefined ? {} : { options: `-c search_path=${options.schema}` },
      // A dropped idle connection is replaced by the pool; without a listener it would end the process.
      poolErrorHandler: () => undefined,
    });
    await dataSource.initialize();
    return new PostgresDatabase(dataSource);
  }

  override async transaction<T>(ctx: RequestContext, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
    if (openTransaction(ctx) !== undefined) return work(ctx);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(ctx, work);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !isTransient(error)) throw error;
      }
    }
  }

  async #once<T>(ctx: RequestContext, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
    const { result, effects } = await this.dataSource.transaction(async (manager) => {
      const opened = withTransaction(ctx, manager);
      return { result: await work(opened.ctx), effects: opened.effects };
    });
    for (const effect of effects) effect();
    return result;
  }

  override manager(ctx: RequestContext): EntityManager {
    return openTransaction(ctx)?.manager ?? this.dataSource.manager;
  }

  override afterCommit(ctx: RequestContext, effect: () => void): void {
    queueEffect(ctx, effect);
  }

  override async ping(): Promise<void> {
    await this.dataSource.query('SELECT 1');
  }

  override async close(): Promise<void> {
    await this.dataSource.destroy();
  }
}
