import { randomUUID } from 'node:crypto';
import { AppError, systemContext, type RequestContext } from '@assist/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSql, type Database } from '../src/database/index.js';
import { createLog, nestLogger } from '../src/observability/index.js';
import { testDatabases, type TestDatabase } from '../src/testing/index.js';

const ctx = systemContext('test');
const SECRET = 'Kündigung von Frau Petersen';

function recorder(): { readonly log: ReturnType<typeof createLog>; lines(): Record<string, Record<string, unknown>>[] } {
  const lines: string[] = [];
  const log = createLog({ service: 'test', version: '0', level: 'info' }, { write: (line) => void lines.push(line) });
  return { log, lines: () => lines.map((line) => JSON.parse(line) as Record<string, Record<string, unknown>>) };
}

describe.each(testDatabases())('the log of a query that fails on $engine', (engine: TestDatabase) => {
  let database: Database;
  const run = (tx: RequestContext, sql: string, values: readonly unknown[] = []): Promise<unknown[]> =>
    runSql(database.manager(tx), database.engine, sql, values);
  const failureOf = (sql: string, values: readonly unknown[]): Promise<unknown> =>
    database
      .transaction(ctx, (tx) => run(tx, sql, values))
      .then(
        () => undefined,
        (error: unknown) => error,
      );
  beforeAll(async () => {
    database = await engine.open([], []);
    await database.transaction(ctx, (tx) => run(tx, 'CREATE TABLE letter (subject varchar(200) NOT NULL UNIQUE)'));
    await database.transaction(ctx, (tx) => run(tx, 'INSERT INTO letter VALUES (?)', [SECRET]));
  });
  afterAll(() => engine.drop(database));

  it.each([
    ['a broken constraint', 'INSERT INTO letter VALUES (?)', [SECRET]],
    ['a wrong type', 'SELECT * FROM letter WHERE CAST(? AS integer) = no_such_column + 1', [SECRET]],
    ['broken SQL with a value in it', `SELECT '${SECRET}' FROM nowhere "${SECRET}"`, []],
  ])('names %s and repeats nothing that a customer wrote', async (_name, sql, values) => {
    const error = await failureOf(sql, values);
    expect(error).toBeInstanceOf(Error);
    const { log, lines } = recorder();
    log.error({ err: error }, 'a request failed unexpectedly');
    log.error({ err: new AppError('INTERNAL_ERROR', {}, { cause: error }) }, 'with a cause');
    log.error(error);
    nestLogger(log).error(error);
    expect(lines()).toHaveLength(4);
    expect(JSON.stringify(lines())).not.toMatch(/Petersen|INSERT|SELECT/);
    const [direct, wrapped] = lines();
    expect(direct?.['err']).toMatchObject({
      type: 'QueryFailedError',
      code: expect.stringMatching(/^(SQLITE_\w+|\w{5})$/),
      stack: expect.stringMatching(/\n +at .*runSql /),
    });
    expect(wrapped?.['err']).toMatchObject({ type: 'AppError', code: 'INTERNAL_ERROR', cause: { type: 'QueryFailedError' } });
  });

  it('names the constraint, which is ours', async () => {
    const { log, lines } = recorder();
    log.error({ err: await failureOf('INSERT INTO letter VALUES (?)', [SECRET]) }, 'failed');
    expect(JSON.stringify(lines()[0]?.['err'])).toMatch(/letter\.subject|letter_subject_key/);
  });
});

describe.each(testDatabases().filter(({ engine }) => engine === 'postgres'))('messages of $engine', (engine) => {
  it('are cut before the value that they quote', async () => {
    const database = await engine.open([], []);
    const error = await runSql(database.manager(ctx), 'postgres', 'SELECT CAST(? AS uuid)', [`${SECRET} ${randomUUID()}`]).catch(
      (reason: unknown) => reason,
    );
    const { log, lines } = recorder();
    log.error({ err: error }, 'failed');
    expect(lines()[0]?.['err']).toMatchObject({ code: '22P02', message: 'invalid input syntax for type uuid: …' });
    await engine.drop(database);
  });
});

describe('the log of any other error', () => {
  it('keeps the message and drops what libraries hang on it', () => {
    const { log, lines } = recorder();
    const error = Object.assign(new TypeError("Cannot read properties of undefined (reading 'x')"), {
      body: SECRET,
      config: { SECRET },
    });
    log.error({ err: error }, 'failed');
    expect(lines()[0]?.['err']).toMatchObject({ type: 'TypeError', message: error.message });
    expect(JSON.stringify(lines())).not.toContain('Petersen');
  });

  it('does not repeat text that could not be parsed', () => {
    const { log, lines } = recorder();
    try {
      JSON.parse(`{"subject": ${SECRET}}`);
    } catch (error) {
      log.error({ err: error }, 'failed');
    }
    expect(lines()[0]?.['err']).toMatchObject({ type: 'SyntaxError' });
    expect(JSON.stringify(lines())).not.toMatch(/Petersen|K\\u00fcndigung|Kündigung/);
  });

  it('ends where an error is its own cause', () => {
    const { log, lines } = recorder();
    const error = new Error('circle');
    error.cause = error;
    log.error({ err: error }, 'failed');
    expect(lines()[0]?.['err']).toMatchObject({ message: 'circle', cause: { message: 'circle' } });
  });
});
