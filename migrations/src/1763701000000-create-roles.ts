import {
  addColumn,
  booleanColumn,
  dropColumn,
  idColumn,
  instantColumn,
  jsonColumn,
  table,
  textColumn,
} from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRoles1763701000000 implements MigrationInterface {
  name = 'CreateRoles1763701000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'identity_role',
        {
          id: textColumn(36, { primary: true }),
          name: textColumn(120),
          permissions: jsonColumn(),
          second_factor: booleanColumn(),
          created_at: instantColumn(),
        },
        { uniques: [['name']] },
      ),
    );
    await runner.createTable(
      table(
        'identity_group',
        {
          id: idColumn({ primary: true }),
          name: textColumn(120),
          description: textColumn(500),
          role_id: textColumn(36, { nullable: true }),
          created_at: instantColumn(),
        },
        { uniques: [['name']] },
      ),
    );
    await runner.createTable(
      table(
        'identity_group_member',
        {
          group_id: idColumn({ primary: true }),
          user_id: idColumn({ primary: true }),
          source: textColumn(60),
          created_at: instantColumn(),
        },
        {
          indices: [['user_id']],
          foreignKeys: [
            { columns: ['group_id'], to: 'identity_group', onDelete: 'CASCADE' },
            { columns: ['user_id'], to: 'identity_user', onDelete: 'CASCADE' },
          ],
        },
      ),
    );
    await addColumn(runner, 'identity_user', 'role_id', textColumn(36, { nullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'identity_user', 'role_id');
    await runner.dropTable('identity_group_member');
    await runner.dropTable('identity_group');
    await runner.dropTable('identity_role');
  }
}
