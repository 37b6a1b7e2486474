import { existsSync } from 'node:fs';
import { AccountRescue, identityAccessFeature } from '@assist/identity';
import { SystemClock } from '@assist/kernel';
import { isClockInDoubt, licenceEntities } from '@assist/licence/nest';
import { migrations } from '@assist/migrations';
import { auditEntities, AuditLog, AuditRepository, ClockTrust } from '@assist/platform/audit';
import type { DatabaseTarget } from '@assist/platform/config';
import { lockSqliteDatabase, openDatabase, schemaState } from '@assist/platform/database';
import { createLog } from '@assist/platform/observability';
import { createRealtime } from '@assist/platform/realtime';

/** There are no accounts where the configuration points. */
export class NoAccountsError extends Error {}

/**
 * Runs `work` on the accounts of this installation. A running product holds the embedded database for itself; on a
 * server it may run meanwhile, and its processes look at their sockets again every few seconds.
 * @throws DatabaseInUseError, NoAccountsError
 */
export async function withAccounts<T>(target: DatabaseTarget, work: (rescue: AccountRescue) => Promise<T>): Promise<T> {
  if (target.engine === 'sqlite' && !existsSync(target.path)) throw new NoAccountsError(`there is no database at ${target.path}`);
  const lock = target.engine === 'sqlite' ? lockSqliteDatabase(target.path) : undefined;
  try {
    const database = await openDatabase(
      target,
      [...auditEntities, ...licenceEntities, ...identityAccessFeature.entities],
      migrations,
    );
    try {
      const { pending, unknown } = await schemaState(database);
      if (pending.length + unknown.length > 0) {
        throw new NoAccountsError('the database is of another version; run `assist migrate` first');
      }
      const clock = new SystemClock();
      const log = createLog({ service: 'assist', version: '-', level: 'error' });
      const trust = new ClockTrust();
      // An entry that is written in good faith proves its time to the licence, which never goes back.
      trust.setPending(await isClockInDoubt(database, clock.now()));
      const audit = new AuditLog(database, new AuditRepository(database), clock, trust, log);
      return await work(new AccountRescue({ database, audit, clock, pubSub: createRealtime(undefined).pubSub }));
    } finally {
      await database.close();
    }
  } finally {
    lock?.release();
  }
}
