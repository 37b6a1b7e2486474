// T14, T18. Real: HTTP, database, codes of RFC 6238, sealing, audit log. The clock is moved by hand.
import { newId, systemContext } from '@assist/kernel';
import { AuditReader } from '@assist/platform/audit';
import { FakeClock, testDatabases } from '@assist/platform/testing';
import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { RoleEntity } from '../src/roles/role.entity.js';
import { BeginSession } from '../src/sessions/begin-session.js';
import { SecondFactorRepository } from '../src/second-factor/second-factor.repository.js';
import { TotpSecrets } from '../src/second-factor/totp-secrets.js';
import { UserRepository } from '../src/users/user.repository.js';
import { createIdentityApp, endedOrBlocked, PASSWORD, pauseNext, type IdentityApp } from './identity-app.js';
import { ProbeModule } from './probe.js';

interface Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
  readonly secret: string;
  readonly codes: string[];
}

describe.each(testDatabases())('second factors on $engine', (engine) => {
  const clock = new FakeClock();
  let t: IdentityApp;
  let count = 0;
  beforeAll(async () => {
    t = await createIdentityApp({
      engine,
      clock,
      extraModules: [ProbeModule],
      env: { ASSIST_IDENTITY_ACCESS_TOKEN_MINUTES: '60' },
    });
  });
  afterAll(() => t.close());
  afterEach(() => vi.restoreAllMocks());

  const codeOf = (secret: string, offset = 0): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now() + offset * 30_000 });
  const nextStep = (): void => clock.advance(30_000);
  const someone = async () => {
    count += 1;
    const email = `totp${count}@firma.example`;
    const id = await t.makeUser(email);
    return { id, email, token: (await t.login(email)).token };
  };
  const post = (path: string, token: string, body: object = {}) =>
    t.call('POST', `/api/me/second-factor${path}`, { token, body });
  const protectedPerson = async (): Promise<Person> => {
    const { id, email, token } = await someone();
    const { secret } = (await post('/setup', token, { password: PASSWORD })).body;
    const confirmed = await post('/confirm', token, { code: codeOf(secret) });
    expect(confirmed.status).toBe(200);
    nextStep();
    return { id, email, token, secret, codes: confirmed.body.codes };
  };
  const firstStep = async (email: string, headers: Record<string, string> = {}): Promise<string> => {
    const reply = await t.call('POST', '/api/auth/login', { body: { email, password: PASSWORD }, headers });
    expect([reply.status, reply.body.code, reply.headers.getSetCookie()]).toEqual([401, 'SECOND_FACTOR_REQUIRED', []]);
    expect(reply.body.params.expiresInSeconds).toBe(300);
    return reply.body.params.challenge;
  };
  const secondStep = (challenge: string, code: string, headers: Record<string, string> = {}) =>
    t.call('POST', '/api/auth/second-factor', { body: { challenge, code }, headers });
  const state = async (token: string) => (await t.call('GET', '/api/me/second-factor', { token })).body;
  const write = (work: (tx: ReturnType<typeof systemContext>) => Promise<unknown>) =>
    t.database.transaction(systemContext('test'), work);
  const demand = async (userId: string): Promise<string> => {
    const roleId = newId();
    await write(async (tx) => {
      const role = { id: roleId, name: roleId, permissions: ['rag.use'] as const, secondFactor: true, createdAt: 0 };
      await t.database.manager(tx).insert(RoleEntity, role);
      await t.app.get(UserRepository, { strict: false }).update(tx, userId, { roleId });
    });
    return roleId;
  };
  const newest = async (action: Parameters<AuditReader['newestOf']>[1]) => {
    const row = await t.app.get(AuditReader, { strict: false }).newestOf(systemContext('test'), action);
    return { actor: row?.actorId, target: row?.targetId, outcome: row?.outcome, detail: JSON.parse(row?.detail ?? '{}') };
  };

  it('is on once an app showed the right code, and from then on a password alone opens nothing', async () => {
    const { email, token, id } = await someone();
    expect(await state(token)).toMatchObject({ enabled: false, required: false, passwordNeeded: true, recoveryCodesLeft: 0 });
    expect((await post('/setup', token, { password: 'falsch' })).body.code).toBe('CREDENTIALS_INVALID');
    expect((await post('/setup', token)).body.code).toBe('CREDENTIALS_INVALID');
    const setup = await post('/setup', token, { password: PASSWORD });
    const { secret, uri } = setup.body;
    expect([setup.headers.get('cache-control'), uri]).toEqual(['no-store', expect.stringContaining(secret)]);
    expect((await t.login(email)).status).toBe(200);
    expect((await post('/confirm', token, { code: codeOf(secret, 5) })).body.code).toBe('SECOND_FACTOR_INVALID');
    const confirmed = await post('/confirm', token, { code: codeOf(secret) });
    expect([confirmed.status, confirmed.body.codes.length, new Set(confirmed.body.codes).size]).toEqual([200, 10, 10]);
    expect(await state(token)).toMatchObject({ enabled: true, recoveryCodesLeft: 10, readable: true });
    expect((await newest('second_factor.enabled')).target).toBe(id);
    const challenge = await firstStep(email);
    expect((await secondStep(challenge, codeOf(secret))).body.code).toBe('SECOND_FACTOR_INVALID');
    nextStep();
    const done = await secondStep(challenge, `${codeOf(secret).slice(0, 3)} ${codeOf(secret).slice(3)}`);
    expect([done.status, await t.meStatus(done.body.accessToken)]).toEqual([200, 200]);
    expect(
      done.headers
        .getSetCookie()
        .map((cookie) => cookie.split('=')[0])
        .sort(),
    ).toEqual(['assist_device', 'assist_refresh']);
  });

  it('never shows or stores the secret in the clear', async () => {
    const { id, secret, token } = await protectedPerson();
    const factor = await t.app.get(SecondFactorRepository, { strict: false }).find(systemContext('test'), id);
    expect(factor?.secret).toMatch(/^v1\./);
    expect(JSON.stringify([factor, await state(token)])).not.toContain(secret);
    expect(t.app.get(TotpSecrets, { strict: false }).open(newId(), factor!.secret)).toBeNull();
  });

  it('T14: signs the other devices out when it is turned on: they came in with a password only', async () => {
    const { email, token } = await someone();
    const thief = await t.login(email);
    const { secret } = (await post('/setup', token, { password: PASSWORD })).body;
    expect((await post('/confirm', token, { code: codeOf(secret) })).status).toBe(200);
    expect([await t.meStatus(thief.token), (await t.refresh(thief.cookie)).status, await t.meStatus(token)]).toEqual([
      401, 401, 200,
    ]);
  });

  it('lets one of two in who come with the same code at once', async () => {
    const { email, secret } = await protectedPerson();
    const challenges = [await firstStep(email), await firstStep(email), await firstStep(email)];
    const code = codeOf(secret);
    const replies = await Promise.all(challenges.map((challenge) => secondStep(challenge, code)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await secondStep(await firstStep(email), code)).body.code).toBe('SECOND_FACTOR_INVALID');
    expect((await secondStep(await firstStep(email), codeOf(secret, -1))).body.code).toBe('SECOND_FACTOR_INVALID');
  });

  it('lets one of two in who come with the same challenge at once', async () => {
    const { email, secret, codes } = await protectedPerson();
    const challenge = await firstStep(email);
    const replies = await Promise.all([
      secondStep(challenge, codeOf(secret)),
      secondStep(challenge, codes[0]!),
      secondStep(challenge, codes[1]!),
    ]);
    expect(replies.map(({ status, body }) => body.code ?? status).sort()).toEqual([
      200,
      'CHALLENGE_EXPIRED',
      'CHALLENGE_EXPIRED',
    ]);
    expect((await secondStep(challenge, codes[2]!)).body.code).toBe('CHALLENGE_EXPIRED');
  });

  it('takes each recovery code once, however it is typed, and two at once too', async () => {
    const { id, email, codes } = await protectedPerson();
    const [first, second] = codes as [string, string];
    expect((await secondStep(await firstStep(email), first.toUpperCase().replaceAll('-', ' '))).status).toBe(200);
    expect(await newest('second_factor.recovery_code_used')).toMatchObject({ actor: id, detail: { left: 9 } });
    expect((await secondStep(await firstStep(email), first)).body.code).toBe('SECOND_FACTOR_INVALID');
    const challenges = [await firstStep(email), await firstStep(email)];
    const replies = await Promise.all(challenges.map((challenge) => secondStep(challenge, second)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('makes new recovery codes in the place of the old ones, for password or code', async () => {
    const { email, token, codes, secret } = await protectedPerson();
    expect((await post('/recovery-codes', token, { password: 'falsch' })).body.code).toBe('CREDENTIALS_INVALID');
    expect((await post('/recovery-codes', token, { code: '000000' })).body.code).toBe('SECOND_FACTOR_INVALID');
    expect((await post('/recovery-codes', token, { password: PASSWORD, code: '000000' })).status).toBe(422);
    const renewed = await post('/recovery-codes', token, { code: codeOf(secret) });
    expect([renewed.status, renewed.body.codes.length]).toEqual([200, 10]);
    expect((await secondStep(await firstStep(email), codes[0]!)).body.code).toBe('SECOND_FACTOR_INVALID');
    expect((await secondStep(await firstStep(email), renewed.body.codes[0])).status).toBe(200);
  });

  it('is turned off by password or code, and then a password is enough', async () => {
    const { email, token, codes } = await protectedPerson();
    expect((await post('/disable', token, { password: 'falsch' })).body.code).toBe('CREDENTIALS_INVALID');
    expect((await post('/setup', token, { password: PASSWORD })).body.code).toBe('SECOND_FACTOR_ENABLED');
    expect((await post('/disable', token, { code: codes[0]! })).status).toBe(204);
    expect((await t.login(email)).status).toBe(200);
    expect((await post('/disable', token, { password: PASSWORD })).body.code).toBe('SECOND_FACTOR_MISSING');
    expect((await post('/confirm', token, { code: '123456' })).body.code).toBe('SECOND_FACTOR_MISSING');
  });

  it('T18: gives five tries for a challenge and five minutes, and tells all that is over in the same words', async () => {
    const { email, secret } = await protectedPerson();
    const used = await firstStep(email);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await secondStep(used, '000000')).body.code).toBe('SECOND_FACTOR_INVALID');
    }
    const late = await firstStep(email);
    clock.advance(300_000);
    const right = codeOf(secret);
    const replies = await Promise.all(
      [used, late, `${newId()}.${'x'.repeat(43)}`, 'x', late.replace(/.$/, '!')].map((challenge) => secondStep(challenge, right)),
    );
    const visible = replies.map(({ status, body }) => JSON.stringify([status, { ...body, requestId: '' }]));
    expect([new Set(visible).size, replies[0]?.body.code]).toEqual([1, 'CHALLENGE_EXPIRED']);
    expect((await secondStep(await firstStep(email), right)).status).toBe(200);
  });

  it('slows guessing down for strangers, and not for the owner on a known device', async () => {
    const { email, secret } = await protectedPerson();
    const known = (await secondStep(await firstStep(email), codeOf(secret))).headers.getSetCookie();
    const cookie = known.map((text) => text.split(';')[0]).find((text) => text?.startsWith('assist_device'))!;
    nextStep();
    const codes: (string | number)[] = [];
    for (let round = 0; round < 3; round += 1) {
      const challenge = await firstStep(email);
      for (let attempt = 0; attempt < 4; attempt += 1) codes.push((await secondStep(challenge, '000000')).body.code);
    }
    expect(codes.slice(9)).toEqual(['SECOND_FACTOR_INVALID', 'LOGIN_THROTTLED', 'LOGIN_THROTTLED']);
    expect((await newest('auth.sign_in_refused')).detail).toEqual({ reason: 'wrong_second_factor' });
    const challenge = await firstStep(email);
    expect((await secondStep(challenge, codeOf(secret))).body.code).toBe('LOGIN_THROTTLED');
    expect((await secondStep(challenge, codeOf(secret), { cookie })).status).toBe(200);
  });

  it('counts wrong codes of an open browser too', async () => {
    const { token } = await protectedPerson();
    const replies: string[] = [];
    for (let attempt = 0; attempt < 10; attempt += 1) replies.push((await post('/disable', token, { code: '000000' })).body.code);
    expect(replies.slice(-2)).toEqual(['SECOND_FACTOR_INVALID', 'LOGIN_THROTTLED']);
  });

  it.each([{ disabled: true }, { password: 'ein neues gutes Wort' }, { role: 'admin' }])(
    'T14: opens nothing for a first step before the change %j',
    async (changes) => {
      const { id, email, secret } = await protectedPerson();
      const [before, during] = [await firstStep(email), await firstStep(email)];
      const write = pauseNext(t.app.get(BeginSession, { strict: false }), 'execute', 'after');
      const finish = secondStep(during, codeOf(secret));
      await write.entered;
      const change = t.change(id, changes);
      await endedOrBlocked(t, change);
      write.release();
      expect([(await finish).status, await change]).toEqual([200, 200]);
      expect(await t.meStatus((await finish).body.accessToken)).toBe(401);
      await t.change(id, { disabled: false });
      nextStep();
      expect((await secondStep(before, codeOf(secret))).body.code).toBe('CHALLENGE_EXPIRED');
    },
  );

  it('leaves whoever must set one up nothing else to do, also in open sessions and with keys', async () => {
    const { id, email, token } = await someone();
    const key = (await t.call('POST', '/api/me/api-keys', { token, body: { name: 'x', scopes: ['rag.use'] } })).body
      .text as string;
    expect((await t.call('GET', '/api/probe/rag', { token: key })).status).toBe(204);
    await demand(id);
    const limited = (await t.login(email)).token;
    for (const by of [token, limited, key]) {
      for (const [method, path] of [
        ['GET', '/api/probe/rag'],
        ['GET', '/api/me/api-keys'],
        ['POST', '/api/me/password'],
        ['GET', '/api/me/sessions'],
        ['GET', '/api/users'],
      ] as const) {
        const reply = await t.call(method, path, { token: by });
        expect([path, reply.status, reply.body.code]).toEqual([path, 403, 'SECOND_FACTOR_SETUP_REQUIRED']);
      }
    }
    expect((await t.call('GET', '/api/me', { token: limited })).status).toBe(200);
    expect((await t.call('POST', '/api/me/second-factor/setup', { token: key, body: {} })).body.params).toEqual({ apiKey: true });
    expect(await state(limited)).toMatchObject({ required: true, enabled: false, passwordNeeded: false });
    const { secret } = (await post('/setup', limited)).body;
    expect((await post('/confirm', limited, { code: codeOf(secret) })).status).toBe(200);
    expect([(await t.call('GET', '/api/probe/rag', { token: limited })).status, await t.meStatus(token)]).toEqual([204, 401]);
    expect((await t.call('GET', '/api/probe/rag', { token: key })).status).toBe(204);
    expect((await post('/disable', limited, { password: PASSWORD })).status).toBe(204);
    expect((await t.call('GET', '/api/probe/rag', { token: limited })).body.code).toBe('SECOND_FACTOR_SETUP_REQUIRED');
  });

  it('is set up by nobody who found a browser open when a role begins to ask for one', async () => {
    const { id, email, token } = await someone();
    const { cookie } = await t.login(email);
    clock.advance(11 * 60_000);
    await demand(id);
    const found = (await t.refresh(cookie)).token;
    for (const by of [token, found]) {
      expect(await state(by)).toMatchObject({ required: true, passwordNeeded: true });
      expect((await post('/setup', by)).body.code).toBe('CREDENTIALS_INVALID');
    }
    expect((await post('/setup', found, { password: PASSWORD })).status).toBe(200);
  });

  it('is not taken from the own account, nor its password set, by the doors for the accounts of others', async () => {
    const id = (await t.call('GET', '/api/me', { token: t.adminToken })).body.id as string;
    for (const [method, path, body] of [
      ['DELETE', `/api/users/${id}/second-factor`, undefined],
      ['POST', `/api/users/${id}/password-reset`, undefined],
      ['PATCH', `/api/users/${id}`, { password: 'ohne das alte gesetzt' }],
    ] as const) {
      const reply = await t.call(method, path, { token: t.adminToken, body });
      expect([path, reply.status, reply.body.code, reply.body.params]).toEqual([path, 403, 'FORBIDDEN', { self: true }]);
    }
  });

  it('is taken away by an administrator for who lost the phone, and all devices with it', async () => {
    const [{ id, email, token }, stranger] = [await protectedPerson(), await someone()];
    const path = `/api/users/${id}/second-factor`;
    expect((await t.call('DELETE', path, { token: stranger.token })).body.code).toBe('FORBIDDEN');
    expect((await t.call('DELETE', path, { token: t.adminToken })).status).toBe(204);
    const me = (await t.call('GET', '/api/me', { token: t.adminToken })).body.id as string;
    expect(await newest('second_factor.reset')).toMatchObject({ actor: me, target: id });
    expect([await t.meStatus(token), (await t.login(email)).status]).toEqual([401, 200]);
    expect((await t.call('DELETE', path, { token: t.adminToken })).body.code).toBe('SECOND_FACTOR_MISSING');
    expect((await t.call('DELETE', `/api/users/${newId()}/second-factor`, { token: t.adminToken })).body.code).toBe(
      'USER_NOT_FOUND',
    );
  });

  it('says what to do when SECRET_KEY was lost: recovery codes go on, and a new factor can be set up', async () => {
    const { email, token, codes, secret } = await protectedPerson();
    vi.spyOn(t.app.get(TotpSecrets, { strict: false }), 'open').mockReturnValue(null);
    expect((await state(token)).readable).toBe(false);
    const challenge = await firstStep(email);
    const refused = await secondStep(challenge, codeOf(secret));
    expect([refused.status, refused.body.code]).toEqual([409, 'SECOND_FACTOR_UNREADABLE']);
    const done = await secondStep(challenge, codes[0]!);
    expect(done.status).toBe(200);
    expect((await post('/disable', done.body.accessToken, { password: PASSWORD })).status).toBe(204);
    vi.restoreAllMocks();
    expect((await post('/setup', done.body.accessToken, { password: PASSWORD })).status).toBe(200);
  });

  it('T18: tells nothing about second factors to who does not know the password', async () => {
    const { email } = await protectedPerson();
    const wrong = await t.call('POST', '/api/auth/login', { body: { email, password: 'falsch falsch' } });
    const unknown = await t.call('POST', '/api/auth/login', {
      body: { email: 'nobody@firma.example', password: 'falsch falsch' },
    });
    expect([wrong.status, { ...wrong.body, requestId: '' }]).toEqual([401, { ...unknown.body, requestId: '' }]);
    expect(wrong.body.code).toBe('CREDENTIALS_INVALID');
  });
});
