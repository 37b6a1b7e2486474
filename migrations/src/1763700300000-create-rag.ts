import {
  bigIntegerColumn,
  booleanColumn,
  idColumn,
  instantColumn,
  integerColumn,
  jsonColumn,
  longTextColumn,
  table,
  textColumn,
} from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner, Table } from 'typeorm';

export class CreateRag1763700300000 implements MigrationInterface {
  name = 'CreateRag1763700300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const create of [collectionTable, documentTable, blockTable, chunkTable]) await runner.createTable(create());
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['rag_chunk', 'rag_block', 'rag_document', 'rag_collection']) await runner.dropTable(name);
  }
}

function collectionTable(): Table {
  return table(
    'rag_collection',
    {
      id: idColumn({ primary: true }),
      owner_id: idColumn(),
      name: textColumn(120),
      name_key: textColumn(400),
      is_default: booleanColumn(),
      default_of: idColumn({ nullable: true }),
      created_at: instantColumn(),
    },
    { uniques: [['owner_id', 'name_key'], ['default_of']] },
  );
}

function documentTable(): Table {
  return table(
    'rag_document',
    {
      id: idColumn({ primary: true }),
      collection_id: idColumn(),
      owner_id: idColumn(),
      name: textColumn(255),
      media_type: textColumn(150),
      size_bytes: bigIntegerColumn(),
      sha256: textColumn(64),
      blob_key: textColumn(200),
      version: integerColumn(),
      state: textColumn(12),
      progress_done: integerColumn(),
      progress_total: integerColumn({ nullable: true }),
      failure: textColumn(30, { nullable: true }),
      failure_detail: textColumn(300, { nullable: true }),
      page_count: integerColumn({ nullable: true }),
      block_count: integerColumn(),
      chunk_count: integerColumn(),
      lang: textColumn(10, { nullable: true }),
      stated_title: textColumn(300, { nullable: true }),
      created_at: instantColumn(),
      ready_at: instantColumn({ nullable: true }),
    },
    {
      uniques: [['collection_id', 'sha256']],
      indices: [['collection_id', 'state'], ['owner_id']],
      foreignKeys: [{ columns: ['collection_id'], to: 'rag_collection', onDelete: 'CASCADE' }],
    },
  );
}

/** No foreign key: the rows of a large document are removed in small steps, after the document itself. */
function blockTable(): Table {
  return table(
    'rag_block',
    {
      id: idColumn({ primary: true }),
      document_id: idColumn(),
      version: integerColumn(),
      ordinal: integerColumn(),
      kind: textColumn(12),
      level: integerColumn({ nullable: true }),
      page: integerColumn({ nullable: true }),
      char_start: integerColumn(),
      char_end: integerColumn(),
      text: longTextColumn(),
      lines: jsonColumn(),
    },
    { uniques: [['document_id', 'version', 'ordinal']] },
  );
}

/** No foreign key: the rows of a large document are removed in small steps, after the document itself. */
function chunkTable(): Table {
  return table(
    'rag_chunk',
    {
      id: idColumn({ primary: true }),
      document_id: idColumn(),
      version: integerColumn(),
      ordinal: integerColumn(),
      kind: textColumn(12),
      lang: textColumn(10),
      page: integerColumn({ nullable: true }),
      char_start: integerColumn(),
      char_end: integerColumn(),
      heading_path: jsonColumn(),
      text: longTextColumn(),
      lines: jsonColumn(),
    },
    { uniques: [['document_id', 'version', 'ordinal']] },
  );
}
