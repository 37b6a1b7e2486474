import { booleanColumn, instantColumn, jsonColumn, longTextColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLicense1763700200000 implements MigrationInterface {
  name = 'CreateLicense1763700200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table('license_document', { id: textColumn(20, { primary: true }), bytes: longTextColumn(), imported_at: instantColumn() }),
    );
    await runner.createTable(
      table('license_state', {
        id: textColumn(20, { primary: true }),
        evaluation_started_at: instantColumn(),
        ever_activated: booleanColumn(),
        seq_marks: jsonColumn(),
        seen: jsonColumn(),
        bind_grace: jsonColumn({ nullable: true }),
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('license_state');
    await runner.dropTable('license_document');
  }
}
