import {
  booleanColumn,
  idColumn,
  instantColumn,
  integerColumn,
  jsonColumn,
  table,
  textColumn,
} from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateBanners1763901000000 implements MigrationInterface {
  name = 'CreateBanners1763901000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table('banner', {
        id: idColumn({ primary: true }),
        version: integerColumn(),
        severity: textColumn(10),
        text: jsonColumn(),
        audience: textColumn(10),
        dismissible: booleanColumn(),
        starts_at: instantColumn({ nullable: true }),
        ends_at: instantColumn({ nullable: true }),
        created_at: instantColumn(),
        changed_at: instantColumn(),
      }),
    );
    await runner.createTable(
      table(
        'banner_dismissal',
        {
          banner_id: idColumn({ primary: true }),
          user_id: idColumn({ primary: true }),
          version: integerColumn(),
          dismissed_at: instantColumn(),
        },
        { indices: [['user_id']], foreignKeys: [{ columns: ['banner_id'], to: 'banner', onDelete: 'CASCADE' }] },
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('banner_dismissal');
    await runner.dropTable('banner');
  }
}
