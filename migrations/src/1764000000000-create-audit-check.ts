import { bigIntegerColumn, idColumn, instantColumn, jsonColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAuditCheck1764000000000 implements MigrationInterface {
  name = 'CreateAuditCheck1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'audit_check',
        {
          id: idColumn({ primary: true }),
          state: textColumn(10),
          open_mark: textColumn(4, { nullable: true }),
          started_by: idColumn({ nullable: true }),
          started_at: instantColumn(),
          finished_at: instantColumn({ nullable: true }),
          checked: bigIntegerColumn(),
          total: bigIntegerColumn(),
          verdict: jsonColumn({ nullable: true }),
        },
        { uniques: [['open_mark']] },
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('audit_check');
  }
}
