import { bigIntegerColumn, idColumn, instantColumn, jsonColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddLicenseLimits1763910000000 implements MigrationInterface {
  name = 'AddLicenseLimits1763910000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(table('license_lock', { id: textColumn(60, { primary: true }) }));
    await runner.createTable(
      table('license_usage', {
        module: textColumn(20, { primary: true }),
        quota: textColumn(40, { primary: true }),
        day: textColumn(10, { primary: true }),
        used: bigIntegerColumn(),
      }),
    );
    await runner.createTable(table('license_day', { day: textColumn(10, { primary: true }), mark: textColumn(8) }));
    await runner.createTable(
      table('license_node', {
        process_id: idColumn({ primary: true }),
        host: textColumn(64),
        since: instantColumn(),
        lease_until: instantColumn(),
      }),
    );
    await runner.createTable(
      table('license_host', {
        host: textColumn(64, { primary: true }),
        components: jsonColumn(),
        first_seen: instantColumn(),
        last_seen: instantColumn(),
      }),
    );
    await runner.createTable(
      table('license_notice', {
        id: textColumn(120, { primary: true }),
        at: instantColumn(),
        detail: jsonColumn({ nullable: true }),
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['license_notice', 'license_host', 'license_node', 'license_day', 'license_usage', 'license_lock']) {
      await runner.dropTable(name);
    }
  }
}
