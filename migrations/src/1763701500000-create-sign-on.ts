import {
  addColumn,
  booleanColumn,
  dropColumn,
  idColumn,
  instantColumn,
  table,
  textColumn,
} from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSignOn1763701500000 implements MigrationInterface {
  name = 'CreateSignOn1763701500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'identity_external',
        {
          provider: textColumn(40, { primary: true }),
          subject: textColumn(255, { primary: true }),
          user_id: idColumn(),
          suspended: booleanColumn(),
          confirmed_at: instantColumn(),
          created_at: instantColumn(),
        },
        {
          uniques: [['user_id', 'provider']],
          foreignKeys: [{ columns: ['user_id'], to: 'identity_user', onDelete: 'CASCADE' }],
        },
      ),
    );
    await runner.createTable(
      table(
        'identity_used_sign_on',
        { id: textColumn(64, { primary: true }), expires_at: instantColumn() },
        { indices: [['expires_at']] },
      ),
    );
    await addColumn(runner, 'identity_session', 'provider', textColumn(40, { nullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'identity_session', 'provider');
    await runner.dropTable('identity_used_sign_on');
    await runner.dropTable('identity_external');
  }
}
