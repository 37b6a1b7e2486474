import { randomUUID } from 'node:crypto';
import { newId, systemContext } from '@assist/kernel';
import { Entity, In, type MigrationInterface, type QueryRunner } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idColumn, instantColumn, integerColumn, jsonColumn, table, textColumn } from '../src/database/columns.js';
import {
  DatabaseNewerError,
  InstantColumn,
  IntegerColumn,
  isUniqueViolation,
  JsonColumn,
  migrate,
  PrimaryIdColumn,
  runSql,
  schemaDrift,
  schemaState,
  TextColumn,
  type Database,
  type MigrationClass,
} from '../src/database/index.js';
import { Index } from 'typeorm';
import { testDatabases, type TestDatabase } from '../src/testing/index.js';

@Entity('demo_account')
@Index(['owner'], { unique: true })
class DemoAccount {
  @PrimaryIdColumn() id!: string;
  @TextColumn(100) owner!: string;
  @IntegerColumn() balance!: number;
  @JsonColumn({ nullable: true }) tags!: readonly string[] | null;
  @InstantColumn() createdAt!: number;
}

class CreateDemo1700000000000 implements MigrationInterface {
  name = 'CreateDemo1700000000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'demo_account',
        {
          id: idColumn({ primary: true }),
          owner: textColumn(100),
          balance: integerColumn(),
          tags: jsonColumn({ nullable: true }),
          created_at: instantColumn(),
        },
        { uniques: [['owner']] },
      ),
    );
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('demo_account');
  }
}

class Broken1700000000001 implements MigrationInterface {
  name = 'Broken1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE demo_half (id integer)');
    throw new Error('half way');
  }
  async down(): Promise<void> {}
}

const ctx = systemContext('test');

describe.each(testDatabases())('database on $engine', (engine: TestDatabase) => {
  let database: Database;

  const account = (owner: string = randomUUID()): DemoAccount =>
    Object.assign(new DemoAccount(), { id: newId(), owner, balance: 100, tags: ['ä', 'b'], createdAt: 1_800_000_000_123 });
  const insert = (row: DemoAccount): Promise<void> =>
    database.transaction(ctx, async (tx) => void (await database.manager(tx).insert(DemoAccount, row)));

  beforeAll(async () => {
    database = await engine.open([DemoAccount], [CreateDemo1700000000000]);
    await migrate(database);
  });
  afterAll(() => engine.drop(database));

  it('keeps the synchronous, durable settings', async () => {
    if (database.engine !== 'sqlite') return;
    await database.transaction(ctx, async (tx) => {
      expect(await runSql(database.manager(tx), 'sqlite', 'PRAGMA journal_mode', [])).toEqual([{ journal_mode: 'wal' }]);
      expect(await runSql(database.manager(tx), 'sqlite', 'PRAGMA synchronous', [])).toEqual([{ synchronous: 2 }]);
      expect(await runSql(database.manager(tx), 'sqlite', 'PRAGMA foreign_keys', [])).toEqual([{ foreign_keys: 1 }]);
    });
  });

  it('migrates twice without change and without drift', async () => {
    expect(await migrate(database)).toEqual([]);
    expect(await schemaDrift(database)).toEqual([]);
    expect(await schemaState(database)).toEqual({ pending: [], unknown: [] });
  });

  it('gives back what was written, with its types', async () => {
    const row = account();
    await insert(row);
    expect(await database.manager(ctx).findOneByOrFail(DemoAccount, { id: row.id })).toEqual(row);
  });

  it('runs what must come last before the commit, in order, and takes it only inside of a transaction', async () => {
    const row = account();
    const steps: string[] = [];
    await database.transaction(ctx, async (tx) => {
      database.afterCommit(tx, () => void steps.push('committed'));
      database.beforeCommit(tx, async (last) => {
        await database.manager(last).update(DemoAccount, { id: row.id }, { balance: 7 });
        database.beforeCommit(last, async () => void steps.push('third'));
        steps.push('first');
      });
      await database.transaction(tx, async (inner) => database.beforeCommit(inner, async () => void steps.push('second')));
      await database.manager(tx).insert(DemoAccount, row);
      steps.push('work');
    });
    expect(steps).toEqual(['work', 'first', 'second', 'third', 'committed']);
    expect((await database.manager(ctx).findOneByOrFail(DemoAccount, { id: row.id })).balance).toBe(7);
    expect(() => database.beforeCommit(ctx, async () => undefined)).toThrow('no transaction');
  });

  it('undoes all when what must come last fails', async () => {
    const row = account();
    const failing = database.transaction(ctx, async (tx) => {
      database.beforeCommit(tx, () => Promise.reject(new Error('no')));
      await database.manager(tx).insert(DemoAccount, row);
    });
    await expect(failing).rejects.toThrow('no');
    expect(await database.manager(ctx).findOneBy(DemoAccount, { id: row.id })).toBeNull();
  });

  it('never lets interleaved transactions undo each other', async () => {
    const kept = Array.from({ length: 20 }, () => account());
    const undone = Array.from({ length: 20 }, () => account());
    const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const write = (row: DemoAccount, fail: boolean): Promise<void> =>
      database.transaction(ctx, async (tx) => {
        await later();
        await database.manager(tx).insert(DemoAccount, row);
        await later();
        await database.manager(tx).update(DemoAccount, { id: row.id }, { balance: 1 });
        await later();
        if (fail) throw new Error('undo me');
      });
    const results = await Promise.allSettled(
      kept.flatMap((row, index) => [write(row, false), write(undone[index] as DemoAccount, true)]),
    );
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(20);
    const found = await database.manager(ctx).findBy(DemoAccount, { id: In([...kept, ...undone].map((row) => row.id)) });
    expect(found.map((row) => row.id).sort()).toEqual(kept.map((row) => row.id).sort());
    expect(found.every((row) => row.balance === 1)).toBe(true);
  });

  it('does not show uncommitted writes to readers, and shows committed ones at once', async () => {
    const row = account();
    await database.transaction(ctx, async (tx) => {
      await database.manager(tx).insert(DemoAccount, row);
      expect(await database.manager(ctx).existsBy(DemoAccount, { id: row.id })).toBe(false);
      expect(await database.manager(tx).existsBy(DemoAccount, { id: row.id })).toBe(true);
    });
    expect(await database.manager(ctx).existsBy(DemoAccount, { id: row.id })).toBe(true);
  });

  it('joins an open transaction, so that the outer one decides', async () => {
    const row = account();
    const outer = database.transaction(ctx, async (tx) => {
      await database.transaction(tx, async (inner) => void (await database.manager(inner).insert(DemoAccount, row)));
      throw new Error('outer fails');
    });
    await expect(outer).rejects.toThrow('outer fails');
    expect(await database.manager(ctx).existsBy(DemoAccount, { id: row.id })).toBe(false);
  });

  it('runs effects after the commit and never after a rollback', async () => {
    const seen: string[] = [];
    await database.transaction(ctx, async (tx) => {
      database.afterCommit(tx, () => seen.push('kept'));
      await database.transaction(tx, async (inner) => database.afterCommit(inner, () => seen.push('inner')));
      expect(seen).toEqual([]);
    });
    await database
      .transaction(ctx, async (tx) => {
        database.afterCommit(tx, () => seen.push('lost'));
        throw new Error('x');
      })
      .catch(() => undefined);
    expect(seen).toEqual(['kept', 'inner']);
  });

  it('names a unique violation and keeps working', async () => {
    const row = account();
    await insert(row);
    const error = await insert(account(row.owner)).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(isUniqueViolation(error)).toBe(true);
    await insert(account());
  });

  it('loses no update when many transactions change one row', async () => {
    const row = account();
    await insert(row);
    await Promise.all(
      Array.from({ length: 30 }, () =>
        database.transaction(ctx, async (tx) => {
          await runSql(database.manager(tx), database.engine, 'UPDATE demo_account SET balance = balance + 1 WHERE id = ?', [
            row.id,
          ]);
        }),
      ),
    );
    expect((await database.manager(ctx).findOneByOrFail(DemoAccount, { id: row.id })).balance).toBe(130);
  });

  it('undoes a failed migration and refuses a newer database', async () => {
    const open = (migrations: MigrationClass[]): Promise<Database> => engine.open([DemoAccount], migrations, database);
    const half = await open([CreateDemo1700000000000, Broken1700000000001]);
    await expect(migrate(half)).rejects.toThrow('half way');
    expect((await schemaState(half)).pending).toEqual(['Broken1700000000001']);
    await expect(
      half.transaction(ctx, (tx) => runSql(half.manager(tx), half.engine, 'SELECT * FROM demo_half', [])),
    ).rejects.toThrow();
    await half.close();
    const older = await open([]);
    await expect(migrate(older)).rejects.toThrow(DatabaseNewerError);
    await older.close();
  });
});

describe('the SQLite reader', () => {
  it('cannot write outside a transaction', async () => {
    const engine = testDatabases().find((entry) => entry.engine === 'sqlite') as TestDatabase;
    const database = await engine.open([DemoAccount], [CreateDemo1700000000000]);
    await migrate(database);
    await expect(
      database.manager(ctx).insert(DemoAccount, { id: newId(), owner: 'x', balance: 1, createdAt: 1 }),
    ).rejects.toThrow(/readonly/);
    await engine.drop(database);
  });
});
