// Real: the directory (slapd with TLS), HTTP, database, password hashing. Fake: the clock of our side, the licence's seats.
import { systemContext } from '@assist/kernel';
import { FakeClock, testDatabases, testService } from '@assist/platform/testing';
import { Client } from 'ldapts';
import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SyncDirectory } from '../src/sign-on/ldap/sync-directory.js';
import { BASE, DirectoryServer, GROUPS, PEOPLE, SEARCHER } from './directory-server.js';
import { UserRepository } from '../src/users/user.repository.js';
import { PASSWORD, pauseNext } from './identity-app.js';
import { createSignOnApp, type SignOnApp } from './sign-on-app.js';

const slapd = testService('slapd');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe.each(slapd === undefined ? [] : testDatabases())('people of a directory on $engine', (engine) => {
  const clock = new FakeClock(Date.now());
  let directory: DirectoryServer;
  let t: SignOnApp;
  let count = 0;
  const apps: SignOnApp[] = [];

  const open = async (more: Record<string, unknown> = {}): Promise<SignOnApp> => {
    const ldap = {
      url: directory.tlsUrl,
      ca: directory.certificates.caFile,
      bindDn: SEARCHER.dn,
      bindPassword: SEARCHER.password,
      baseDn: PEOPLE,
      userFilter: '(&(objectClass=inetOrgPerson)(!(employeeType=locked)))',
      roleMapping: { [`cn=chiefs, ${GROUPS}`]: 'admin' },
      groupMapping: { [`CN=Sales,${GROUPS}`]: 'Vertrieb', service: 'Werkstatt' },
      ...more,
    };
    const app = await createSignOnApp({ engine, clock, settings: { ldap }, env: { ASSIST_IDENTITY_LOGIN_ATTEMPTS: '4' } });
    apps.push(app);
    return app;
  };
  const newPerson = async (more: Record<string, string | string[]> = {}): Promise<{ uid: string; dn: string; email: string }> => {
    const uid = `person${(count += 1)}`;
    return { uid, dn: await directory.addPerson(uid, PASSWORD, more), email: `${uid}@firma.example` };
  };
  const sync = (app = t): Promise<void> => app.app.get(SyncDirectory).execute();

  beforeAll(async () => {
    directory = await DirectoryServer.start(slapd ?? '');
    t = await open();
    await t.makeGroup('Vertrieb');
    await t.makeGroup('Werkstatt');
  });
  afterEach(async () => {
    t.seats.max = 50;
    for (const app of apps.splice(1)) await app.close();
  });
  afterAll(async () => {
    await t.close();
    await directory.remove();
  });

  it('sign in by user name or address with the password of the directory, and get a user', async () => {
    const { uid, email } = await newPerson({ displayName: 'Änne Müller' });
    expect((await t.call('GET', '/api/auth/providers')).body).toEqual({ items: [], userNames: true });
    const [first, second, third] = [await t.login(uid), await t.login(email), await t.login(` ${uid.toUpperCase()} `)];
    expect([first.status, second.status, third.status]).toEqual([200, 200, 200]);
    const { body } = await t.call('GET', '/api/me', { token: first.token });
    expect(body).toMatchObject({ email, name: 'Änne Müller', role: 'user', hasPassword: false });
    expect((await t.users()).filter((user) => user.email === email)).toHaveLength(1);
    const change = { currentPassword: PASSWORD, newPassword: 'noch ein gutes Wort 8' };
    expect((await t.call('POST', '/api/me/password', { token: first.token, body: change })).body.code).toBe('SIGN_ON_EXTERNAL');
  });

  it.each(['*)(uid=*', '*', 'person*', 'person1)(|(uid=*', '\\2a', '(', ')(', 'person1\\', '(&', ',', 'ü'.repeat(120)])(
    'are not found by %s',
    async (name) => {
      await newPerson();
      expect((await t.login(name)).code).toBe('CREDENTIALS_INVALID');
      // It did not break anything either.
      expect((await t.login((await newPerson()).uid)).status).toBe(200);
    },
  );

  it('may have such signs in their names and passwords', async () => {
    const uid = 'a*b(c)\\d,"e+f';
    const password = '*)(uid=*) \\2a „ü“';
    await directory.addPerson(uid, password, { mail: 'signs@firma.example' });
    expect((await t.login(uid, password)).status).toBe(200);
    expect((await t.login('a*', password)).code).toBe('CREDENTIALS_INVALID');
  });

  it('never sign in without a password, although the directory says yes to that', async () => {
    const { uid, dn } = await newPerson();
    const client = new Client({ url: `ldap://127.0.0.1:${directory.port}` });
    await expect(client.bind(dn, '')).resolves.toBeUndefined();
    await client.unbind();
    expect((await t.call('POST', '/api/auth/login', { body: { email: uid, password: '' } })).body.code).toBe('VALIDATION_FAILED');
    for (const password of [' ', '\u200b']) expect((await t.login(uid, password)).code).toBe('CREDENTIALS_INVALID');
  });

  it('are refused for a wrong password as if they did not exist, and no faster', async () => {
    const { uid } = await newPerson();
    await t.makeUser(`own${uid}@firma.example`);
    const times: number[] = [];
    for (const name of [uid, 'nobody-at-all', `own${uid}@firma.example`, 'nobody@firma.example']) {
      const start = performance.now();
      const reply = await t.login(name, 'falsch falsch');
      times.push(performance.now() - start);
      expect([reply.status, reply.code]).toEqual([401, 'CREDENTIALS_INVALID']);
    }
    expect(Math.min(...times)).toBeGreaterThanOrEqual(299);
  });

  it('are throttled like everybody', async () => {
    const { uid } = await newPerson();
    let last = await t.login(uid, 'falsch falsch');
    for (let attempt = 0; attempt < 5 && last.status === 401; attempt += 1) last = await t.login(uid, 'falsch falsch');
    expect(last.code).toBe('LOGIN_THROTTLED');
    expect((await t.login(uid)).code).toBe('LOGIN_THROTTLED');
  });

  it('become one user, with one seat, when they come twice at once', async () => {
    const { uid, email } = await newPerson();
    t.seats.max = (await t.users()).filter((user) => !user.disabled).length + 1;
    const replies = await Promise.all([t.login(uid), t.login(email), t.login(uid)]);
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200]);
    expect((await t.users()).filter((user) => user.email === email)).toHaveLength(1);
    expect((await t.login((await newPerson()).uid)).code).toBe('LICENSE_SEATS_EXCEEDED');
  });

  it('do not get into an account that is here already', async () => {
    const { uid, email } = await newPerson({ userPassword: 'the other password' });
    await t.makeUser(email);
    expect((await t.login(email, 'the other password')).code).toBe('CREDENTIALS_INVALID');
    expect((await t.login(uid, 'the other password')).code).toBe('ACCOUNT_EXISTS');
    expect((await t.login(email)).status).toBe(200);
  });

  it('take their account over where that is wanted, and then only the directory opens it', async () => {
    const linking = await open({ linkByEmail: true });
    const { email } = await newPerson({ userPassword: 'the other password' });
    const id = await linking.makeUser(email);
    const before = await linking.login(email);
    const linked = await linking.login(email, 'the other password');
    expect((await linking.call('GET', '/api/me', { token: linked.token })).body).toMatchObject({ id, hasPassword: false });
    expect([(await linking.login(email)).code, (await linking.refresh(before.cookie)).status]).toEqual([
      'CREDENTIALS_INVALID',
      401,
    ]);
  });

  it('are refused when two have the same name', async () => {
    const mail = 'zwei@firma.example';
    const [one] = [await newPerson({ mail }), await newPerson({ mail })];
    expect((await t.login(mail)).code).toBe('CREDENTIALS_INVALID');
    expect((await t.login(one.uid)).status).toBe(200);
  });

  it('cannot sign in without an address or when nobody is to be let in anew', async () => {
    const { uid } = await newPerson({ mail: [] });
    expect((await t.login(uid)).code).toBe('SIGN_ON_INCOMPLETE');
    const closed = await open({ autoCreate: false });
    expect((await closed.login((await newPerson()).uid)).code).toBe('CREDENTIALS_INVALID');
  });

  it.each(['memberOf', 'search'])('have groups and role by %s, and lose them again', async (how) => {
    const app = how === 'search' ? await open({ groupBaseDn: GROUPS }) : t;
    if (app !== t) for (const name of ['Vertrieb', 'Werkstatt']) await app.makeGroup(name);
    const [person, other] = [await newPerson(), await newPerson()];
    for (const name of ['sales', 'chiefs']) await directory.setGroup(name, [person.dn, other.dn]);
    const first = await app.login(person.uid);
    const { id } = await app.userOf(person.email);
    expect([(await app.userOf(person.email)).role, await app.groupsOf(id)]).toEqual(['admin', ['Vertrieb:ldap']]);
    await directory.setGroup('sales', [other.dn]);
    await directory.setGroup('chiefs', [other.dn]);
    await directory.setGroup('service', [person.dn]);
    await sync(app);
    expect([(await app.userOf(person.email)).role, await app.groupsOf(id)]).toEqual(['user', ['Werkstatt:ldap']]);
    expect((await app.refresh(first.cookie)).status).toBe(401);
    for (const name of ['sales', 'chiefs', 'service']) await directory.setGroup(name, []);
  });

  it('may be in more groups than anybody looks at', async () => {
    const app = await open({ groupBaseDn: GROUPS });
    const { uid, dn } = await newPerson();
    await directory.addGroups(700, dn);
    for (const server of [app, t]) expect((await server.login(uid)).status).toBe(200);
  });

  it('lose their access when they are gone, free a seat, and come back with the same user', async () => {
    const [gone, locked, moved, stays] = await Promise.all([newPerson(), newPerson(), newPerson(), newPerson()]);
    const people = [gone, locked, moved, stays];
    const before = await Promise.all(people.map(({ uid }) => t.login(uid)));
    const ids = await Promise.all(people.map(async ({ email }) => (await t.userOf(email)).id));
    await directory.delete(gone.dn);
    await directory.set(locked.dn, 'employeeType', ['locked']);
    await directory.rename(moved.dn, `uid=renamed${moved.uid}`);
    await sync();
    const after = await Promise.all(
      before.map(async ({ cookie, token }) => [(await t.refresh(cookie)).status, await t.meStatus(token)]),
    );
    expect(after).toEqual([
      [401, 401],
      [401, 401],
      [200, 200],
      [200, 200],
    ]);
    expect((await t.users()).filter((user) => user.disabled && ids.includes(user.id))).toHaveLength(2);
    expect((await t.login(locked.uid)).code).toBe('CREDENTIALS_INVALID');
    await directory.set(locked.dn, 'employeeType', []);
    const back = await t.login(locked.uid);
    expect((await t.call('GET', '/api/me', { token: back.token })).body.id).toBe(ids[1]);
    expect((await t.login(`renamed${moved.uid}`)).status).toBe(200);
  });

  it('come back by the sync alone, if there is a seat, unless an administrator has suspended them', async () => {
    const [one, two, three] = [await newPerson(), await newPerson(), await newPerson()];
    for (const { uid } of [one, two, three]) expect((await t.login(uid)).status).toBe(200);
    const isDisabled = async ({ email }: { email: string }): Promise<boolean> => (await t.userOf(email)).disabled;
    for (const { dn } of [one, two, three]) await directory.set(dn, 'employeeType', ['locked']);
    await sync();
    expect([await isDisabled(one), await isDisabled(two), await isDisabled(three)]).toEqual([true, true, true]);
    expect(await t.change((await t.userOf(two.email)).id, { disabled: true })).toBe(200);
    for (const { dn } of [one, two, three]) await directory.set(dn, 'employeeType', []);
    t.seats.max = (await t.users()).filter((user) => !user.disabled).length + 1;
    await sync();
    const disabled = [await isDisabled(one), await isDisabled(two), await isDisabled(three)];
    expect([disabled[1], disabled.filter(Boolean).length]).toEqual([true, 2]);
    expect((await t.login(two.uid)).code).toBe('CREDENTIALS_INVALID');
  });

  it('are looked for when a session is renewed, if the sync was not there', async () => {
    const { uid, dn } = await newPerson();
    const { cookie } = await t.login(uid);
    await directory.delete(dn);
    clock.advance(14 * MINUTE);
    expect((await t.refresh(cookie)).status).toBe(200);
    clock.advance(2 * MINUTE);
    expect((await t.refresh(cookie)).code).toBe('SESSION_EXPIRED');
    await t.signInAdmin();
  });

  it('stay signed in for weeks as long as the directory knows them', async () => {
    const { uid } = await newPerson();
    const { cookie } = await t.login(uid);
    clock.advance(20 * 24 * HOUR);
    const renewed = await t.refresh(cookie);
    expect(renewed.status).toBe(200);
    await t.signInAdmin();
  });

  it('are told so when the directory is away, while others work; sessions last for twelve hours', async () => {
    const [person, guess] = [await newPerson(), await newPerson()];
    const signedIn = await t.login(person.uid);
    await t.makeUser(`own${person.email}`);
    await directory.stop();
    for (let attempt = 0; attempt < 12; attempt += 1) expect((await t.login(guess.uid)).code).toBe('SERVICE_UNAVAILABLE');
    expect((await t.login(`own${person.email}`)).status).toBe(200);
    expect((await t.login(`own${person.email}`, 'falsch falsch')).code).toBe('CREDENTIALS_INVALID');
    await sync();
    expect((await t.call('GET', '/health')).body.checks.directory).toMatchObject({ status: 'degraded' });
    clock.advance(11 * HOUR);
    const renewed = await t.refresh(signedIn.cookie);
    expect(renewed.status).toBe(200);
    clock.advance(HOUR);
    expect((await t.refresh(renewed.cookie)).code).toBe('SERVICE_UNAVAILABLE');
    await directory.run();
    clock.advance(10_000);
    // The session was only waiting, and attempts that nobody looked at were no guesses.
    expect((await t.refresh(renewed.cookie)).status).toBe(200);
    expect((await t.login(guess.uid)).status).toBe(200);
    await t.signInAdmin();
  });

  it('who are the last administrator stay one without access, so that the house keeps one', async () => {
    const app = await open();
    const { uid, dn, email } = await newPerson();
    await directory.setGroup('chiefs', [dn]);
    const { token, cookie } = await app.login(uid);
    const local = (await app.users()).find((user) => user.role === 'admin' && user.hasPassword);
    const demoted = await app.call('PATCH', `/api/users/${local?.id}`, { token, body: { role: 'user' } });
    expect(demoted.status).toBe(200);
    await directory.delete(dn);
    await sync(app);
    expect([await app.meStatus(token), (await app.refresh(cookie)).status, (await app.login(uid)).status]).toEqual([
      401, 401, 401,
    ]);
    const [row] = await app.database.manager(systemContext('test')).query(`SELECT * FROM identity_user WHERE email = '${email}'`);
    expect([row.role, Boolean(row.disabled)]).toEqual(['admin', false]);
    await directory.setGroup('chiefs', []);
  });

  it('may protect themselves by a second factor, with their password of the directory', async () => {
    const { uid } = await newPerson();
    const { token } = await t.login(uid);
    const setup = (password: string) => t.call('POST', '/api/me/second-factor/setup', { token, body: { password } });
    expect((await setup('falsch falsch')).body.code).toBe('CREDENTIALS_INVALID');
    const { secret } = (await setup(PASSWORD)).body;
    const code = (): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now() });
    expect((await t.call('POST', '/api/me/second-factor/confirm', { token, body: { code: code() } })).status).toBe(200);
    clock.advance(30_000);
    const first = await t.call('POST', '/api/auth/login', { body: { email: uid, password: PASSWORD } });
    expect(first.body.code).toBe('SECOND_FACTOR_REQUIRED');
    const body = { challenge: first.body.params.challenge, code: code() };
    expect((await t.call('POST', '/api/auth/second-factor', { body })).status).toBe(200);
  });

  it('who are suspended while they sign in do not get in', async () => {
    const { uid, email } = await newPerson();
    await t.login(uid);
    const { id } = await t.userOf(email);
    const users = t.app.get(UserRepository, { strict: false });
    const lock = pauseNext(users, 'findLocked', 'before');
    const login = t.login(uid);
    await lock.entered;
    const change = t.change(id, { disabled: true });
    if (t.engine.engine === 'postgres') await change;
    lock.release();
    const reply = await login;
    expect(await change).toBe(200);
    expect(reply.status === 401 || (await t.refresh(reply.cookie)).status === 401).toBe(true);
    expect((await t.userOf(email)).disabled).toBe(true);
  });

  it('are not all suspended by a wrong setting', async () => {
    const app = await open({ roleMapping: {} });
    const people = [await newPerson(), await newPerson(), await newPerson()];
    for (const { uid } of people) await app.login(uid);
    const wrong = await createSignOnApp({
      ...{ engine, clock, restartOf: app },
      settings: {
        ldap: {
          url: directory.tlsUrl,
          ca: directory.certificates.caFile,
          baseDn: GROUPS,
          bindDn: SEARCHER.dn,
          bindPassword: SEARCHER.password,
        },
      },
    });
    await sync(wrong);
    expect((await wrong.users()).filter((user) => user.disabled)).toEqual([]);
    await wrong.stop();
    const unreadable = await createSignOnApp({
      ...{ engine, clock, restartOf: app },
      settings: { ldap: { url: directory.tlsUrl, ca: directory.certificates.caFile, baseDn: `ou=nothing,${BASE}` } },
    });
    await sync(unreadable);
    expect((await unreadable.users()).filter((user) => user.disabled)).toEqual([]);
    await unreadable.stop();
  });

  it('who are suspended here stay out, and learn nothing of it', async () => {
    const { uid, email } = await newPerson();
    await t.login(uid);
    expect(await t.change((await t.userOf(email)).id, { disabled: true })).toBe(200);
    expect((await t.login(uid)).code).toBe('CREDENTIALS_INVALID');
    await sync();
    expect((await t.userOf(email)).disabled).toBe(true);
  });
});
