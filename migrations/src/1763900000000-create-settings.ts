import {
  idColumn,
  instantColumn,
  integerColumn,
  jsonColumn,
  longTextColumn,
  table,
  textColumn,
} from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSettings1763900000000 implements MigrationInterface {
  name = 'CreateSettings1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table('setting', {
        key: textColumn(80, { primary: true }),
        value: jsonColumn({ nullable: true }),
        version: integerColumn(),
        changed_at: instantColumn(),
        changed_by: idColumn({ nullable: true }),
      }),
    );
    await runner.createTable(
      table('brand_asset', {
        sha256: textColumn(64, { primary: true }),
        media_type: textColumn(40),
        bytes: longTextColumn(),
        created_at: instantColumn(),
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('brand_asset');
    await runner.dropTable('setting');
  }
}
