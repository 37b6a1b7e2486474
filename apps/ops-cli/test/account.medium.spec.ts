// Real: the command, the database of each engine, the product that people sign in to before and after. Fake: the licence.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { identityAccessFeature, identityFeature } from '@assist/identity';
import { systemContext } from '@assist/kernel';
import { SeatLimit } from '@assist/licence/nest';
import { migrations } from '@assist/migrations';
import { AuditReader, AuditRepository } from '@assist/platform/audit';
import { lockSqliteDatabase, runSql } from '@assist/platform/database';
import { createTestApp, testDatabases, type TestApp } from '@assist/platform/testing';
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accountCommand } from '../src/account/account.js';

const admin = { email: 'chefin@firma.example', password: 'richtig langes Wort 7', name: 'Die Chefin' };

async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const seen = { out: '', err: '' };
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((seen.out += String(text)), true));
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((seen.err += String(text)), true));
  try {
    const code = await accountCommand.run(args);
    return { code, ...seen };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

class TestSeats {}
const seats = {
  module: TestSeats,
  global: true,
  providers: [{ provide: SeatLimit, useValue: { max: 5 } }],
  exports: [SeatLimit],
};

describe.each(testDatabases())('assist account on $engine', (engine) => {
  const features = [identityAccessFeature, identityFeature];
  let t: TestApp;
  const open = (restartOf?: TestApp): Promise<TestApp> =>
    createTestApp({ features, migrations, bindings: [seats], engine, withoutFakeAuthenticator: true, restartOf });
  const login = async (password = admin.password) =>
    (await t.call('POST', '/api/auth/login', { body: { email: admin.email, password } })).body;
  /** As an operator does it: the product is ended, the command runs, the product starts again. */
  const whileDown = async (...args: readonly string[]) => {
    const before = t;
    await before.stop();
    vi.stubEnv('DATABASE_URL', engine.url(before.database));
    vi.stubEnv('DATA_DIR', before.dataDir);
    const outcome = await run(...args);
    t = await open(before);
    return outcome;
  };
  beforeEach(async () => {
    t = await open();
    await t.call('POST', '/api/setup', { body: admin });
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await t.close();
  });

  it('lets the only administrator set a new password', async () => {
    const { code, out } = await whileDown('reset-password', 'CHEFIN@firma.example');
    expect(code).toBe(0);
    const token = /\/password-reset#(\S+)/.exec(out)?.[1];
    const body = { token, password: 'ein neues gutes Wort' };
    expect((await t.call('POST', '/api/auth/password-reset/confirm', { body })).status).toBe(204);
    expect((await login('ein neues gutes Wort')).accessToken).toBeTypeOf('string');
  });

  it('makes no link that would open nothing, for an account whose password is kept elsewhere', async () => {
    await t.database.transaction(systemContext('test'), (tx) =>
      runSql(t.database.manager(tx), t.database.engine, 'UPDATE identity_user SET password_hash = ?', ['!']),
    );
    const { code, out, err } = await whileDown('reset-password', admin.email);
    expect([code, out]).toEqual([10, '']);
    expect(err).toContain('by a password that is kept here');
  });

  it('takes a second factor away that nobody can use any more', async () => {
    const token = (await login()).accessToken as string;
    const setup = await t.call('POST', '/api/me/second-factor/setup', { token, body: { password: admin.password } });
    const code = new TOTP({ secret: Secret.fromBase32(setup.body.secret) }).generate();
    expect((await t.call('POST', '/api/me/second-factor/confirm', { token, body: { code } })).status).toBe(200);
    expect((await login()).code).toBe('SECOND_FACTOR_REQUIRED');
    expect((await whileDown('reset-second-factor', admin.email)).code).toBe(0);
    expect((await login()).accessToken).toBeTypeOf('string');
    expect((await t.call('GET', '/api/me', { token })).status).toBe(401);
    expect((await whileDown('reset-second-factor', admin.email)).code).toBe(10);
  });

  it('proves no time by a clock that is far ahead, and one that is right by it', async () => {
    const newest = (): Promise<number | null> =>
      new AuditReader(new AuditRepository(t.database)).newestTrustedAt(systemContext('test'));
    const wall = Date.now();
    const ahead = vi.spyOn(Date, 'now').mockReturnValue(wall + 500 * 24 * 3600_000);
    const wrong = await whileDown('reset-password', admin.email).finally(() => ahead.mockRestore());
    expect([wrong.code, (await newest()) ?? 0]).toEqual([0, expect.closeTo(wall, -6)]);
    expect((await newest()) ?? 0).toBeLessThanOrEqual(Date.now());
    const before = (await newest()) ?? 0;
    expect((await whileDown('reset-password', admin.email)).code).toBe(0);
    expect((await newest()) ?? 0).toBeGreaterThan(before);
  });

  it('says what is wrong, and changes nothing then', async () => {
    expect((await run('reset-password')).code).toBe(2);
    expect((await run('constructor', admin.email)).code).toBe(2);
    expect((await whileDown('reset-password', 'niemand@firma.example')).code).toBe(10);
    expect((await login()).accessToken).toBeTypeOf('string');
  });
});

describe('assist account on the embedded database', () => {
  it('keeps off a database that a running product holds, and makes none', async () => {
    const engine = testDatabases()[0]!;
    const database = await engine.open([], migrations);
    const path = engine.url(database).replace('sqlite:', '');
    vi.stubEnv('DATABASE_URL', engine.url(database));
    const lock = lockSqliteDatabase(path);
    expect((await run('reset-password', admin.email)).code).toBe(10);
    lock.release();
    const { code, err } = await run('reset-password', admin.email);
    expect([code, err.includes('assist migrate')]).toEqual([10, true]);
    vi.stubEnv('DATABASE_URL', `sqlite:${join(path, '..', 'gone', 'none.sqlite')}`);
    expect((await run('reset-password', admin.email)).code).toBe(10);
    vi.unstubAllEnvs();
    await engine.drop(database);
    rmSync(join(path, '..'), { recursive: true, force: true });
  });
});
