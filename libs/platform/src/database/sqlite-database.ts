import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RequestContext } from '@assist/kernel';
import type BetterSqlite3 from 'better-sqlite3';
import { DataSource, type EntityManager, type MigrationInterface, type ObjectLiteral } from 'typeorm';
import { Database, openTransaction, queueEffect, queueLast, runInTransaction, type BeforeCommit } from './database.js';
import { AsyncGate } from './sqlite-gate.js';
import { SqliteWriter } from './sqlite-writer.js';

/** A class with `@Entity`. */
export type EntityClass = new () => ObjectLiteral;
export type MigrationClass = new () => MigrationInterface;

/** How long a transaction waits for a writer of another process, such as a backup program; others are served meanwhile. */
const LOCK_WAIT_MS = 10_000;
/** How long the engine itself may wait for a lock; all of the process waits with it. */
const BUSY_TIMEOUT_MS = 50;

/**
 * TypeORM begins deferred transactions, which fail at once when they become writers late. Those of migrations take the
 * write lock at their begin instead, as all others do.
 */
function beginImmediate(connection: BetterSqlite3.Database): void {
  const prepare = connection.prepare.bind(connection) as (source: string) => BetterSqlite3.Statement;
  const immediate = (source: string): BetterSqlite3.Statement =>
    prepare(source === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : source);
  Object.assign(connection, { prepare: immediate });
}

/** One connection writes behind a gate, another one only reads: readers see what is committed and never wait. */
export class SqliteDatabase extends Database {
  override readonly engine = 'sqlite';
  readonly #writer: DataSource;
  readonly #reader: DataSource;
  readonly #transactions: SqliteWriter;
  readonly #gate = new AsyncGate();

  private constructor(
    writer: DataSource,
    reader: DataSource,
    private readonly lockWaitMs: number,
  ) {
    super();
    this.#writer = writer;
    this.#reader = reader;
    this.#transactions = new SqliteWriter(writer);
  }

  static async open(
    path: string,
    entities: readonly EntityClass[],
    migrations: readonly MigrationClass[],
    options: { readonly lockWaitMs?: number } = {},
  ): Promise<SqliteDatabase> {
    mkdirSync(dirname(path), { recursive: true });
    const shared = {
      type: 'better-sqlite3' as const,
      database: path,
      entities: [...entities] as EntityClass[],
      synchronize: false,
      // Nobody is served yet while the file is opened.
      timeout: LOCK_WAIT_MS,
    };
    const writer = new DataSource({
      ...shared,
      migrations: [...migrations],
      migrationsTransactionMode: 'each',
      prepareDatabase: (connection: BetterSqlite3.Database) => {
        connection.pragma('journal_mode = WAL');
        connection.pragma('synchronous = FULL');
        connection.pragma('foreign_keys = ON');
        // What is deleted is overwritten, not only let go.
        connection.pragma('secure_delete = ON');
        connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
        beginImmediate(connection);
      },
    });
    await writer.initialize();
    const reader = new DataSource({
      ...shared,
      readonly: true,
      prepareDatabase: (connection: BetterSqlite3.Database) => {
        connection.pragma('query_only = ON');
        connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
      },
    });
    await reader.initialize();
    return new SqliteDatabase(writer, reader, options.lockWaitMs ?? LOCK_WAIT_MS);
  }

  /** The writing side, for migrations and the drift test only. */
  get dataSource(): DataSource {
    return this.#writer;
  }

  override async transaction<T>(ctx: RequestContext, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
    if (openTransaction(ctx) !== undefined) return work(ctx);
    const deadline = Date.now() + this.lockWaitMs;
    const { result, effects } = await this.#gate.run(() =>
      this.#transactions.transaction(deadline, (manager) => runInTransaction(ctx, manager, work)),
    );
    for (const effect of effects) effect();
    return result;
  }

  /** Alone on the writing connection, for migrations: may wait for a lock at the cost of everything else. */
  exclusively<T>(task: () => Promise<T>): Promise<T> {
    return this.#gate.run(() => this.#transactions.patiently(LOCK_WAIT_MS, task));
  }

  override manager(ctx: RequestContext): EntityManager {
    return openTransaction(ctx)?.manager ?? this.#reader.manager;
  }

  override beforeCommit(ctx: RequestContext, effect: BeforeCommit): void {
    queueLast(ctx, effect);
  }

  override afterCommit(ctx: RequestContext, effect: () => void): void {
    queueEffect(ctx, effect);
  }

  override async ping(): Promise<void> {
    await this.#reader.query('SELECT 1');
  }

  override eraseTraces(): Promise<void> {
    return this.#gate.run(async () => this.#transactions.emptyLog());
  }

  override async close(): Promise<void> {
    await this.#gate.run(async () => {
      await this.#reader.destroy();
      await this.#writer.destroy();
    });
  }
}
