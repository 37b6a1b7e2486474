import { SystemClock, type Clock } from '@assist/kernel';
import type { Database } from '../database/index.js';

/**
 * The present as SQL with one parameter. Workers of several hosts must agree on it, or one whose clock is ahead takes
 * living leases for dead: on PostgreSQL it is the server's, on SQLite, where all is one host, the process's.
 */
export class WorkTime {
  readonly sql: string;
  readonly #clock: Clock | undefined;

  /** A clock that is not the system's, as a test sets it by hand, counts on every engine. */
  constructor(database: Database, clock: Clock) {
    const isShared = database.engine === 'postgres';
    this.sql = isShared ? 'COALESCE(CAST(? AS bigint), CAST(EXTRACT(EPOCH FROM statement_timestamp()) * 1000 AS bigint))' : '?';
    this.#clock = isShared && clock instanceof SystemClock ? undefined : clock;
  }

  /** For the parameter in `sql`. */
  get parameter(): number | null {
    return this.#clock?.now() ?? null;
  }
}
