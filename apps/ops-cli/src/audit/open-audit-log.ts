import { auditEntities, AuditReader, AuditRepository } from '@assist/platform/audit';
import { coreConfig, databaseTarget, loadConfigOrExit, type DatabaseTarget } from '@assist/platform/config';
import { openReadOnly } from '@assist/platform/database';
import { systemContext } from '@assist/kernel';

/** There is nothing to read where the configuration points. */
export class NoAuditLogError extends Error {}

/** Runs `work` with the audit log of this installation. @throws NoAuditLogError */
export async function withAuditLog<T>(work: (reader: AuditReader) => Promise<T>): Promise<T> {
  const target = databaseTarget(loadConfigOrExit([coreConfig]).get(coreConfig));
  const database = await openReadOnly(target, auditEntities).catch((error: unknown) => {
    throw new NoAuditLogError(`${placeOf(target)} cannot be opened: ${reasonOf(error)}`, { cause: error });
  });
  try {
    const reader = new AuditReader(new AuditRepository(database));
    await reader.head(systemContext('assist')).catch((error: unknown) => {
      throw new NoAuditLogError(`${placeOf(target)} has no audit log (${reasonOf(error)}); run \`assist migrate\` first`);
    });
    return await work(reader);
  } finally {
    await database.close();
  }
}

/** Never with a password. */
function placeOf(target: DatabaseTarget): string {
  return target.engine === 'sqlite' ? target.path : 'the database server';
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
