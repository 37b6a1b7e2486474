import { bigIntegerColumn, booleanColumn, instantColumn, jsonColumn, table, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The database itself refuses to change or remove entries. `audit_head.kept_from` is the oldest entry that must stay:
 * retention raises it, and what lies before may be deleted. A migration that makes TypeORM copy `audit_entry` on SQLite
 * must create the triggers again.
 */
const SQLITE = [
  `CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
   BEGIN SELECT RAISE(ABORT, 'audit entries cannot be changed'); END`,
  `CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
   WHEN NOT EXISTS (SELECT 1 FROM audit_head WHERE OLD.seq < kept_from)
   BEGIN SELECT RAISE(ABORT, 'audit entries cannot be deleted'); END`,
  // INSERT OR REPLACE would delete without asking the trigger above.
  `CREATE TRIGGER audit_entry_only_append BEFORE INSERT ON audit_entry
   WHEN NOT EXISTS (SELECT 1 FROM audit_head WHERE NEW.seq > seq)
   BEGIN SELECT RAISE(ABORT, 'audit entries can only be added at the end'); END`,
];

const POSTGRES = [
  `CREATE FUNCTION audit_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
   DECLARE head_seq bigint; head_kept_from bigint;
   BEGIN
     IF TG_OP IN ('UPDATE', 'TRUNCATE') THEN
       RAISE EXCEPTION 'audit entries cannot be changed';
     END IF;
     EXECUTE format('SELECT seq, kept_from FROM %I.audit_head', TG_TABLE_SCHEMA) INTO head_seq, head_kept_from;
     IF TG_OP = 'DELETE' THEN
       IF head_kept_from IS NULL OR OLD.seq >= head_kept_from THEN
         RAISE EXCEPTION 'audit entries cannot be deleted';
       END IF;
       RETURN OLD;
     END IF;
     IF head_seq IS NULL OR NEW.seq <= head_seq THEN
       RAISE EXCEPTION 'audit entries can only be added at the end';
     END IF;
     RETURN NEW;
   END $guard$`,
  `CREATE TRIGGER audit_entry_rows BEFORE INSERT OR UPDATE OR DELETE ON audit_entry
   FOR EACH ROW EXECUTE FUNCTION audit_entry_guard()`,
  `CREATE TRIGGER audit_entry_table BEFORE TRUNCATE ON audit_entry
   FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_guard()`,
];

export class CreateAudit1763800000000 implements MigrationInterface {
  name = 'CreateAudit1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await this.#createTables(runner);
    await runner.query(`INSERT INTO audit_head (id, seq, hash, kept_from) VALUES ('head', 0, '${'0'.repeat(64)}', 1)`);
    const isPostgres = runner.connection.options.type === 'postgres';
    for (const statement of isPostgres ? POSTGRES : SQLITE) await runner.query(statement);
  }

  async #createTables(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'audit_entry',
        {
          seq: bigIntegerColumn({ primary: true }),
          at: instantColumn(),
          actor_kind: textColumn(20),
          actor_id: textColumn(120, { nullable: true }),
          action: textColumn(80),
          outcome: textColumn(10),
          target_type: textColumn(60, { nullable: true }),
          target_id: textColumn(200, { nullable: true }),
          request_id: textColumn(64),
          address: textColumn(64, { nullable: true }),
          detail: jsonColumn(),
          clock_pending: booleanColumn(),
          prev_hash: textColumn(64),
          hash: textColumn(64),
        },
        {
          indices: [['at'], ['action', 'seq'], ['actor_id', 'seq'], ['target_id', 'seq']],
        },
      ),
    );
    await runner.createTable(
      table('audit_head', {
        id: textColumn(20, { primary: true }),
        seq: bigIntegerColumn(),
        hash: textColumn(64),
        kept_from: bigIntegerColumn(),
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('audit_entry');
    await runner.dropTable('audit_head');
    if (runner.connection.options.type === 'postgres') await runner.query('DROP FUNCTION audit_entry_guard()');
  }
}
