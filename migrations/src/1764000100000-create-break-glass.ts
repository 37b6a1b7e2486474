import { idColumn, instantColumn, integerColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateBreakGlass1764000100000 implements MigrationInterface {
  name = 'CreateBreakGlass1764000100000';

  async up(runner: QueryRunner): Promise<void> {
    await this.#createRequests(runner);
    await runner.createTable(
      table(
        'audit_break_glass_opening',
        {
          grant_id: idColumn({ primary: true }),
          chat_id: idColumn({ primary: true }),
          first_at: instantColumn(),
          last_at: instantColumn(),
        },
        { foreignKeys: [{ columns: ['grant_id'], to: 'audit_break_glass', onDelete: 'CASCADE' }] },
      ),
    );
  }

  async #createRequests(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'audit_break_glass',
        {
          id: idColumn({ primary: true }),
          requester_id: idColumn(),
          person_id: idColumn(),
          reason: textColumn(500),
          hours: integerColumn(),
          state: textColumn(10),
          open_mark: textColumn(4, { nullable: true }),
          requested_at: instantColumn(),
          decide_by: instantColumn(),
          decider_id: idColumn({ nullable: true }),
          decided_at: instantColumn({ nullable: true }),
          read_until: instantColumn({ nullable: true }),
          ended_at: instantColumn({ nullable: true }),
          listed_at: instantColumn({ nullable: true }),
          read_at: instantColumn({ nullable: true }),
          acknowledged_at: instantColumn({ nullable: true }),
          seen_until: instantColumn({ nullable: true }),
        },
        { indices: [['person_id'], ['state']], uniques: [['requester_id', 'person_id', 'open_mark']] },
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('audit_break_glass_opening');
    await runner.dropTable('audit_break_glass');
  }
}
