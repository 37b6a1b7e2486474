import {
  booleanColumn,
  idColumn,
  instantColumn,
  integerColumn,
  jsonColumn,
  longTextColumn,
  table,
  textColumn,
} from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateChat1763700500000 implements MigrationInterface {
  name = 'CreateChat1763700500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'chat_conversation',
        {
          id: idColumn({ primary: true }),
          owner_id: idColumn(),
          title: textColumn(200),
          created_at: instantColumn(),
          updated_at: instantColumn(),
        },
        { indices: [['owner_id', 'updated_at', 'id']] },
      ),
    );
    await runner.createTable(
      table(
        'chat_message',
        {
          id: idColumn({ primary: true }),
          chat_id: idColumn(),
          owner_id: idColumn(),
          position: integerColumn(),
          role: textColumn(10),
          text: longTextColumn(),
          state: textColumn(10),
          citations: jsonColumn(),
          notices: jsonColumn(),
          model: textColumn(200, { nullable: true }),
          problem: jsonColumn({ nullable: true }),
          created_at: instantColumn(),
          finished_at: instantColumn({ nullable: true }),
          question_id: idColumn({ nullable: true }),
          collection_ids: jsonColumn({ nullable: true }),
          model_id: idColumn({ nullable: true }),
          run: integerColumn(),
          stop_requested: booleanColumn(),
        },
        {
          uniques: [['chat_id', 'position']],
          foreignKeys: [{ columns: ['chat_id'], to: 'chat_conversation', onDelete: 'CASCADE' }],
        },
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('chat_message');
    await runner.dropTable('chat_conversation');
  }
}
