import { instantColumn, longTextColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddLicenseInstallation1763712300000 implements MigrationInterface {
  name = 'AddLicenseInstallation1763712300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table('license_installation', {
        id: textColumn(26, { primary: true }),
        public_key: textColumn(43),
        sealed: longTextColumn(),
        made_at: instantColumn(),
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('license_installation');
  }
}
