import { idColumn, instantColumn, longTextColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLlm1763700400000 implements MigrationInterface {
  name = 'CreateLlm1763700400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'llm_connection',
        {
          id: idColumn({ primary: true }),
          name: textColumn(120),
          provider: textColumn(20),
          base_url: textColumn(500, { nullable: true }),
          model: textColumn(200),
          sealed_key: longTextColumn({ nullable: true }),
          api_version: textColumn(40, { nullable: true }),
          default_since: instantColumn({ nullable: true }),
          seeded_from: textColumn(60, { nullable: true }),
          removed_at: instantColumn({ nullable: true }),
          created_at: instantColumn(),
          created_by: idColumn({ nullable: true }),
        },
        { uniques: [['seeded_from']] },
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('llm_connection');
  }
}
