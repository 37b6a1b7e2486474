import {
  addColumn,
  bigIntegerColumn,
  dropColumn,
  idColumn,
  instantColumn,
  integerColumn,
  table,
  textColumn,
} from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePersonalData1763811000000 implements MigrationInterface {
  name = 'CreatePersonalData1763811000000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'identity_user', 'erasing_since', instantColumn({ nullable: true }));
    await createErasures(runner);
    await createExports(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['identity_export_part', 'identity_export', 'identity_erasure_part', 'identity_erasure']) {
      await runner.dropTable(name);
    }
    await dropColumn(runner, 'identity_user', 'erasing_since');
  }
}

async function createErasures(runner: QueryRunner): Promise<void> {
  await runner.createTable(
    table('identity_erasure', {
      user_id: idColumn({ primary: true }),
      requested_by: idColumn({ nullable: true }),
      requested_at: instantColumn(),
      finished_at: instantColumn({ nullable: true }),
    }),
  );
  await runner.createTable(
    table(
      'identity_erasure_part',
      {
        user_id: idColumn({ primary: true }),
        part: textColumn(20, { primary: true }),
        state: textColumn(10),
        done: integerColumn(),
        total: integerColumn({ nullable: true }),
      },
      { foreignKeys: [{ columns: ['user_id'], to: 'identity_erasure', toColumns: ['user_id'], onDelete: 'CASCADE' }] },
    ),
  );
}

async function createExports(runner: QueryRunner): Promise<void> {
  await runner.createTable(
    table(
      'identity_export',
      {
        id: idColumn({ primary: true }),
        user_id: idColumn(),
        requested_by: idColumn(),
        state: textColumn(10),
        blob_key: textColumn(200, { nullable: true }),
        size_bytes: bigIntegerColumn({ nullable: true }),
        created_at: instantColumn(),
        expires_at: instantColumn(),
      },
      { indices: [['requested_by'], ['user_id']] },
    ),
  );
  await runner.createTable(
    table(
      'identity_export_part',
      {
        export_id: idColumn({ primary: true }),
        part: textColumn(20, { primary: true }),
        state: textColumn(10),
        done: integerColumn(),
        list_key: textColumn(200, { nullable: true }),
      },
      { foreignKeys: [{ columns: ['export_id'], to: 'identity_export', onDelete: 'CASCADE' }] },
    ),
  );
}
