import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RequestContext } from '@assist/kernel';
import type BetterSqlite3 from 'better-sqlite3';
import { DataSource, type EntityManager, type MigrationInterface, type ObjectLiteral } from 'typeorm';
import { Database, openTransaction, queueEffect, withTransaction } from './database.js';
import { AsyncGate } from './sqlite-gate.js';

/** A class with `@Entity`. */
export type EntityClass = new () => ObjectLiteral;
export type MigrationClass = new () => MigrationInterface;

/** How long SQLite waits for a writer of another process, such as the command line. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * TypeORM begins deferred transactions, which fail at once when they become writers late. Every transaction on the
 * writing connection takes the write lock at its begin instead.
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
  readonly #gate = new AsyncGate();

  private constructor(writer: DataSource, reader: DataSource) {
    super();
    this.#writer = writer;
    this.#reader = reader;
  }

  static async open(
    path: string,
    entities: readonly EntityClass[],
    migrations: readonly MigrationClass[],
  ): Promise<SqliteDatabase> {
    mkdirSync(dirname(path), { recursive: true });
    const shared = {
      type: 'better-sqlite3' as const,
      database: path,
      entities: [...entities] as EntityClass[],
      synchronize: false,
      timeout: BUSY_TIMEOUT_MS,
    };
    const writer = new DataSource({
      ...shared,
      migrations: [...migrations],
      migrationsTransactionMode: 'each',
      prepareDatabase: (connection: BetterSqlite3.Database) => {
        connection.pragma('journal_mode = WAL');
        connection.pragma('synchronous = FULL');
        connection.pragma('foreign_keys = ON');
        beginImmediate(connection);
      },
    });
    await writer.initialize();
    const reader = new DataSource({
      ...shared,
      readonly: true,
      prepareDatabase: (connection: BetterSqlite3.Database) => void connection.pragma('query_only = ON'),
    });
    await reader.initialize();
    return new SqliteDatabase(writer, reader);
  }

  /** The writing side, for migrations and the drift test only. */
  get dataSource(): DataSource {
    return this.#writer;
  }

  override async transaction<T>(ctx: RequestContext, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
    if (openTransaction(ctx) !== undefined) return work(ctx);
    const { result, effects } = await this.#gate.run(() =>
      this.#writer.transaction(async (manager) => {
        const opened = withTransaction(ctx, manager);
        return { result: await work(opened.ctx), effects: opened.effects };
      }),
    );
    for (const effect of effects) effect();
    return result;
  }

  override manager(ctx: RequestContext): EntityManager {
    return openTransaction(ctx)?.manager ?? this.#reader.manager;
  }

  override afterCommit(ctx: RequestContext, effect: () => void): void {
    queueEffect(ctx, effect);
  }

  override async ping(): Promise<void> {
    await this.#reader.query('SELECT 1');
  }

  override async close(): Promise<void> {
    await this.#gate.run(async () => {
      await this.#reader.destroy();
      await this.#writer.destroy();
    });
  }
}
