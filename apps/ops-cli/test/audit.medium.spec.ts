// Real: the command, the database of each engine while another process holds and writes it, files. Fake: clock.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { systemContext } from '@assist/kernel';
import { migrations } from '@assist/migrations';
import { auditEntities, AuditLog, AuditRepository, AuditRetention, ClockTrust } from '@assist/platform/audit';
import { lockSqliteDatabase, migrate, runSql, type Database } from '@assist/platform/database';
import { createLog } from '@assist/platform/observability';
import { FakeClock, testDatabases } from '@assist/platform/testing';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { auditCommand } from '../src/audit/audit.js';

const ctx = systemContext('test');
const DAY = 86_400_000;

async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const seen = { out: '', err: '' };
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((seen.out += String(text)), true));
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((seen.err += String(text)), true));
  try {
    const code = await auditCommand.run(args);
    return { code, ...seen };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

describe.each(testDatabases())('assist audit on $engine', (engine) => {
  let database: Database;
  let clock: FakeClock;
  let log: AuditLog;
  let retention: AuditRetention;
  let folder: string;
  const sql = (text: string): Promise<unknown[]> =>
    database.transaction(ctx, (tx) => runSql(database.manager(tx), database.engine, text, []));
  const json = async (...args: string[]): Promise<Record<string, unknown>> =>
    JSON.parse((await run('verify', '--json', ...args)).out) as Record<string, unknown>;
  const tamper = async (change: string): Promise<void> => {
    const off = {
      sqlite: 'DROP TRIGGER audit_entry_no_update',
      postgres: 'ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_rows',
    };
    await sql(off[engine.engine]);
    await sql(change);
  };

  beforeEach(async () => {
    database = await engine.open([...auditEntities], migrations);
    await migrate(database);
    clock = new FakeClock();
    const repository = new AuditRepository(database);
    const trust = new ClockTrust();
    log = new AuditLog(database, repository, clock, trust, createLog({ service: 't', version: '0', level: 'silent' }));
    retention = new AuditRetention(database, repository, log, trust);
    folder = mkdtempSync(join(tmpdir(), 'assist-audit-cli-'));
    vi.stubEnv('DATABASE_URL', engine.url(database));
    vi.stubEnv('DATA_DIR', folder);
    for (let day = 0; day < 3; day += 1) {
      await log.record(ctx, { action: 'auth.signed_in', detail: { day } });
      clock.advance(DAY);
    }
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await engine.drop(database);
    rmSync(folder, { recursive: true, force: true });
  });

  it('says that the log is whole, from when to when, and what to note outside', async () => {
    const { code, out } = await run('verify');
    expect(code).toBe(0);
    expect(out).toContain('Whole: 3 entries, from 2026-01-15T12:00:00.000Z (1) to 2026-01-17T12:00:00.000Z (3).');
    expect(out).toMatch(/Newest entry: 3:[0-9a-f]{64}\n/);
    expect(await json()).toMatchObject({ ok: true, count: 3, firstSeq: 1, head: expect.stringMatching(/^3:/), fault: null });
  });

  it('finds what was changed, and ends with 6', async () => {
    await tamper("UPDATE audit_entry SET actor_id = 'eve' WHERE seq = 2");
    expect(await run('verify')).toMatchObject({ code: 6, out: 'NOT WHOLE: entry 2 was changed.\n' });
    expect(await json()).toMatchObject({ ok: false, fault: { seq: 2, fault: 'hash' } });
  });

  it('compares with what was noted outside, whatever came since', async () => {
    const { head } = (await json()) as { head: string };
    await log.record(ctx, { action: 'auth.signed_out' });
    expect(await run('verify', '--head', head)).toMatchObject({ code: 0, out: expect.stringContaining('as it was') });
    expect((await run('verify', '--head', `3:${'a'.repeat(64)}`)).code).toBe(6);
    expect((await run('verify', '--head', head.replace('3:', '9:'))).code).toBe(6);
    clock.advance(DAY);
    await retention.pruneBefore(ctx, clock.now() - DAY / 2);
    expect(await run('verify', '--head', `1:${'a'.repeat(64)}`)).toMatchObject({
      code: 3,
      out: expect.stringContaining('older'),
    });
  });

  it('exports what the same command verifies without the product, whole or from where an earlier one ended', async () => {
    const whole = join(folder, 'whole.jsonl');
    expect((await run('export', '--out', whole)).code).toBe(0);
    expect(statSync(whole).mode & 0o077).toBe(0);
    vi.stubEnv('DATABASE_URL', 'sqlite:/nowhere/at/all.sqlite');
    expect((await run('verify', '--file', whole)).out).toContain('Whole: 3 entries');
    const lines = readFileSync(whole, 'utf8').trimEnd().split('\n');
    const part = join(folder, 'part.jsonl');
    writeFileSync(part, `${lines.slice(1).join('\n')}\n`);
    expect(await run('verify', '--file', part)).toMatchObject({ code: 6, out: expect.stringContaining('--after') });
    const { hash } = JSON.parse(lines[0]!) as { hash: string };
    expect((await run('verify', '--file', part, '--after', `1:${hash}`)).code).toBe(0);
    writeFileSync(part, `${lines[0]}\n{"seq":2}\n`);
    expect(await run('verify', '--file', part)).toMatchObject({
      code: 6,
      out: 'NOT WHOLE: line 2 is not an entry of an export.\n',
    });
    writeFileSync(part, `${lines[0]}\n${lines[2]}\n`);
    expect((await run('verify', '--file', part)).code).toBe(6);
  });

  it('exports a span of time, and never over a file that is there', async () => {
    const out = join(folder, 'span.jsonl');
    expect((await run('export', '--out', out, '--from', '2026-01-16', '--to', '2026-01-17')).code).toBe(0);
    expect(
      readFileSync(out, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { seq: number }).seq),
    ).toEqual([2]);
    expect((await run('export', '--out', out)).code).toBe(10);
    expect(await run('export', '--out', join(folder, 'no', 'such', 'folder.jsonl')).catch(() => 'thrown')).toBe('thrown');
    expect(readdirSync(folder)).toEqual(['span.jsonl']);
  });

  it('works while the product runs and writes, and changes nothing', async () => {
    const path = engine.url(database).replace('sqlite:', '');
    if (engine.engine === 'sqlite') {
      const lock = lockSqliteDatabase(path);
      onTestFinished(() => lock.release());
    }
    const files = (): string[] => (engine.engine === 'sqlite' ? readdirSync(dirname(path)).sort() : []);
    const before = files();
    const writing = Promise.all(Array.from({ length: 30 }, () => log.record(ctx, { action: 'auth.signed_out' })));
    for (let round = 0; round < 5; round += 1) expect((await run('verify')).code).toBe(0);
    await writing;
    expect((await json())['count']).toBe(33);
    expect(files()).toEqual(before);
  });
});

describe('assist audit that is called wrongly', () => {
  it.each([
    [['verify', '--head', 'x'], 2],
    [['verify', '--head', `1:${'A'.repeat(64)}`], 2],
    [['verify', '--after', `1:${'a'.repeat(64)}`], 2],
    [['verify', '--nonsense'], 2],
    [['verify', '--file', '/nowhere/at/all.jsonl'], 10],
    [['export'], 2],
    [['export', '--out', '/tmp/x.jsonl', '--from', 'yesterday'], 2],
    [['shred'], 2],
    [[], 2],
  ] as const)('ends for %j with %d and a sentence', async (args, code) => {
    const outcome = await run(...args);
    expect([outcome.code, outcome.err === '']).toEqual([code, false]);
  });
});

describe('assist audit without an audit log', () => {
  it('says so, and makes no database', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assist-audit-cli-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    vi.stubEnv('DATABASE_URL', `sqlite:${join(folder, 'none.sqlite')}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect((await run('verify')).code).toBe(10);
    expect(existsSync(join(folder, 'none.sqlite'))).toBe(false);
    writeFileSync(join(folder, 'none.sqlite'), '');
    expect((await run('verify')).code).toBe(10);
  });
});
