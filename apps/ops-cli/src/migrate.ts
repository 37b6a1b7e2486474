import { migrations } from '@assist/migrations';
import { coreConfig, databaseTarget, loadConfigOrExit } from '@assist/platform/config';
import { DatabaseNewerError, migrate, openDatabase, schemaState } from '@assist/platform/database';
import type { Command } from './command.js';
import { EXIT } from './exit-codes.js';

/** `assist migrate [--check]`: brings the schema to this version; `--check` only says whether it is. */
export const migrateCommand: Command = {
  summary: 'bring the database schema to this version (--check: only look)',
  async run(args) {
    const config = loadConfigOrExit([coreConfig]).get(coreConfig);
    const database = await openDatabase(databaseTarget(config), [], migrations);
    try {
      if (args.includes('--check')) {
        const { pending, unknown } = await schemaState(database);
        process.stdout.write(`pending: ${pending.length}, unknown: ${unknown.length}\n`);
        return pending.length + unknown.length === 0 ? EXIT.ok : EXIT.checkFailed;
      }
      const done = await migrate(database);
      process.stdout.write(
        done.length === 0 ? 'the schema is up to date\n' : `ran ${done.length} migration(s): ${done.join(', ')}\n`,
      );
      return EXIT.ok;
    } catch (error) {
      if (!(error instanceof DatabaseNewerError)) throw error;
      process.stderr.write(`${error.message}\n`);
      return EXIT.precondition;
    } finally {
      await database.close();
    }
  },
};
