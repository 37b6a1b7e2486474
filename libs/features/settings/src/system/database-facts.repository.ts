import type { SystemView } from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { Database, runSql, schemaState } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';

const SIZE = {
  sqlite: 'SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()',
  postgres: 'SELECT pg_database_size(current_database()) AS bytes',
} as const;

/** What the database says about itself. */
@Injectable()
export class DatabaseFacts {
  constructor(private readonly database: Database) {}

  async read(ctx: RequestContext): Promise<SystemView['database']> {
    const { engine } = this.database;
    const ask = (sql: string): Promise<{ bytes: number | string }[]> => runSql(this.database.manager(ctx), engine, sql, []);
    const [size, migrations, { pending }] = await Promise.all([
      ask(SIZE[engine]).catch(() => []),
      ask('SELECT COUNT(*) AS bytes FROM migrations'),
      schemaState(this.database),
    ]);
    const sizeBytes = size[0] === undefined ? null : Number(size[0].bytes);
    return { engine, sizeBytes, migrations: Number(migrations[0]?.bytes ?? 0), pendingMigrations: pending.length };
  }
}
