import { idColumn, instantColumn, jsonColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateInvitations1763910000000 implements MigrationInterface {
  name = 'CreateInvitations1763910000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'identity_invitation',
        {
          id: idColumn({ primary: true }),
          email: textColumn(254),
          name: textColumn(120),
          role: textColumn(36),
          groups: jsonColumn(),
          secret_hash: textColumn(64),
          invited_by: idColumn({ nullable: true }),
          created_at: instantColumn(),
          expires_at: instantColumn(),
        },
        {
          uniques: [['email']],
          indices: [['invited_by']],
          foreignKeys: [{ columns: ['invited_by'], to: 'identity_user', onDelete: 'SET NULL' }],
        },
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('identity_invitation');
  }
}
