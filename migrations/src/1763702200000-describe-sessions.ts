import { addColumn, dropColumn, instantColumn, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DescribeSessions1763702200000 implements MigrationInterface {
  name = 'DescribeSessions1763702200000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'identity_session', 'user_agent', textColumn(300, { nullable: true }));
    await addColumn(runner, 'identity_session', 'address', textColumn(64, { nullable: true }));
    await addColumn(runner, 'identity_session', 'last_seen_at', instantColumn({ nullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'identity_session', 'last_seen_at');
    await dropColumn(runner, 'identity_session', 'address');
    await dropColumn(runner, 'identity_session', 'user_agent');
  }
}
