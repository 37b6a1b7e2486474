import {
  bigIntegerColumn,
  booleanColumn,
  idColumn,
  instantColumn,
  integerColumn,
  longTextColumn,
  table,
  textColumn,
} from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateWork1763700000000 implements MigrationInterface {
  name = 'CreateWork1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'work_item',
        {
          id: idColumn({ primary: true }),
          type: textColumn(60),
          subject_id: idColumn({ nullable: true }),
          payload: longTextColumn(),
          status: textColumn(12),
          priority: integerColumn(),
          ready_at: instantColumn(),
          attempt: integerColumn(),
          crashes: integerColumn(),
          lease_owner: textColumn(120, { nullable: true }),
          boot_id: idColumn({ nullable: true }),
          lease_until: bigIntegerColumn({ nullable: true }),
          fence: integerColumn(),
          dedupe_key: textColumn(200, { nullable: true }),
          cancel_requested: booleanColumn(),
          user_id: idColumn({ nullable: true }),
          locale: textColumn(5),
          error_code: textColumn(80, { nullable: true }),
          created_at: instantColumn(),
          finished_at: instantColumn({ nullable: true }),
        },
        {
          uniques: [['dedupe_key']],
          indices: [
            ['status', 'type', 'priority', 'ready_at'],
            ['status', 'lease_until'],
            ['type', 'subject_id'],
          ],
        },
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('work_item');
  }
}
