import { addColumn, dropColumn, idColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NameResetLinkMakers1764000200000 implements MigrationInterface {
  name = 'NameResetLinkMakers1764000200000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'identity_password_reset', 'made_by', idColumn({ nullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'identity_password_reset', 'made_by');
  }
}
