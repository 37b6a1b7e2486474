import { booleanColumn, idColumn, instantColumn, integerColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRetention1764100700000 implements MigrationInterface {
  name = 'CreateRetention1764100700000';

  async up(runner: QueryRunner): Promise<void> {
    await createRules(runner);
    await createRuns(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of [
      'identity_retention_preview',
      'identity_retention_run',
      'identity_legal_hold',
      'identity_retention_exception',
    ]) {
      await runner.dropTable(name);
    }
  }
}

async function createRules(runner: QueryRunner): Promise<void> {
  await runner.createTable(
    table(
      'identity_retention_exception',
      {
        group_id: idColumn({ primary: true }),
        part: textColumn(20, { primary: true }),
        keep_days: integerColumn({ nullable: true }),
        changed_at: instantColumn(),
      },
      { foreignKeys: [{ columns: ['group_id'], to: 'identity_group', onDelete: 'CASCADE' }] },
    ),
  );
  await runner.createTable(
    table(
      'identity_legal_hold',
      {
        user_id: idColumn({ primary: true }),
        reason: textColumn(500),
        created_at: instantColumn(),
        created_by: idColumn({ nullable: true }),
      },
      { foreignKeys: [{ columns: ['user_id'], to: 'identity_user', onDelete: 'NO ACTION' }] },
    ),
  );
}

async function createRuns(runner: QueryRunner): Promise<void> {
  await runner.createTable(
    table('identity_retention_run', {
      part: textColumn(20, { primary: true }),
      work_id: idColumn({ nullable: true }),
      running: booleanColumn(),
      looked_at: instantColumn({ nullable: true }),
      next_at: instantColumn({ nullable: true }),
      steady_since: instantColumn({ nullable: true }),
      not_before: instantColumn({ nullable: true }),
      house_seen: textColumn(10, { nullable: true }),
      removed: integerColumn(),
      people: integerColumn(),
      waiting: textColumn(20, { nullable: true }),
    }),
  );
  await runner.createTable(
    table('identity_retention_preview', {
      id: idColumn({ primary: true }),
      part: textColumn(20),
      group_id: idColumn({ nullable: true }),
      keep_days: integerColumn({ nullable: true }),
      is_reset: booleanColumn(),
      requested_by: idColumn(),
      state: textColumn(10),
      items: integerColumn(),
      newly: integerColumn(),
      people: integerColumn(),
      created_at: instantColumn(),
    }),
  );
}
