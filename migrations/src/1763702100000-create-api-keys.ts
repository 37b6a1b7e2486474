import { addColumn, dropColumn, idColumn, instantColumn, jsonColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateApiKeys1763702100000 implements MigrationInterface {
  name = 'CreateApiKeys1763702100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'identity_api_key',
        {
          id: idColumn({ primary: true }),
          user_id: idColumn(),
          mark: textColumn(12),
          secret_hash: textColumn(64),
          name: textColumn(120),
          scopes: jsonColumn(),
          created_at: instantColumn(),
          expires_at: instantColumn({ nullable: true }),
          last_used_at: instantColumn({ nullable: true }),
          last_used_address: textColumn(64, { nullable: true }),
        },
        {
          indices: [['user_id']],
          uniques: [['mark']],
          foreignKeys: [{ columns: ['user_id'], to: 'identity_user', onDelete: 'CASCADE' }],
        },
      ),
    );
    await addColumn(runner, 'work_item', 'api_key', textColumn(60, { nullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'work_item', 'api_key');
    await runner.dropTable('identity_api_key');
  }
}
