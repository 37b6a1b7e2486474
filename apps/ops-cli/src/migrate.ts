import { existsSync } from 'node:fs';
import { migrations } from '@assist/migrations';
import { coreConfig, databaseTarget, keepFilesPrivate, loadConfigOrExit, type DatabaseTarget } from '@assist/platform/config';
import {
  DatabaseInUseError,
  DatabaseNewerError,
  lockSqliteDatabase,
  migrate,
  openDatabase,
  schemaState,
  type DatabaseLock,
} from '@assist/platform/database';
import type { Command } from './command.js';
import { EXIT } from './exit-codes.js';

/** `assist migrate [--check]`: brings the schema to this version; `--check` only says whether it is. */
export const migrateCommand: Command = {
  summary: 'bring the database schema to this version (--check: only look)',
  async run(args) {
    const config = loadConfigOrExit([coreConfig]).get(coreConfig);
    const target = databaseTarget(config);
    const isCheck = args.includes('--check');
    // Opening would make an empty database, which looks like one that was lost.
    if (isCheck && target.engine === 'sqlite' && !existsSync(target.path)) return tell(migrations.length, 0);
    keepFilesPrivate(config.dataDir);
    let lock: DatabaseLock | undefined;
    try {
      // A running appliance does not expect its tables to change; looking is harmless.
      if (target.engine === 'sqlite' && !isCheck) lock = lockSqliteDatabase(target.path);
      return await migrateOrCheck(target, isCheck);
    } catch (error) {
      if (!(error instanceof DatabaseNewerError || error instanceof DatabaseInUseError)) throw error;
      process.stderr.write(`${error.message}\n`);
      return EXIT.precondition;
    } finally {
      lock?.release();
    }
  },
};

async function migrateOrCheck(target: DatabaseTarget, isCheck: boolean): Promise<number> {
  const database = await openDatabase(target, [], migrations);
  try {
    if (isCheck) {
      const { pending, unknown } = await schemaState(database);
      return tell(pending.length, unknown.length);
    }
    const done = await migrate(database);
    process.stdout.write(
      done.length === 0 ? 'the schema is up to date\n' : `ran ${done.length} migration(s): ${done.join(', ')}\n`,
    );
    return EXIT.ok;
  } finally {
    await database.close();
  }
}

function tell(pending: number, unknown: number): number {
  process.stdout.write(`pending: ${pending}, unknown: ${unknown}\n`);
  return pending + unknown === 0 ? EXIT.ok : EXIT.checkFailed;
}
