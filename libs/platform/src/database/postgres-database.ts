import type { RequestContext } from '@assist/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { Database, openTransaction, queueEffect, queueLast, runInTransaction, type BeforeCommit } from './database.js';
import { isTransient } from './database-errors.js';
import type { EntityClass, MigrationClass } from './sqlite-database.js';

const MAX_ATTEMPTS = 4;
const POOL_SIZE = 10;

/** No transaction of ours is idle for so long; one that is belongs to a host that died or hangs, and keeps rows locked. */
const IDLE_IN_TRANSACTION_MS = 60_000;
/** A server asks after two hours, by default, whether a silent connection still has another end. */
const KEEPALIVE = '-c tcp_keepalives_idle=60 -c tcp_keepalives_interval=15 -c tcp_keepalives_count=4';

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
    options: { readonly schema?: string; readonly idleInTransactionMs?: number } = {},
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
      extra: {
        keepAlive: true,
        idle_in_transaction_session_timeout: options.idleInTransactionMs ?? IDLE_IN_TRANSACTION_MS,
        options: options.schema === undefined ? KEEPALIVE : `${KEEPALIVE} -c search_path=${options.schema}`,
      },
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
    const { result, effects } = await this.dataSource.transaction((manager) => runInTransaction(ctx, manager, work));
    for (const effect of effects) effect();
    return result;
  }

  override manager(ctx: RequestContext): EntityManager {
    return openTransaction(ctx)?.manager ?? this.dataSource.manager;
  }

  override beforeCommit(ctx: RequestContext, effect: BeforeCommit): void {
    queueLast(ctx, effect);
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
