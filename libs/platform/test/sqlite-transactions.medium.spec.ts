import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemContext, type RequestContext } from '@assist/kernel';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SqliteDatabase } from '../src/database/index.js';
import { until } from '../src/testing/index.js';

const ctx = systemContext('test');
const PAGE = 'x'.repeat(3000);

describe('transactions on SQLite', () => {
  let folder: string;
  let database: SqliteDatabase;
  const sql = (tx: RequestContext, text: string, values: readonly unknown[] = []): Promise<unknown> =>
    database.manager(tx).query(text, [...values]);
  const insert = (value: string): Promise<unknown> =>
    database.transaction(ctx, (tx) => sql(tx, 'INSERT INTO note (text) VALUES (?)', [value]));
  const stored = async (): Promise<string[]> =>
    ((await sql(ctx, 'SELECT text FROM note ORDER BY id')) as { text: string }[]).map((row) => row.text);
  const limitPages = (count: number): Promise<unknown> =>
    database.transaction(ctx, (tx) => sql(tx, `PRAGMA max_page_count = ${count}`));
  const codeOf = (run: Promise<unknown>): Promise<unknown> =>
    run.then(
      () => undefined,
      (error: { code?: unknown }) => error.code ?? error,
    );
  /** Writes until there is no room; gives the code of the refusal. */
  const fill = async (): Promise<unknown> => {
    await limitPages(12);
    for (let index = 0; index < 100; index += 1) {
      const code = await codeOf(insert(PAGE));
      if (code !== undefined) return code;
    }
    return undefined;
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assist-tx-'));
    database = await SqliteDatabase.open(join(folder, 'assist.sqlite'), [], []);
    await database.transaction(ctx, async (tx) => {
      await sql(tx, 'CREATE TABLE note (id integer PRIMARY KEY, text varchar NOT NULL)');
      await sql(tx, 'CREATE TABLE part (note integer REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED)');
    });
  });
  afterEach(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps what it acknowledges after a full disk and an error in a later transaction', async () => {
    expect(await fill()).toBe('SQLITE_FULL');
    await limitPages(1_000_000);
    const undone = database.transaction(ctx, async (tx) => {
      await sql(tx, "INSERT INTO note (text) VALUES ('undone')");
      throw new Error('the application says no');
    });
    await expect(undone).rejects.toThrow('the application says no');
    await insert('acknowledged');
    expect(await stored()).toContain('acknowledged');
    expect(await stored()).not.toContain('undone');
  });

  it('writes nothing of a transaction that the engine ended, even when the work goes on', async () => {
    await fill();
    const before = await stored();
    const swallowed = database.transaction(ctx, async (tx) => {
      await sql(tx, "INSERT INTO note (text) VALUES ('small')");
      await sql(tx, 'INSERT INTO note (text) VALUES (?)', ['y'.repeat(100_000)]).catch(() => undefined);
      await sql(tx, 'PRAGMA max_page_count = 1000000').catch(() => undefined);
      await sql(tx, "INSERT INTO note (text) VALUES ('after the end')").catch(() => undefined);
    });
    expect(await codeOf(swallowed)).toBe('SQLITE_FULL');
    expect(await stored()).toEqual(before);
  });

  it('undoes a commit that fails, and the next transaction is its own', async () => {
    const seen: string[] = [];
    const broken = database.transaction(ctx, async (tx) => {
      database.afterCommit(tx, () => seen.push('effect'));
      await sql(tx, "INSERT INTO note (text) VALUES ('half')");
      await sql(tx, 'INSERT INTO part (note) VALUES (4711)');
    });
    expect(await codeOf(broken)).toBe('SQLITE_CONSTRAINT_FOREIGNKEY');
    await insert('next');
    expect([await stored(), seen]).toEqual([['next'], []]);
  });

  it('survives work that rolls back by itself', async () => {
    const odd = database.transaction(ctx, async (tx) => {
      await sql(tx, "INSERT INTO note (text) VALUES ('gone')");
      await sql(tx, 'ROLLBACK');
    });
    await expect(odd).rejects.toThrow('the transaction was ended before its work');
    await insert('next');
    expect(await stored()).toEqual(['next']);
  });

  it('writes nothing more while a rollback fails, and goes on when it works again', async () => {
    const connection = (database.dataSource.driver as unknown as { databaseConnection: BetterSqlite3.Database })
      .databaseConnection;
    const exec = connection.exec.bind(connection);
    const failing = (text: string): BetterSqlite3.Database => {
      if (text === 'ROLLBACK') throw new Error('the disk does not answer');
      return exec(text);
    };
    Object.assign(connection, { exec: failing });
    const refused = database.transaction(ctx, async (tx) => {
      await sql(tx, "INSERT INTO note (text) VALUES ('refused')");
      throw new Error('the application says no');
    });
    await expect(refused).rejects.toThrow('the application says no');
    await expect(insert('too early')).rejects.toThrow('the disk does not answer');
    Object.assign(connection, { exec });
    await insert('next');
    expect(await stored()).toEqual(['next']);
  });

  it('lets what was left running by a broken-off transaction write nowhere', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let straggler: Promise<unknown> = Promise.resolve();
    const brokenOff = database.transaction(ctx, async (tx) => {
      await sql(tx, "INSERT INTO note (text) VALUES ('broken off')");
      straggler = held.then(() => sql(tx, "INSERT INTO note (text) VALUES ('straggler')"));
      throw new DOMException('the caller went away', 'AbortError');
    });
    await expect(brokenOff).rejects.toThrow('the caller went away');
    await database.transaction(ctx, async (tx) => {
      release();
      await expect(straggler).rejects.toThrow('the transaction was ended before its work');
      await sql(tx, "INSERT INTO note (text) VALUES ('own')");
    });
    expect(await stored()).toEqual(['own']);
  });

  it('undoes only the inner part when a nested transaction of the manager fails', async () => {
    await database.transaction(ctx, async (tx) => {
      await sql(tx, "INSERT INTO note (text) VALUES ('outer')");
      await database
        .manager(tx)
        .transaction(async (inner) => {
          await inner.query("INSERT INTO note (text) VALUES ('inner')");
          throw new Error('inner');
        })
        .catch(() => undefined);
    });
    expect(await stored()).toEqual(['outer']);
  });

  it('waits for a writer of another process without holding up the readers of this one', async () => {
    const other = new BetterSqlite3(join(folder, 'assist.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    let done = false;
    const writing = insert('patient').then(() => (done = true));
    const ticks: number[] = [];
    let last = performance.now();
    await until(async () => {
      await stored();
      ticks.push(performance.now() - last);
      last = performance.now();
      return ticks.length === 30;
    });
    expect([done, Math.max(...ticks) < 1000]).toEqual([false, true]);
    other.exec('ROLLBACK');
    await writing;
    expect(await stored()).toEqual(['patient']);
    other.close();
  });

  it('gives up on a lock that is never given back, also for those that wait behind', async () => {
    const other = new BetterSqlite3(join(folder, 'assist.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    await database.close();
    database = await SqliteDatabase.open(join(folder, 'assist.sqlite'), [], [], { lockWaitMs: 200 });
    const started = performance.now();
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(insert('never'))));
    expect(new Set(codes)).toEqual(new Set(['SQLITE_BUSY']));
    expect(performance.now() - started).toBeLessThan(3000);
    other.exec('ROLLBACK');
    await insert('again');
    expect(await stored()).toEqual(['again']);
    other.close();
  });
});
