import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { SeatLimit } from '@assist/licence/nest';
import { createTestApp, FakeClock, testDatabases, until, type TestApp } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '@assist/migrations';
import { identityAccessFeature, identityFeature } from '../src/index.js';

const features = [identityAccessFeature, identityFeature];
/** The seats of a licence, as many as a test says. */
class TestSeats {}
const seats = { max: 50 };
const bindings = [
  { module: TestSeats, global: true, providers: [{ provide: SeatLimit, useValue: seats }], exports: [SeatLimit] },
];
const admin = { email: 'Chefin@Firma.example', password: 'richtig langes Wort 7', name: 'Die Chefin' };

describe.each(testDatabases())('identity on $engine', (engine) => {
  let t: TestApp;
  const clock = new FakeClock();
  const open = (env: Record<string, string> = {}, restartOf?: TestApp): Promise<TestApp> =>
    createTestApp({ features, migrations, bindings, engine, env, clock, withoutFakeAuthenticator: true, restartOf });
  const login = async (email: string, password: string, headers: Record<string, string> = {}) => {
    const reply = await t.call('POST', '/api/auth/login', { body: { email, password }, headers });
    return {
      status: reply.status,
      code: reply.body.code,
      token: reply.body.accessToken as string,
      cookie: cookieOf(reply.headers),
    };
  };
  const cookieOf = (headers: Headers): string => (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const refresh = async (cookie: string) => {
    const reply = await t.call('POST', '/api/auth/refresh', { headers: { cookie } });
    return { status: reply.status, token: reply.body.accessToken as string, cookie: cookieOf(reply.headers) };
  };
  let adminToken: string;
  const makeUser = async (email: string): Promise<string> => {
    const reply = await t.call('POST', '/api/users', {
      token: adminToken,
      body: { email, name: 'Neu', password: 'noch ein gutes Wort' },
    });
    expect(reply.status).toBe(201);
    return reply.body.id as string;
  };

  beforeAll(async () => {
    t = await open();
  });
  afterAll(() => t.close());

  it('offers the first-run page once, even to many who come at the same time', async () => {
    expect((await t.call('GET', '/api/setup')).body).toEqual({ needed: true, restoreRequired: false, dataDir: t.dataDir });
    expect((await t.call('POST', '/api/setup', { body: { ...admin, password: 'Password2026' } })).body.code).toBe(
      'PASSWORD_TOO_WEAK',
    );
    const replies = await Promise.all(Array.from({ length: 6 }, () => t.call('POST', '/api/setup', { body: admin })));
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect((await t.call('GET', '/api/setup')).body).toEqual({ needed: false, restoreRequired: false, dataDir: null });
    expect((await t.call('POST', '/api/setup', { body: admin })).body.code).toBe('SETUP_DONE');
  });

  it('T18: signs in by address in any case, and tells nothing about which part was wrong', async () => {
    const ok = await login('chefin@firma.EXAMPLE', admin.password);
    expect(ok.status).toBe(200);
    adminToken = ok.token;
    expect((await t.call('GET', '/api/me', { token: adminToken })).body).toMatchObject({
      email: 'chefin@firma.example',
      role: 'admin',
      name: admin.name,
    });
    const wrong = await login(admin.email, 'falsch falsch');
    const unknown = await login('nobody@firma.example', 'falsch falsch');
    expect([wrong.status, wrong.code]).toEqual([401, 'CREDENTIALS_INVALID']);
    expect([unknown.status, unknown.code]).toEqual([401, 'CREDENTIALS_INVALID']);
  });

  it('keeps the refresh token out of reach and never shows a hash', async () => {
    const reply = await t.call('POST', '/api/auth/login', { body: { email: admin.email, password: admin.password } });
    expect(reply.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/i);
    expect(reply.headers.get('set-cookie')).toContain('Path=/api/auth');
    expect(Object.keys(reply.body)).toEqual(['accessToken', 'expiresIn']);
    expect(JSON.stringify((await t.call('GET', '/api/users', { token: adminToken })).body)).not.toMatch(/argon2|hash/i);
  });

  it('rotates refresh tokens, forgives a lost answer, and ends a session whose token was copied', async () => {
    const first = await login(admin.email, admin.password);
    const second = await refresh(first.cookie);
    expect(second.status).toBe(200);
    const again = await refresh(first.cookie);
    expect(again.status).toBe(200);
    clock.advance(60_000);
    const third = await refresh(again.cookie);
    clock.advance(60_000);
    expect((await refresh(again.cookie)).status).toBe(401);
    expect((await refresh(third.cookie)).status).toBe(401);
    expect((await t.call('GET', '/api/me', { token: third.token })).body.code).toBe('SESSION_EXPIRED');
  });

  it.each(['', 'x', 'a.b', `018f6f2e-0000-7000-8000-000000000000.${'x'.repeat(43)}`, '%00'])(
    'refuses the made-up refresh token %j',
    async (value) => {
      expect((await t.call('POST', '/api/auth/refresh', { headers: { cookie: `assist_refresh=${value}` } })).body.code).toBe(
        'SESSION_EXPIRED',
      );
    },
  );

  it('refuses access tokens that are expired, altered, unsigned or of another kind', async () => {
    const { token } = await login(admin.email, admin.password);
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    const forged = Buffer.from(
      JSON.stringify({
        ...JSON.parse(Buffer.from(payload, 'base64url').toString()),
        sub: '018f6f2e-0000-7000-8000-000000000000',
      }),
    ).toString('base64url');
    for (const bad of [`${none}.${payload}.`, `${header}.${forged}.${signature}`, `${header}.${payload}.AAAA`, 'abc']) {
      expect((await t.call('GET', '/api/me', { token: bad })).body.code).toBe('SESSION_EXPIRED');
    }
    clock.advance(16 * 60_000);
    expect((await t.call('GET', '/api/me', { token })).body.code).toBe('SESSION_EXPIRED');
    adminToken = (await login(admin.email, admin.password)).token;
  });

  it('ends the session at logout', async () => {
    const { token, cookie } = await login(admin.email, admin.password);
    expect((await t.call('POST', '/api/auth/logout', { headers: { cookie } })).status).toBe(204);
    expect((await t.call('GET', '/api/me', { token })).status).toBe(401);
    expect((await refresh(cookie)).status).toBe(401);
  });

  it('lets administrators manage users and nobody else', async () => {
    const id = await makeUser('anna@firma.example');
    expect(
      (
        await t.call('POST', '/api/users', {
          token: adminToken,
          body: { email: 'ANNA@firma.example', name: 'x', password: 'noch ein gutes Wort' },
        })
      ).body.code,
    ).toBe('EMAIL_TAKEN');
    const anna = await login('anna@firma.example', 'noch ein gutes Wort');
    for (const [method, path] of [
      ['GET', '/api/users'],
      ['POST', '/api/users'],
      ['PATCH', `/api/users/${id}`],
    ] as const) {
      expect((await t.call(method, path, { token: anna.token, body: method === 'GET' ? undefined : {} })).body.code).toBe(
        'FORBIDDEN',
      );
    }
    expect((await t.call('PATCH', '/api/users/nonsense', { token: adminToken, body: {} })).body.code).toBe('USER_NOT_FOUND');
  });

  it('ends all sessions when somebody is suspended, demoted or gets a new password', async () => {
    const id = await makeUser('bert@firma.example');
    for (const [change, password] of [
      [{ disabled: true }, 'noch ein gutes Wort'],
      [{ disabled: false }, ''],
      [{ role: 'admin' }, 'noch ein gutes Wort'],
      [{ password: 'ein neues gutes Wort' }, 'noch ein gutes Wort'],
    ] as const) {
      if (password === '') {
        await t.call('PATCH', `/api/users/${id}`, { token: adminToken, body: change });
        continue;
      }
      const bert = await login('bert@firma.example', password);
      expect((await t.call('GET', '/api/me', { token: bert.token })).status).toBe(200);
      expect((await t.call('PATCH', `/api/users/${id}`, { token: adminToken, body: change })).status).toBe(200);
      expect((await t.call('GET', '/api/me', { token: bert.token })).status).toBe(401);
      expect((await refresh(bert.cookie)).status).toBe(401);
    }
  });

  it('never loses the last administrator, also when two demote each other', async () => {
    const me = (await t.call('GET', '/api/me', { token: adminToken })).body.id as string;
    const others = (await t.call('GET', '/api/users', { token: adminToken })).body.items.filter(
      (user: { role: string; id: string }) => user.role === 'admin' && user.id !== me,
    );
    for (const other of others) await t.call('PATCH', `/api/users/${other.id}`, { token: adminToken, body: { role: 'user' } });
    expect((await t.call('PATCH', `/api/users/${me}`, { token: adminToken, body: { role: 'user' } })).body.code).toBe(
      'LAST_ADMIN',
    );
    expect((await t.call('PATCH', `/api/users/${me}`, { token: adminToken, body: { disabled: true } })).body.code).toBe(
      'LAST_ADMIN',
    );
    const second = await makeUser('cora@firma.example');
    await t.call('PATCH', `/api/users/${second}`, { token: adminToken, body: { role: 'admin' } });
    const cora = await login('cora@firma.example', 'noch ein gutes Wort');
    const replies = await Promise.all([
      t.call('PATCH', `/api/users/${me}`, { token: cora.token, body: { role: 'user' } }),
      t.call('PATCH', `/api/users/${second}`, { token: adminToken, body: { role: 'user' } }),
    ]);
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1);
    adminToken = (await login(admin.email, admin.password)).token;
    const winner =
      (await t.call('GET', '/api/me', { token: adminToken })).body.role === 'admin'
        ? adminToken
        : (await login('cora@firma.example', 'noch ein gutes Wort')).token;
    expect((await t.call('GET', '/api/users', { token: winner })).status).toBe(200);
    await t.call('PATCH', `/api/users/${me}`, { token: winner, body: { role: 'admin' } });
    adminToken = (await login(admin.email, admin.password)).token;
  });

  it('changes the own password with the old one, and signs the other devices out', async () => {
    await makeUser('dora@firma.example');
    const [here, there] = [
      await login('dora@firma.example', 'noch ein gutes Wort'),
      await login('dora@firma.example', 'noch ein gutes Wort'),
    ];
    const change = (currentPassword: string) =>
      t.call('POST', '/api/me/password', { token: here.token, body: { currentPassword, newPassword: 'ganz anderes Wort 3' } });
    expect((await change('falsch')).body.code).toBe('CREDENTIALS_INVALID');
    expect((await change('noch ein gutes Wort')).status).toBe(204);
    expect((await t.call('GET', '/api/me', { token: here.token })).status).toBe(200);
    expect((await t.call('GET', '/api/me', { token: there.token })).status).toBe(401);
  });

  it('takes no more accounts than the licence has seats, also when two come at once', async () => {
    const used = (await t.call('GET', '/api/users', { token: adminToken })).body.items.filter(
      (user: { disabled: boolean }) => !user.disabled,
    ).length as number;
    seats.max = used + 1;
    const make = (email: string) =>
      t.call('POST', '/api/users', { token: adminToken, body: { email, name: 'x', password: 'noch ein gutes Wort' } });
    const replies = await Promise.all([make('one@firma.example'), make('two@firma.example'), make('three@firma.example')]);
    expect(replies.map((reply) => reply.body.code ?? reply.status).sort()).toEqual([
      201,
      'LICENSE_SEATS_EXCEEDED',
      'LICENSE_SEATS_EXCEEDED',
    ]);
    const id = replies.find((reply) => reply.status === 201)?.body.id as string;
    const set = (disabled: boolean) => t.call('PATCH', `/api/users/${id}`, { token: adminToken, body: { disabled } });
    expect((await set(true)).status).toBe(200);
    seats.max = used;
    expect((await set(false)).body.code).toBe('LICENSE_SEATS_EXCEEDED');
    seats.max = 50;
    expect((await set(false)).status).toBe(200);
  });

  it('keeps the language that a user chose', async () => {
    const { body } = await t.call('PATCH', '/api/me', { token: adminToken, body: { locale: 'de' } });
    expect(body.locale).toBe('de');
    expect((await t.call('PATCH', '/api/me', { token: adminToken, body: { locale: 'fr' } })).status).toBe(422);
  });

  it('throttles guessing and says when to come back', async () => {
    await makeUser('emil@firma.example');
    let last = await login('emil@firma.example', 'falsch falsch');
    for (let attempt = 0; attempt < 10 && last.status === 401; attempt += 1) {
      last = await login('emil@firma.example', 'falsch falsch');
    }
    expect([last.status, last.code]).toEqual([429, 'LOGIN_THROTTLED']);
    expect((await login('emil@firma.example', 'noch ein gutes Wort')).status).toBe(429);
    expect((await login(admin.email, admin.password)).status).toBe(200);
  });

  it('keeps users over a restart, and sessions too', async () => {
    const before = t;
    await before.stop();
    t = await open({}, before);
    expect((await t.call('GET', '/api/me', { token: adminToken })).status).toBe(200);
  });
});

describe('an installation whose database is gone', () => {
  it('refuses setup and sign-in, and says what to do', async () => {
    const engine = testDatabases()[0]!;
    const first = await createTestApp({
      features,
      migrations,
      bindings,
      engine,
      withoutFakeAuthenticator: true,
      env: { ADMIN_EMAIL: 'a@b.example', ADMIN_PASSWORD: 'richtig langes Wort 7' },
    });
    await until(
      async () =>
        (await first.call('POST', '/api/auth/login', { body: { email: 'a@b.example', password: 'richtig langes Wort 7' } }))
          .status === 200,
    );
    await first.stop();
    const empty = await createTestApp({
      features,
      migrations,
      bindings,
      engine,
      withoutFakeAuthenticator: true,
      env: { DATA_DIR: first.dataDir, ADMIN_EMAIL: 'thief@b.example', ADMIN_PASSWORD: 'richtig langes Wort 7' },
    });
    expect((await empty.call('GET', '/api/setup')).body).toEqual({
      needed: false,
      restoreRequired: true,
      dataDir: first.dataDir,
    });
    expect((await empty.call('POST', '/api/setup', { body: admin })).body.code).toBe('RESTORE_REQUIRED');
    expect(
      (await empty.call('POST', '/api/auth/login', { body: { email: 'thief@b.example', password: 'richtig langes Wort 7' } }))
        .body.code,
    ).toBe('RESTORE_REQUIRED');
    await empty.close();
    rmSync(join(first.dataDir), { recursive: true, force: true });
  });
});
