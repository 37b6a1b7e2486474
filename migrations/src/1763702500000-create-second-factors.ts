import { bigIntegerColumn, idColumn, instantColumn, integerColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ofUser = { foreignKeys: [{ columns: ['user_id'], to: 'identity_user', onDelete: 'CASCADE' }] } as const;

export class CreateSecondFactors1763702500000 implements MigrationInterface {
  name = 'CreateSecondFactors1763702500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'identity_second_factor',
        {
          user_id: idColumn({ primary: true }),
          secret: textColumn(300),
          confirmed_at: instantColumn({ nullable: true }),
          last_step: bigIntegerColumn({ nullable: true }),
          created_at: instantColumn(),
        },
        ofUser,
      ),
    );
    await runner.createTable(
      table(
        'identity_recovery_code',
        { user_id: idColumn({ primary: true }), hash: textColumn(64, { primary: true }), created_at: instantColumn() },
        ofUser,
      ),
    );
    await runner.createTable(
      table(
        'identity_sign_in_challenge',
        {
          id: idColumn({ primary: true }),
          user_id: idColumn(),
          secret_hash: textColumn(64),
          provider: textColumn(40, { nullable: true }),
          attempts: integerColumn(),
          created_at: instantColumn(),
          expires_at: instantColumn(),
        },
        { indices: [['user_id']], ...ofUser },
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('identity_sign_in_challenge');
    await runner.dropTable('identity_recovery_code');
    await runner.dropTable('identity_second_factor');
  }
}
