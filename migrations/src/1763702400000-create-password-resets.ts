import { idColumn, instantColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePasswordResets1763702400000 implements MigrationInterface {
  name = 'CreatePasswordResets1763702400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'identity_password_reset',
        {
          id: idColumn({ primary: true }),
          user_id: idColumn(),
          secret_hash: textColumn(64),
          created_at: instantColumn(),
          expires_at: instantColumn(),
        },
        {
          indices: [['user_id']],
          foreignKeys: [{ columns: ['user_id'], to: 'identity_user', onDelete: 'CASCADE' }],
        },
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('identity_password_reset');
  }
}
