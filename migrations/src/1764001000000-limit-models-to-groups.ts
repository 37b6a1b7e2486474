import { addColumn, dropColumn, idColumn, instantColumn, table } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LimitModelsToGroups1764001000000 implements MigrationInterface {
  name = 'LimitModelsToGroups1764001000000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'llm_connection', 'limited_since', instantColumn({ nullable: true }));
    const toConnection = { columns: ['connection_id'], to: 'llm_connection', onDelete: 'CASCADE' } as const;
    await runner.createTable(
      table(
        'llm_connection_group',
        { connection_id: idColumn({ primary: true }), group_id: idColumn({ primary: true }) },
        { indices: [['group_id']], foreignKeys: [toConnection] },
      ),
    );
    await runner.createTable(
      table(
        'llm_group_default',
        { group_id: idColumn({ primary: true }), connection_id: idColumn(), since: instantColumn() },
        { indices: [['connection_id']], foreignKeys: [toConnection] },
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('llm_group_default');
    await runner.dropTable('llm_connection_group');
    await dropColumn(runner, 'llm_connection', 'limited_since');
  }
}
