import { addColumn, dropColumn, instantColumn, jsonColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WatchSystem1763902000000 implements MigrationInterface {
  name = 'WatchSystem1763902000000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'work_item', 'retried_at', instantColumn({ nullable: true }));
    await runner.createTable(
      table('service_heartbeat', {
        id: textColumn(200, { primary: true }),
        service: textColumn(60),
        version: textColumn(40),
        host: textColumn(120),
        started_at: instantColumn(),
        seen_at: instantColumn(),
        stopped_at: instantColumn({ nullable: true }),
        report: jsonColumn(),
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('service_heartbeat');
    await dropColumn(runner, 'work_item', 'retried_at');
  }
}
