// Real: the identity provider (oidc-provider), HTTP, database. Fake: the clock of our side, and the licence's seats.
import { systemContext } from '@assist/kernel';
import { detailOf } from '@assist/platform/audit';
import { testDatabases } from '@assist/platform/testing';
import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ExternalAccountRepository } from '../src/sign-on/accounts/external-account.repository.js';
import { pauseNext } from './identity-app.js';
import { EndStaleKeys } from '../src/sign-on/accounts/end-stale-keys.js';
import { UserRepository } from '../src/users/user.repository.js';
import { CookieBrowser } from './cookie-browser.js';
import { PASSWORD } from './identity-app.js';
import { ProviderWorld } from './provider-world.js';
import { ADMIN } from './sign-on-app.js';

describe.each(testDatabases())('people of an identity provider on $engine', (engine) => {
  let w: ProviderWorld;
  beforeAll(async () => {
    w = await ProviderWorld.create(engine);
  });
  afterEach(() => w.settle());
  afterAll(() => w.close());

  it('follows groups and role at each sign-in, also when they are taken away', async () => {
    await w.t.makeGroup('Vertrieb');
    const service = await w.t.makeGroup('Werkstatt');
    const other = await w.t.makeGroup('Stammtisch');
    const guest = await w.t.makeRole('Gast');
    const { subject, email } = w.newPerson({ groups: ['sales', 'ghosts', 'chiefs'] });
    const first = await w.signOn(subject, 'mapped');
    const { id, role } = await w.t.userOf(email);
    expect([role, await w.t.groupsOf(id)]).toEqual(['admin', ['Vertrieb:mapped']]);
    await w.t.addMember(other, id);
    await w.t.addMember(service, id);
    const claims = { email, email_verified: true, name: 'Neuer Name' };
    w.idp.knows(subject, { ...claims, groups: ['service', 'guests'] });
    const second = await w.signOn(subject, 'mapped');
    expect(await w.t.userOf(email)).toMatchObject({ role: guest, name: 'Neuer Name' });
    expect(await w.t.groupsOf(id)).toEqual(['Stammtisch:local', 'Werkstatt:local']);
    // Rights changed: the other device must sign in again, this one has just done so.
    expect([(await w.renew(first.browser)).status, (await w.renew(second.browser)).status]).toEqual([401, 200]);
    w.idp.knows(subject, { ...claims, groups: 'SALES' });
    await w.signOn(subject, 'mapped');
    expect([(await w.t.userOf(email)).role, await w.t.groupsOf(id)]).toEqual(['user', ['Stammtisch:local', 'Werkstatt:local']]);
    w.idp.knows(subject, { ...claims, groups: ['sales'] });
    const last = await w.signOn(subject, 'mapped');
    expect(await w.t.groupsOf(id)).toContain('Vertrieb:mapped');
    expect((await w.renew(last.browser)).status).toBe(200);
  });

  it('finds groups inside of a claim, and bears thousands of them', async () => {
    const groups = Array.from({ length: 5000 }, (_, index) => `group-${index}`);
    const { subject, email } = w.newPerson({ realm_access: { roles: ['sales', ...groups] } });
    expect((await w.signOn(subject, 'nested')).error).toBeNull();
    expect(await w.t.groupsOf((await w.t.userOf(email)).id)).toEqual(['Vertrieb:nested']);
  });

  it('never takes the role of the last administrator away', async () => {
    const admin = (await w.t.users()).find((user) => user.role === 'admin' && user.hasPassword)!;
    const { subject, email } = w.newPerson({ groups: ['chiefs'] });
    await w.signOn(subject, 'mapped');
    const other = (await w.renew((await w.signOn(subject, 'mapped')).browser)).token;
    const demote = await w.t.call('PATCH', `/api/users/${admin.id}`, { token: other, body: { role: 'user' } });
    expect(demote.status).toBe(200);
    w.idp.knows(subject, { email, email_verified: true, name: 'x', groups: [] });
    const { browser } = await w.signOn(subject, 'mapped');
    expect((await w.me(browser)).role).toBe('admin');
    const { token } = await w.renew(browser);
    await w.t.call('PATCH', `/api/users/${admin.id}`, { token, body: { role: 'admin' } });
    await w.t.signInAdmin();
    await w.signOn(subject, 'mapped');
    expect((await w.t.userOf(email)).role).toBe('user');
  });

  it('asks for the code of whoever has set up a second factor here', async () => {
    await w.t.makeRole('Mit Code', true);
    const { subject, email } = w.newPerson({ groups: ['guarded'] });
    const { token } = await w.renew((await w.signOn(subject, 'mapped')).browser);
    const post = (path: string, body: object) => w.t.call('POST', `/api/me/second-factor${path}`, { token, body });
    // Whoever must set one up needs no password for it, and these people have none.
    const { secret } = (await post('/setup', {})).body;
    const codeOf = (): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: w.clock.now() });
    expect((await post('/confirm', { code: codeOf() })).status).toBe(200);
    w.clock.advance(30_000);
    const { browser, page, setCookies } = await w.signOn(subject, 'mapped', '/documents');
    expect([page.search, setCookies.some((line) => line.startsWith('assist_refresh='))]).toEqual([
      '?signedOn=true&next=%2Fdocuments',
      false,
    ]);
    expect((await w.renew(browser)).status).toBe(401);
    const second = await browser.fetch(new URL(`${w.t.url}/api/auth/second-factor`), {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ challenge: page.hash.slice(1), code: codeOf() }),
    });
    expect(second.status).toBe(200);
    w.clock.advance(12 * 3600_000 + 1);
    expect((await w.renew(browser)).status).toBe(401);
    await w.t.signInAdmin();
    expect((await w.t.userOf(email)).hasPassword).toBe(false);
    const { token: other } = await w.renew((await w.signOn(w.newPerson().subject)).browser);
    const wanted = await w.t.call('POST', '/api/me/second-factor/setup', { token: other, body: { password: 'x' } });
    expect(wanted.body.code).toBe('SIGN_ON_EXTERNAL');
  });

  it('mails and makes no link for a password that is not here, and takes none that was made before', async () => {
    const email = w.newEmail('reset');
    const id = await w.t.makeUser(email);
    const link = () => w.t.call('POST', `/api/users/${id}/password-reset`, { token: w.t.currentAdminToken() });
    const made = await link();
    expect(made.status).toBe(201);
    await w.signOn(w.newPerson({ email }).subject, 'linking');
    expect((await link()).body.code).toBe('SIGN_ON_EXTERNAL');
    const body = { token: made.body.token, password: 'noch ein gutes Wort 9' };
    expect((await w.t.call('POST', '/api/auth/password-reset/confirm', { body })).body.code).toBe('LINK_INVALID');
    expect((await w.t.userOf(email)).hasPassword).toBe(false);
  });

  it('lets nobody back in who is being deleted', async () => {
    const { subject, email } = w.newPerson();
    await w.signOn(subject);
    const { id } = await w.t.userOf(email);
    await w.t.database.transaction(systemContext('test'), (tx) =>
      w.t.app.get(UserRepository, { strict: false }).update(tx, id, { disabled: true, erasingSince: w.clock.now() }),
    );
    expect((await w.signOn(subject)).error).toBe('SIGN_ON_REFUSED');
  });

  it('lets nobody in with a role that does not exist', async () => {
    const { subject, email } = w.newPerson({ groups: ['chiefs'] });
    expect((await w.signOn(subject, 'broken')).error).toBe('SIGN_ON_FAILED');
    await expect(w.t.userOf(email)).rejects.toThrow();
  });

  it('keeps out whom an administrator has suspended', async () => {
    const { subject, email } = w.newPerson();
    const { browser } = await w.signOn(subject);
    const { id } = await w.t.userOf(email);
    expect(await w.t.change(id, { disabled: true })).toBe(200);
    expect((await w.renew(browser)).status).toBe(401);
    expect((await w.signOn(subject)).error).toBe('SIGN_ON_REFUSED');
    expect((await w.t.userOf(email)).disabled).toBe(true);
  });

  it('takes no account over by its e-mail address', async () => {
    const email = w.newEmail('taken');
    await w.t.makeUser(email);
    for (const [id, claims] of [
      ['plain', { email_verified: true }],
      ['linking', { email_verified: undefined }],
      ['trusting', { email_verified: false }],
      ['closed', { email_verified: true }],
    ] as const) {
      const { subject } = w.newPerson({ email: email.toUpperCase(), ...claims });
      expect([id, (await w.signOn(subject, id)).error]).toEqual([id, 'ACCOUNT_EXISTS']);
    }
    const { subject } = w.newPerson({ email, email_verified: false });
    expect((await w.signOn(subject, 'linking')).error).toBe('SIGN_ON_INCOMPLETE');
    expect((await w.t.login(email)).status).toBe(200);
  });

  it('links an account where that is wanted and proven; then the provider alone opens it', async () => {
    const email = w.newEmail('linked');
    const id = await w.t.makeUser(email);
    const before = await w.t.login(email);
    const { subject } = w.newPerson({ email });
    const { browser } = await w.signOn(subject, 'linking');
    expect(await w.me(browser)).toMatchObject({ id, hasPassword: false });
    expect([(await w.t.login(email)).code, (await w.t.refresh(before.cookie)).status]).toEqual(['CREDENTIALS_INVALID', 401]);
    const other = w.newPerson({ email });
    expect((await w.signOn(other.subject, 'linking')).error).toBe('ACCOUNT_EXISTS');
  });

  it('leaves the last administrator who has a password the password', async () => {
    const { subject } = w.newPerson({ email: ADMIN.email });
    const { browser } = await w.signOn(subject, 'linking');
    expect(await w.me(browser)).toMatchObject({ role: 'admin', hasPassword: true });
    expect((await w.t.login(ADMIN.email, ADMIN.password)).status).toBe(200);
    await w.t.signInAdmin();
  });

  it('has no password to change or to set for people of a provider', async () => {
    const { subject, email } = w.newPerson();
    const { token } = await w.renew((await w.signOn(subject)).browser);
    const body = { currentPassword: '!', newPassword: 'noch ein gutes Wort 8' };
    expect((await w.t.call('POST', '/api/me/password', { token, body })).body.code).toBe('SIGN_ON_EXTERNAL');
    const { id } = await w.t.userOf(email);
    expect(await w.t.change(id, { password: PASSWORD })).toBe(409);
    for (const guess of ['!', PASSWORD]) expect((await w.t.login(email, guess)).code).toBe('CREDENTIALS_INVALID');
  });

  it('follows name and address, but never onto the address of somebody else', async () => {
    const [moving, staying] = [w.newPerson(), w.newPerson()];
    await w.signOn(moving.subject);
    await w.signOn(staying.subject);
    const { id } = await w.t.userOf(moving.email);
    w.idp.knows(moving.subject, { email: `neu-${moving.email}`, email_verified: true, name: 'Geheiratet' });
    await w.signOn(moving.subject);
    expect(await w.t.userOf(`neu-${moving.email}`)).toMatchObject({ id, name: 'Geheiratet' });
    for (const [claims, name] of [
      [{ email: staying.email, email_verified: true }, 'a'],
      [{ email: `frei-${moving.email}`, email_verified: false }, 'b'],
    ] as const) {
      w.idp.knows(moving.subject, { ...claims, name });
      expect((await w.signOn(moving.subject)).error).toBeNull();
      expect(await w.t.userOf(`neu-${moving.email}`)).toMatchObject({ id, name });
    }
  });

  it.each([
    ['domain', { email: 'x@firma.example.evil.example' }, 'SIGN_ON_REFUSED'],
    ['domain', { email: 'x@sub.firma.example' }, 'SIGN_ON_REFUSED'],
    ['domain', { email: 'x@firma.example', email_verified: false }, 'SIGN_ON_REFUSED'],
    ['domain', { email: 'y@Tochter.example' }, null],
    ['closed', {}, 'SIGN_ON_REFUSED'],
    ['plain', { email_verified: false }, 'SIGN_ON_INCOMPLETE'],
    ['trusting', { email_verified: false }, null],
    ['plain', { email_verified: undefined }, null],
    ['plain', { email: undefined }, 'SIGN_ON_INCOMPLETE'],
    ['plain', { email: 'no address' }, 'SIGN_ON_INCOMPLETE'],
    ['plain', { name: { first: 'x' } }, null],
  ] as const)('at %s a person with %j ends with %s', async (id, claims, error) => {
    expect((await w.signOn(w.newPerson(claims).subject, id)).error).toBe(error);
  });

  it('makes one user and takes one seat when a person comes twice at once', async () => {
    const { subject, email } = w.newPerson();
    const used = (await w.t.users()).filter((user) => !user.disabled).length;
    w.t.seats.max = used + 1;
    const browsers = [new CookieBrowser(), new CookieBrowser(), new CookieBrowser()];
    const callbacks: URL[] = [];
    for (const browser of browsers) callbacks.push(await w.callbackOf(subject, browser));
    const errors = await Promise.all(browsers.map((browser, index) => w.errorAt(callbacks[index]!, browser)));
    expect(errors).toEqual([null, null, null]);
    expect((await w.t.users()).filter((user) => user.email === email)).toHaveLength(1);
    expect((await w.signOn(w.newPerson().subject)).error).toBe('LICENSE_SEATS_EXCEEDED');
    expect((await w.signOn(subject)).error).toBeNull();
  });

  it('ends a session after twelve hours, however much it is used', async () => {
    const { browser } = await w.signOn(w.newPerson().subject);
    for (let hour = 0; hour < 11; hour += 1) {
      w.clock.advance(3600_000);
      expect((await w.renew(browser)).status).toBe(200);
    }
    w.clock.advance(3600_001);
    expect((await w.renew(browser)).status).toBe(401);
    await w.t.signInAdmin();
  });

  it('ends API keys of people who have not signed in at the provider for thirty days', async () => {
    const [stays, left] = [w.newPerson(), w.newPerson()];
    const keyOf = async (subject: string): Promise<string> => {
      const { token } = await w.renew((await w.signOn(subject)).browser);
      const reply = await w.t.call('POST', '/api/me/api-keys', {
        token,
        body: { name: 'x', scopes: ['chat.use'], expiresInDays: null },
      });
      return reply.body.text;
    };
    const keys = [await keyOf(stays.subject), await keyOf(left.subject)];
    const statuses = async () => Promise.all(keys.map((token) => w.t.meStatus(token)));
    expect(await statuses()).toEqual([200, 200]);
    w.clock.advance(29 * 24 * 3600_000);
    await w.signOn(stays.subject);
    await w.t.app.get(EndStaleKeys).execute();
    expect(await statuses()).toEqual([200, 200]);
    w.clock.advance(2 * 24 * 3600_000);
    await w.t.app.get(EndStaleKeys).execute();
    expect(await statuses()).toEqual([200, 401]);
    await w.t.signInAdmin();
  });

  it('leaves the keys of somebody who signs in again while they are being ended', async () => {
    const back = w.newPerson();
    await w.signOn(back.subject);
    const makeKey = async (): Promise<string> => {
      const { token } = await w.renew((await w.signOn(back.subject)).browser);
      const body = { name: 'x', scopes: ['chat.use'], expiresInDays: null };
      return (await w.t.call('POST', '/api/me/api-keys', { token, body })).body.text;
    };
    const old = await makeKey();
    w.clock.advance(31 * 24 * 3600_000);
    const listing = pauseNext(w.t.app.get(ExternalAccountRepository, { strict: false }), 'withStaleKeys', 'after');
    const ending = w.t.app.get(EndStaleKeys).execute();
    await listing.entered;
    const fresh = await makeKey();
    listing.release();
    await ending;
    expect([await w.t.meStatus(old), await w.t.meStatus(fresh)]).toEqual([200, 200]);
    await w.t.signInAdmin();
  });

  it('tells the audit log who came how, and who was refused', async () => {
    const { subject, email } = w.newPerson();
    await w.signOn(subject);
    const { id } = await w.t.userOf(email);
    for (let cancelled = 0; cancelled < 25; cancelled += 1) await w.signOn(null);
    const rows = await w.t.audited();
    const last = (action: string) => rows.findLast((row) => row.action === action);
    expect([last('auth.signed_in')?.actorId, detailOf(last('auth.signed_in')!)]).toEqual([id, { provider: 'plain' }]);
    expect(last('user.created')).toMatchObject({ actorId: 'sign-on:plain', targetId: id });
    const refused = rows.filter((row) => row.action === 'auth.sign_in_refused' && 'provider' in detailOf(row));
    const subjectHash = expect.stringMatching(/^[\da-f]{16}$/) as unknown;
    expect(refused.map(detailOf)).toContainEqual({ reason: 'ACCOUNT_EXISTS', provider: 'plain', subjectHash });
    // As many as anybody can cause are not written down.
    expect(refused).toHaveLength(20);
    expect(JSON.stringify(rows)).not.toContain(email);
  });
});
