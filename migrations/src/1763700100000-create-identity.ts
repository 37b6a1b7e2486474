import { booleanColumn, idColumn, instantColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdentity1763700100000 implements MigrationInterface {
  name = 'CreateIdentity1763700100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'identity_user',
        {
          id: idColumn({ primary: true }),
          email: textColumn(254),
          name: textColumn(120),
          role: textColumn(10),
          password_hash: textColumn(300),
          locale: textColumn(5, { nullable: true }),
          disabled: booleanColumn(),
          created_at: instantColumn(),
          last_login_at: instantColumn({ nullable: true }),
        },
        { uniques: [['email']] },
      ),
    );
    await runner.createTable(
      table(
        'identity_session',
        {
          id: idColumn({ primary: true }),
          user_id: idColumn(),
          token_hash: textColumn(64),
          previous_hash: textColumn(64, { nullable: true }),
          rotated_at: instantColumn(),
          created_at: instantColumn(),
          expires_at: instantColumn(),
        },
        { indices: [['user_id']], foreignKeys: [{ columns: ['user_id'], to: 'identity_user', onDelete: 'CASCADE' }] },
      ),
    );
    await runner.createTable(
      table('identity_installation', { id: textColumn(20, { primary: true }), created_at: instantColumn() }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('identity_installation');
    await runner.dropTable('identity_session');
    await runner.dropTable('identity_user');
  }
}
