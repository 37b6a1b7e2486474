import { booleanColumn, instantColumn, jsonColumn, longTextColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

type Row = Readonly<Record<string, unknown>>;

/** What the installation remembers becomes one text that is signed; what a row knows already is kept. */
export class SignLicenseState1763801000000 implements MigrationInterface {
  name = 'SignLicenseState1763801000000';

  async up(runner: QueryRunner): Promise<void> {
    const rows = (await runner.query('SELECT * FROM license_state')) as readonly Row[];
    await runner.dropTable('license_state');
    await runner.createTable(
      table('license_state', {
        id: textColumn(20, { primary: true }),
        memory: longTextColumn(),
        mac: textColumn(64, { nullable: true }),
        mac_by: textColumn(26, { nullable: true }),
      }),
    );
    for (const row of rows) await insert(runner, { id: row['id'], memory: JSON.stringify(memoryOf(row)) });
  }

  async down(runner: QueryRunner): Promise<void> {
    const rows = (await runner.query('SELECT id, memory FROM license_state')) as readonly Row[];
    await runner.dropTable('license_state');
    await runner.createTable(
      table('license_state', {
        id: textColumn(20, { primary: true }),
        evaluation_started_at: instantColumn(),
        ever_activated: booleanColumn(),
        seq_marks: jsonColumn(),
        seen: jsonColumn(),
        bind_grace: jsonColumn({ nullable: true }),
      }),
    );
    for (const row of rows) await insert(runner, columnsOf(row['id'], JSON.parse(String(row['memory'])) as Memory));
  }
}

interface Memory {
  readonly evaluation: { readonly startedAt: number };
  readonly everActivated: boolean;
  readonly seqMarks: unknown;
  readonly seen: unknown;
  readonly bindGrace: unknown;
}

function memoryOf(row: Row): object {
  const seen = parsed(row['seen']) as { readonly trust?: object; readonly revocation?: object };
  return {
    evaluation: { startedAt: Number(row['evaluation_started_at']), basis: 'firm' },
    everActivated: Boolean(row['ever_activated']),
    seqMarks: parsed(row['seq_marks']),
    bindGrace: parsed(row['bind_grace']),
    clock: { highWater: 0, repairs: 0, pending: null, mistaken: null },
    clockTokens: [],
    emergencies: [],
    marksLost: 0,
    seen: { trust: seen.trust ?? {}, revocation: seen.revocation ?? {} },
  };
}

function columnsOf(id: unknown, memory: Memory): Row {
  return {
    id,
    evaluation_started_at: memory.evaluation.startedAt,
    ever_activated: memory.everActivated,
    seq_marks: JSON.stringify(memory.seqMarks),
    seen: JSON.stringify(memory.seen),
    bind_grace: memory.bindGrace === null ? null : JSON.stringify(memory.bindGrace),
  };
}

function parsed(text: unknown): unknown {
  return typeof text === 'string' ? JSON.parse(text) : null;
}

async function insert(runner: QueryRunner, row: Row): Promise<void> {
  const columns = Object.keys(row);
  await runner.query(
    `INSERT INTO license_state (${columns.join(', ')}) VALUES (${columns.map((name) => literal(row[name])).join(', ')})`,
  );
}

/** The engines name their parameters differently; these values come from our own table. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return `'${String(value).replaceAll("'", "''")}'`;
}
