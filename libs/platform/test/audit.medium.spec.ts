import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { systemContext, userContext, type RequestContext } from '@assist/kernel';
import { migrations } from '@assist/migrations';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  auditEntities,
  AuditLog,
  AuditReader,
  AuditRepository,
  AuditRetention,
  ClockTrust,
  detailOf,
  type AuditRow,
} from '../src/audit/index.js';
import { migrate, runSql, schemaDrift, SqliteDatabase, type Database } from '../src/database/index.js';
import { FakeClock, testDatabases } from '../src/testing/index.js';

const ctx = systemContext('test');
const anna = userContext({ userId: 'anna', roles: ['user'] }, { requestId: 'request-1', address: '10.1.2.3' });

describe.each(testDatabases())('the audit log on $engine', (engine) => {
  let database: Database;
  let clock: FakeClock;
  let log: AuditLog;
  let reader: AuditReader;
  let retention: AuditRetention;
  let clockTrust: ClockTrust;

  const sql = <Row>(text: string, ...parameters: unknown[]): Promise<Row[]> =>
    database.transaction(ctx, (tx) => runSql<Row>(database.manager(tx), database.engine, text, parameters));
  const rows = async (): Promise<AuditRow[]> => Array.fromAsync(reader.entries(ctx));
  const record = (id: string, from: RequestContext = anna): Promise<void> =>
    log.record(from, { action: 'user.changed', target: { type: 'user', id } });
  const seqs = async (): Promise<number[]> => (await rows()).map(({ seq }) => seq);

  beforeEach(async () => {
    database = await engine.open([...auditEntities], migrations);
    await migrate(database);
    clock = new FakeClock();
    clockTrust = new ClockTrust();
    const repository = new AuditRepository(database);
    log = new AuditLog(database, repository, clock, clockTrust, pino({ level: 'silent' }));
    reader = new AuditReader(repository);
    retention = new AuditRetention(database, repository, log, clockTrust);
  });
  afterEach(() => engine.drop(database));

  it('has no drift between migration and entities', async () => {
    expect(await schemaDrift(database)).toEqual([]);
  });

  it('tells who did what, to what, from where and when', async () => {
    await log.record(anna, {
      action: 'user.created',
      target: { type: 'user', id: 'bert' },
      detail: { role: 'user', groups: ['a'] },
    });
    const [row] = await rows();
    expect(row).toMatchObject({
      ...{ seq: 1, at: clock.now(), actorKind: 'user', actorId: 'anna', action: 'user.created', outcome: 'done' },
      ...{ targetType: 'user', targetId: 'bert', requestId: 'request-1', address: '10.1.2.3', clockPending: false },
    });
    expect(detailOf(row!)).toEqual({ role: 'user', groups: ['a'] });
    expect(await reader.verify(ctx)).toEqual({ ok: true, count: 1, lastSeq: 1, headHash: row!.hash });
  });

  it('is empty and whole at first', async () => {
    expect(await reader.verify(ctx)).toMatchObject({ ok: true, count: 0, lastSeq: 0 });
  });

  it('keeps the order of a transaction and writes nothing when it is rolled back', async () => {
    await database.transaction(anna, async (tx) => {
      for (const id of ['a', 'b', 'c']) await record(id, tx);
    });
    const failing = database.transaction(anna, async (tx) => {
      await record('lost', tx);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    await record('d');
    expect((await rows()).map(({ seq, targetId }) => `${seq}${targetId}`)).toEqual(['1a', '2b', '3c', '4d']);
    expect(await reader.verify(ctx)).toMatchObject({ ok: true, count: 4 });
  });

  it('rolls the change back when its entry cannot be written', async () => {
    await sql('CREATE TABLE change_of_test (id integer)');
    await sql("UPDATE audit_head SET id = 'gone'");
    const change = database.transaction(anna, async (tx) => {
      await runSql(database.manager(tx), database.engine, 'INSERT INTO change_of_test VALUES (1)', []);
      await record('a', tx);
    });
    await expect(change).rejects.toThrow();
    expect(await sql('SELECT * FROM change_of_test')).toEqual([]);
  });

  it('leaves neither change nor entry of a process that dies between the entry and the commit', async () => {
    await record('before');
    await sql('CREATE TABLE change_of_test (id integer)');
    const copy = mkdtempSync(join(tmpdir(), 'assist-audit-'));
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
    const change = database.transaction(anna, async (tx) => {
      await runSql(database.manager(tx), database.engine, 'INSERT INTO change_of_test VALUES (1)', []);
      await record('lost', tx);
      database.beforeCommit(tx, async (last) => {
        const written = await runSql(
          database.manager(last),
          database.engine,
          "SELECT 1 FROM audit_entry WHERE target_id = 'lost'",
          [],
        );
        expect(written).toHaveLength(1);
        // What the disk would hold after a power cut just now; a server ends the transaction of a client that is gone.
        if (database.engine === 'sqlite') cpSync(dirname(engine.url(database).replace('sqlite:', '')), copy, { recursive: true });
        else await runSql(database.manager(last), database.engine, 'SELECT pg_terminate_backend(pg_backend_pid())', []);
      });
    });
    await change.catch(() => undefined);
    const survivor =
      database.engine === 'sqlite'
        ? await SqliteDatabase.open(join(copy, 'assist.sqlite'), [...auditEntities], migrations)
        : database;
    const survivors = new AuditReader(new AuditRepository(survivor));
    expect(await survivors.verify(ctx)).toMatchObject({ ok: true, count: 1 });
    expect(await runSql(survivor.manager(ctx), survivor.engine, 'SELECT * FROM change_of_test', [])).toEqual([]);
    if (survivor !== database) await survivor.close();
  });

  it('lets a refusal stay a refusal when it cannot be written, and takes none inside of a transaction', async () => {
    await sql("UPDATE audit_head SET id = 'gone'");
    await log.recordRefusal(anna, { action: 'access.refused' });
    await expect(database.transaction(anna, (tx) => log.recordRefusal(tx, { action: 'access.refused' }))).rejects.toThrow(
      'inside',
    );
  });

  it('makes one unbroken chain of fifty transactions at once, also where they lock each other', async () => {
    await sql('CREATE TABLE counter_of_test (id integer, n integer)');
    await sql('INSERT INTO counter_of_test VALUES (1, 0), (2, 0)');
    const bump = (tx: RequestContext, id: number): Promise<unknown> =>
      runSql(database.manager(tx), database.engine, 'UPDATE counter_of_test SET n = n + 1 WHERE id = ?', [id]);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        database.transaction(anna, async (tx) => {
          await record(`${index}a`, tx);
          await bump(tx, 1);
          await bump(tx, 2);
          await record(`${index}b`, tx);
          if (index % 10 === 9) throw new Error('undone');
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(45);
    const all = await rows();
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 90 }, (_, index) => index + 1));
    for (let at = 0; at < 90; at += 2) expect(all[at + 1]?.targetId).toBe(all[at]?.targetId?.replace('a', 'b'));
    expect(await reader.verify(ctx)).toMatchObject({ ok: true, count: 90 });
    expect(await sql('SELECT n FROM counter_of_test')).toEqual([{ n: 45 }, { n: 45 }]);
  });

  it('cuts what is too long and makes lines of what is not one', async () => {
    const detail = {
      ...{
        text: 'x'.repeat(500),
        list: Array.from({ length: 80 }, (_, index) => `${index}`),
        line: 'a\r\nb\0c',
        half: 'a\ud83d',
      },
      ...Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`m${index}`, index])),
    };
    await log.record(
      userContext({ userId: 'u'.repeat(500), roles: [] }, { requestId: 'r'.repeat(300), address: '\0'.repeat(200) }),
      {
        ...{ action: 'user.changed', target: { type: 't'.repeat(300), id: 'i\ud800'.repeat(300) }, detail },
      },
    );
    const [row] = await rows();
    const kept = detailOf(row!);
    expect(kept).toMatchObject({ line: 'a  b c', half: 'a\ufffd', '…': 15 });
    expect(kept['text']).toBe(`${'x'.repeat(199)}…`);
    expect(kept['list']).toHaveLength(50);
    expect(Object.keys(kept)).toHaveLength(20);
    expect([row!.actorId, row!.requestId, row!.address, row!.targetType, row!.targetId].map((text) => text?.length)).toEqual([
      120, 64, 64, 60, 200,
    ]);
    expect(await reader.verify(ctx)).toMatchObject({ ok: true });
  });

  it('marks what was written by a clock in doubt, which proves no time', async () => {
    await record('a');
    const proved = clock.now();
    clockTrust.setPending(true);
    clock.advance(1_000_000);
    await record('b');
    expect((await rows()).map(({ clockPending }) => clockPending)).toEqual([false, true]);
    expect(await reader.newestTrustedAt(ctx)).toBe(proved);
    expect(await retention.pruneBefore(ctx, clock.now() + 1)).toBe(0);
  });

  it('gives pages, newest first, of what is asked for', async () => {
    await log.record(anna, { action: 'auth.signed_in', target: { type: 'session', id: 's' } });
    clock.advance(1000);
    for (const id of ['a', 'b', 'c']) await record(id);
    await log.recordRefusal(ctx, { action: 'auth.sign_in_refused' });
    const ask = async (filter: Parameters<AuditReader['page']>[1]): Promise<number[]> =>
      (await reader.page(ctx, filter, { limit: 10 })).items.map(({ seq }) => seq);
    expect(await ask({ action: 'auth.' })).toEqual([5, 1]);
    expect(await ask({ action: 'nothing' })).toEqual([]);
    expect(await ask({ actorId: 'anna', targetId: 'b' })).toEqual([3]);
    expect(await ask({ outcome: 'refused' })).toEqual([5]);
    expect(await ask({ to: clock.now() })).toEqual([1]);
    expect(await ask({ from: clock.now(), to: clock.now() + 1 })).toEqual([5, 4, 3, 2]);
    const first = await reader.page(ctx, {}, { limit: 2 });
    const second = await reader.page(ctx, {}, { limit: 3, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1]);
    expect(second.nextCursor).toBeNull();
  });

  it('refuses to change, remove, replace or insert entries before the end', async () => {
    for (const id of ['a', 'b']) await record(id);
    const copy =
      "SELECT 1, at, actor_kind, 'eve', action, outcome, target_type, target_id, request_id, address, detail, clock_pending, prev_hash, hash FROM audit_entry WHERE seq = 1";
    await expect(sql("UPDATE audit_entry SET actor_id = 'eve' WHERE seq = 1")).rejects.toThrow('cannot be changed');
    await expect(sql('DELETE FROM audit_entry WHERE seq = 2')).rejects.toThrow('cannot be deleted');
    await expect(sql('DELETE FROM audit_entry')).rejects.toThrow('cannot be deleted');
    if (database.engine === 'postgres') await expect(sql('TRUNCATE audit_entry')).rejects.toThrow('cannot be changed');
    else await expect(sql(`INSERT OR REPLACE INTO audit_entry ${copy}`)).rejects.toThrow('only be added at the end');
    await expect(sql(`INSERT INTO audit_entry ${copy}`)).rejects.toThrow('only be added at the end');
    expect(await reader.verify(ctx)).toMatchObject({ ok: true, count: 2 });
  });

  describe('under somebody who takes the triggers away', () => {
    beforeEach(async () => {
      for (const id of ['a', 'b', 'c', 'd']) await log.record(anna, { action: 'user.changed', target: { type: 'user', id } });
      if (database.engine === 'postgres') await sql('ALTER TABLE audit_entry DISABLE TRIGGER ALL');
      else for (const name of ['no_update', 'no_delete', 'only_append']) await sql(`DROP TRIGGER audit_entry_${name}`);
    });

    it.each([
      ...(['at', 'seq'] as const).map((column) => [column, `${column} + 1000`]),
      ...['actor_kind', 'actor_id', 'action', 'outcome', 'target_type', 'target_id'].map((column) => [column, "'x'"]),
      ...['request_id', 'address', 'detail', 'prev_hash', 'hash'].map((column) => [column, "'x'"]),
      ['address', 'NULL'],
      ['clock_pending', 'TRUE'],
    ])('sees a change of %s to %s', async (column, value) => {
      await sql(`UPDATE audit_entry SET ${column} = ${value} WHERE seq = 2`);
      const verdict = await reader.verify(ctx);
      expect(verdict).toMatchObject(
        column === 'seq' ? { ok: false, seq: 3, fault: 'gap' } : { ok: false, seq: 2, fault: 'hash' },
      );
    });

    it('sees entries that are missing in the middle, at the beginning, at the end, and all of them', async () => {
      await sql('DELETE FROM audit_entry WHERE seq = 4');
      expect(await reader.verify(ctx)).toEqual({ ok: false, seq: 4, fault: 'head' });
      await sql('DELETE FROM audit_entry WHERE seq = 2');
      expect(await reader.verify(ctx)).toEqual({ ok: false, seq: 3, fault: 'gap' });
      await sql('DELETE FROM audit_entry WHERE seq < 3');
      await sql('UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit_entry WHERE seq = 3)');
      expect(await reader.verify(ctx)).toEqual({ ok: false, seq: 3, fault: 'start' });
      await sql('DELETE FROM audit_entry');
      expect(await reader.verify(ctx)).toEqual({ ok: false, seq: 1, fault: 'head' });
    });
  });

  it('prunes the oldest part and stays verifiable, again and again, also of everything', async () => {
    for (let day = 0; day < 6; day += 1) {
      await record(`day ${day}`);
      clock.advance(1000);
    }
    const start = clock.now() - 6000;
    expect(await retention.pruneBefore(ctx, start)).toBe(0);
    expect(await retention.pruneBefore(ctx, start + 2000)).toBe(2);
    expect(await seqs()).toEqual([3, 4, 5, 6, 7]);
    expect(await reader.verify(ctx)).toMatchObject({ ok: true, count: 5, lastSeq: 7 });
    const mark = await reader.newestOf(ctx, 'audit.pruned');
    const exported = (after: number, through: number) => Array.fromAsync(reader.exported(ctx, { after, through }));
    expect((await exported(2, 7)).map(({ last }) => last.seq)).toEqual([7]);
    expect(await exported(7, 7)).toEqual([]);
    for (const [after, through] of [
      [1, 7],
      [0, 2],
    ] as const) {
      await expect(exported(after, through)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    }
    expect(detailOf(mark!)).toMatchObject({ throughSeq: 2, throughHash: (await rows())[0]?.prevHash });
    expect(await retention.pruneBefore(ctx, start + 4000)).toBe(2);
    expect(await reader.verify(ctx)).toMatchObject({ ok: true, count: 4, lastSeq: 8 });
    clock.advance(1000);
    expect(await retention.pruneBefore(ctx, clock.now())).toBe(4);
    expect(await seqs()).toEqual([9]);
    await record('goes on');
    expect(await reader.verify(ctx)).toMatchObject({ ok: true, count: 2, lastSeq: 10 });
    await expect(sql('DELETE FROM audit_entry WHERE seq = 9')).rejects.toThrow('cannot be deleted');
  });

  it('verifies while entries are added and pruned', async () => {
    for (let index = 0; index < 30; index += 1) await record(`${index}`);
    const busy = Array.from({ length: 20 }, async (_, index) => {
      await record(`more ${index}`);
      clock.advance(10);
      await retention.pruneBefore(ctx, clock.now() - 50);
    });
    const verdicts = await Promise.all(Array.from({ length: 10 }, () => reader.verify(ctx)));
    await Promise.all(busy);
    expect([...verdicts, await reader.verify(ctx)].filter(({ ok }) => !ok)).toEqual([]);
  });
});
