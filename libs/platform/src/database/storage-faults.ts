/** Whoever asks can do nothing about these: the disk has no room, or the database is not there just now. */
export type StorageFault = 'STORAGE_FULL' | 'SERVICE_UNAVAILABLE';

/** Node, SQLite and PostgreSQL: no room, no quota, a medium that refuses to be written. */
const FULL = /^(ENOSPC|EDQUOT|EROFS|EIO|SQLITE_FULL|SQLITE_IOERR\w*|SQLITE_READONLY_\w+|53100|58030)$/;

/**
 * A lock that another process keeps; PostgreSQL: connection lost (08), shutting down or starting (57P0x), too many
 * connections or no memory (53), a standby that takes no writes, a transaction that was idle for too long, a race lost
 * too often.
 */
const AWAY = /^(SQLITE_BUSY\w*|SQLITE_LOCKED\w*|08\w{3}|57P0[1-5]|53\w{3}|25006|25P03|40001|40P01)$/;

/** Of the network, when a system call of ours failed; a request that its client broke off has no system call. */
const NETWORK = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** What the drivers only say in words. */
const AWAY_TEXT =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|Query runner already released|Database connection provided by a query runner was already released|Driver not Connected)/i;

interface Fields {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly driverError?: unknown;
  readonly errors?: unknown;
}

/** Tells a fault of disk or database from one of the program; undefined for everything else. */
export function storageFault(error: unknown): StorageFault | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, syscall, message, driverError, errors } = error as Fields;
  if (driverError !== undefined && driverError !== error) return storageFault(driverError);
  // A name with several addresses fails with an error for each of them.
  if (error instanceof AggregateError && Array.isArray(errors)) return errors.map(storageFault).find((fault) => fault);
  if (typeof code === 'string') {
    if (FULL.test(code)) return 'STORAGE_FULL';
    if (AWAY.test(code) || (NETWORK.test(code) && syscall !== undefined)) return 'SERVICE_UNAVAILABLE';
  }
  return typeof message === 'string' && AWAY_TEXT.test(message) ? 'SERVICE_UNAVAILABLE' : undefined;
}
