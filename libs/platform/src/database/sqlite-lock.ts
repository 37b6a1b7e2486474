import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

/** A process that was just ended may still be on its way out; nobody is served yet, so the wait may block. */
const WAIT_MS = 3000;

/** Another process works on this database; two would claim each other's work and write the same files. */
export class DatabaseInUseError extends Error {
  constructor(readonly path: string) {
    super(
      `another process of CGS Assist is using ${path}; end it first, or set DATA_DIR (and PORT) to start a second installation`,
    );
    this.name = 'DatabaseInUseError';
  }
}

export interface DatabaseLock {
  release(): void;
}

/**
 * Keeps the embedded database at `path` for this process alone until it ends, however it ends: the lock belongs to the
 * kernel, so nothing is left over from a crash. It is an exclusive transaction on an empty database beside the real one
 * that nothing is ever written to; locking the real one would shut out backups.
 * Never open or copy the lock file in this process: with POSIX locks, closing any handle of it gives the lock away.
 * @throws DatabaseInUseError
 */
export function lockSqliteDatabase(path: string, waitMs = WAIT_MS): DatabaseLock {
  mkdirSync(dirname(path), { recursive: true });
  const lock = new BetterSqlite3(`${path}.lock`, { timeout: waitMs });
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) throw error;
    throw new DatabaseInUseError(path);
  }
  return { release: () => void lock.close() };
}
