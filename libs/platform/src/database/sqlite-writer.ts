import type BetterSqlite3 from 'better-sqlite3';
import { QueryFailedError, type DataSource, type EntityManager, type QueryRunner } from 'typeorm';

/** Between two tries for the write lock; the process serves others meanwhile. */
const RETRY_PAUSE_MS = 50;

/**
 * Transactions on the writing connection. TypeORM only counts how deep it thinks it is, and is wrong as soon as the
 * engine ends a transaction by itself, as it does on a full disk: later ones would become savepoints that nobody
 * commits. So each transaction begins and ends here, by what the connection says, with a query runner of its own that
 * is dead when the transaction is. Not for two transactions at once: the gate sees to that.
 */
export class SqliteWriter {
  constructor(private readonly dataSource: DataSource) {}

  get #connection(): BetterSqlite3.Database {
    return (this.dataSource.driver as unknown as { databaseConnection: BetterSqlite3.Database }).databaseConnection;
  }

  /** Runs `work` and commits; `deadline` (epoch milliseconds) ends the wait for a writer of another process. */
  async transaction<T>(deadline: number, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    this.#leaveTransaction();
    await this.#begin(deadline);
    const scope = this.#openScope();
    try {
      const result = await work(scope.runner.manager);
      scope.assertOpen();
      this.#control('COMMIT');
      return result;
    } finally {
      scope.close();
      this.#tryToLeave();
    }
  }

  /** For the start, when nobody is served yet: statements may wait for a lock without giving way to others. */
  async patiently<T>(waitMs: number, task: () => Promise<T>): Promise<T> {
    const usual = this.#connection.pragma('busy_timeout', { simple: true }) as number;
    this.#connection.pragma(`busy_timeout = ${waitMs}`);
    try {
      this.#leaveTransaction();
      return await task();
    } finally {
      this.#connection.pragma(`busy_timeout = ${usual}`);
      this.#tryToLeave();
    }
  }

  /** Brings what the log holds into the database and cuts the log to nothing. @throws while somebody reads from the log */
  emptyLog(): void {
    const [result] = this.#connection.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
    if (result?.busy !== 0) throw new Error('the log of the database cannot be emptied while somebody reads from it');
  }

  /** The lock is taken at the begin: a transaction that becomes a writer late fails at once instead of waiting. */
  async #begin(deadline: number): Promise<void> {
    for (;;) {
      try {
        this.#control('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        const isBusy = String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
        if (!isBusy || Date.now() >= deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS));
      }
    }
  }

  #openScope(): { readonly runner: QueryRunner; assertOpen(): void; close(): void } {
    const runner = this.#freshRunner();
    const runQuery = runner.query.bind(runner) as (...call: unknown[]) => Promise<unknown>;
    let isOpen = true;
    let endedBy: Error | undefined;
    const assertOpen = (): void => {
      if (!isOpen || !this.#connection.inTransaction) throw endedBy ?? new Error('the transaction was ended before its work');
    };
    const query = async (...call: unknown[]): Promise<unknown> => {
      assertOpen();
      try {
        return await runQuery(...call);
      } catch (error) {
        if (isOpen && !this.#connection.inTransaction) endedBy ??= error as Error;
        throw error;
      }
    };
    // What TypeORM itself would have noted at a begin, so that a nested transaction becomes a savepoint.
    Object.assign(runner, { query, isTransactionActive: true, transactionDepth: 1 });
    return { runner, assertOpen, close: () => void (isOpen = false) };
  }

  /** The driver keeps one runner for ever and hands it to everybody. */
  #freshRunner(): QueryRunner {
    const driver = this.dataSource.driver as unknown as { queryRunner?: QueryRunner | undefined };
    driver.queryRunner = undefined;
    const runner = this.dataSource.createQueryRunner();
    driver.queryRunner = undefined;
    return runner;
  }

  /** @throws when the connection cannot even roll back: nothing may be written on it then */
  #leaveTransaction(): void {
    if (this.#connection.inTransaction) this.#control('ROLLBACK');
  }

  /** What the work threw says more than a rollback that fails; the next transaction tries again before it begins. */
  #tryToLeave(): void {
    try {
      this.#leaveTransaction();
    } catch {
      return;
    }
  }

  #control(statement: 'BEGIN IMMEDIATE' | 'COMMIT' | 'ROLLBACK'): void {
    try {
      this.#connection.exec(statement);
    } catch (error) {
      throw new QueryFailedError(statement, [], error as Error);
    }
  }
}
