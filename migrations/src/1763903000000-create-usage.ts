import { bigIntegerColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateUsage1763903000000 implements MigrationInterface {
  name = 'CreateUsage1763903000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'usage_day',
        {
          day: textColumn(10, { primary: true }),
          user_id: textColumn(36, { primary: true }),
          model: textColumn(200, { primary: true }),
          questions: bigIntegerColumn(),
          requests: bigIntegerColumn(),
          input_tokens: bigIntegerColumn(),
          output_tokens: bigIntegerColumn(),
          documents: bigIntegerColumn(),
          uploaded_bytes: bigIntegerColumn(),
          stored_documents: bigIntegerColumn(),
          stored_bytes: bigIntegerColumn(),
        },
        { indices: [['user_id']] },
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('usage_day');
  }
}
