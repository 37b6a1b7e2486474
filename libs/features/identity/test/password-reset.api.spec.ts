// T14, T15, T18. Real: HTTP, database, work, password hashing, audit log. Fake: the mail server.
import { newId, systemContext } from '@assist/kernel';
import { FakeClock, testDatabases, until } from '@assist/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PasswordResetEntity } from '../src/password-reset/password-reset.entity.js';
import { Passwords } from '../src/users/passwords.js';
import { createIdentityApp, endedOrBlocked, PASSWORD, pauseNext, type IdentityApp } from './identity-app.js';

const NEW_PASSWORD = 'ein neues gutes Wort';

describe.each(testDatabases())('a forgotten password on $engine', (engine) => {
  const clock = new FakeClock();
  let t: IdentityApp;
  let count = 0;
  beforeAll(async () => {
    t = await createIdentityApp({
      ...{ engine, clock },
      env: {
        ASSIST_PUBLIC_URL: 'https://assist.firma.example/',
        TRUST_PROXY_COUNT: '1',
        ASSIST_IDENTITY_ACCESS_TOKEN_MINUTES: '60',
      },
    });
  });
  afterAll(() => t.close());
  afterEach(() => {
    vi.restoreAllMocks();
    t.mailer.isConfigured = true;
  });

  const someone = async () => {
    count += 1;
    const email = `reset${count}@firma.example`;
    return { id: await t.makeUser(email), email };
  };
  const ask = (email: string, address = `192.0.2.${count % 250}`) =>
    t.call('POST', '/api/auth/password-reset', { body: { email }, headers: { 'x-forwarded-for': address } });
  const mailsTo = (email: string) => t.mailer.sent.filter(({ to }) => to === email);
  const tokenIn = (text: string): string => /https:\/\/assist\.firma\.example\/password-reset#(\S+)/.exec(text)?.[1] ?? '';
  const mailed = async (email: string): Promise<string> => {
    const before = mailsTo(email).length;
    expect((await ask(email.toUpperCase())).status).toBe(202);
    await until(() => mailsTo(email).length > before);
    return tokenIn(mailsTo(email).at(-1)!.text);
  };
  const look = (token: string) => t.call('POST', '/api/auth/password-reset/look', { body: { token } });
  const confirm = (token: string, password = NEW_PASSWORD) =>
    t.call('POST', '/api/auth/password-reset/confirm', { body: { token, password } });
  /** When this mail is there, all that was asked before has been looked at. */
  const settled = async (): Promise<void> => void (await mailed((await someone()).email));

  it('T14: is set anew by a link in a mail, once, and everything that was let in before is ended', async () => {
    const { email } = await someone();
    const before = await t.login(email);
    const key = await t.call('POST', '/api/me/api-keys', { token: before.token, body: { name: 'x', scopes: ['rag.use'] } });
    const token = await mailed(email);
    expect((await look(token)).body.email).toBe(email);
    expect((await confirm(token, 'Passwort2026')).body.code).toBe('PASSWORD_TOO_WEAK');
    expect((await confirm(token)).status).toBe(204);
    expect([await t.meStatus(before.token), (await t.refresh(before.cookie)).status, await t.meStatus(key.body.text)]).toEqual([
      401, 401, 401,
    ]);
    expect([(await t.login(email)).status, (await t.login(email, NEW_PASSWORD)).status]).toEqual([401, 200]);
    for (const reply of [await confirm(token, 'noch ein anderes Wort'), await look(token)]) {
      expect([reply.status, reply.body.code]).toEqual([404, 'LINK_INVALID']);
    }
  });

  it('is written to the person in plain words, and the link leads to the address that the operator named', async () => {
    const { email } = await someone();
    const askIn = (language: string) =>
      t.call('POST', '/api/auth/password-reset', {
        body: { email },
        headers: { 'accept-language': language, 'x-forwarded-host': 'evil.example' },
      });
    await askIn('en');
    await until(() => mailsTo(email).length === 1);
    const mail = t.mailer.lastTo(email);
    expect(mail).toMatchObject({ to: email, reason: 'password_reset', subject: 'New password for CGS Assist' });
    expect(mail.text).toContain('within an hour');
    await askIn('de');
    await until(() => mailsTo(email).length === 2);
    expect(t.mailer.lastTo(email)).toMatchObject({ subject: 'Neues Passwort für CGS Assist' });
    expect(tokenIn(t.mailer.lastTo(email).text)).not.toBe('');
    expect(t.mailer.lastTo(email).text).not.toContain('evil');
  });

  it('T18: gets the same answer for every address, and only a person with an account gets a mail', async () => {
    const [known, suspended] = [await someone(), await someone()];
    await t.change(suspended.id, { disabled: true });
    const replies = [];
    for (const email of [known.email, suspended.email, 'nobody@firma.example', 'no address at all', '\ud800']) {
      replies.push(await ask(email));
    }
    const visible = replies.map((reply) => {
      const headers = [...reply.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
      return JSON.stringify([reply.status, reply.body, headers]);
    });
    expect([new Set(visible).size, replies[0]!.status]).toEqual([1, 202]);
    await settled();
    expect([mailsTo(known.email).length, mailsTo(suspended.email).length]).toEqual([1, 0]);
    expect(t.mailer.sent.some(({ to }) => to.includes('nobody'))).toBe(false);
  });

  it('T18: says to everybody that an administrator must help where no mail can be sent', async () => {
    const { email } = await someone();
    t.mailer.isConfigured = false;
    const replies = await Promise.all([ask(email), ask('nobody@firma.example')]);
    expect(new Set(replies.map(({ status, body }) => JSON.stringify([status, { ...body, requestId: '' }]))).size).toBe(1);
    expect(replies[0]!.body.code).toBe('PASSWORD_RESET_UNAVAILABLE');
    const unnamed = await createIdentityApp({ engine });
    const reply = await unnamed.call('POST', '/api/auth/password-reset', { body: { email } });
    expect(reply.body.code).toBe('PASSWORD_RESET_UNAVAILABLE');
    await unnamed.close();
  });

  it('sends five mails in an hour at most, and refuses an address that asks for many people', async () => {
    const { email } = await someone();
    for (let mail = 0; mail < 8; mail += 1) expect((await ask(email, `198.51.100.${mail}`)).status).toBe(202);
    await settled();
    expect(mailsTo(email)).toHaveLength(5);
    const statuses: number[] = [];
    for (let person = 0; person < 101; person += 1) statuses.push((await ask(`x${person}@firma.example`, '203.0.113.9')).status);
    expect([new Set(statuses.slice(0, 100)), statuses[100]]).toEqual([new Set([202]), 429]);
  });

  it('lets one of two win who come with the same link at once', async () => {
    const { email } = await someone();
    const token = await mailed(email);
    const replies = await Promise.all([confirm(token, 'das erste neue Wort'), confirm(token, 'das zweite neue Wort')]);
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 404]);
    const first = replies[0]?.status === 204;
    expect([(await t.login(email, 'das erste neue Wort')).status, (await t.login(email, 'das zweite neue Wort')).status]).toEqual(
      first ? [200, 401] : [401, 200],
    );
  });

  it.each([{ disabled: true }, { password: 'vom Administrator gesetzt' }])(
    'T14: is not set by a link that the change %j overtook',
    async (changes) => {
      const { id, email } = await someone();
      const token = await mailed(email);
      const hash = pauseNext(t.app.get(Passwords, { strict: false }), 'hash', 'after');
      const late = confirm(token);
      await hash.entered;
      const change = t.change(id, changes);
      await endedOrBlocked(t, change);
      expect(await change).toBe(200);
      hash.release();
      expect((await late).body.code).toBe('LINK_INVALID');
      await t.change(id, { disabled: false });
      expect((await t.login(email, NEW_PASSWORD)).status).toBe(401);
    },
  );

  it('T15, T18: is not set after an hour, nor by a link that was altered or made up, and all are refused alike', async () => {
    const [one, other] = [await someone(), await someone()];
    const [late, right] = [await mailed(one.email), await mailed(other.email)];
    const [id, secret] = right.split('.') as [string, string];
    const swapped = `${late.split('.')[0]}.${secret}`;
    const resets = { userId: one.id };
    const [made] = await t.database.manager(systemContext('test')).findBy(PasswordResetEntity, resets);
    expect(made!.expiresAt - clock.now()).toBe(3600_000);
    await t.database.transaction(systemContext('test'), async (tx) => {
      await t.database.manager(tx).update(PasswordResetEntity, resets, { expiresAt: clock.now() });
    });
    const replies = await Promise.all(
      [late, swapped, `${id}.${'A'.repeat(43)}`, `${newId()}.${secret}`, 'x'].map((token) => confirm(token)),
    );
    expect(new Set(replies.map(({ status, body }) => JSON.stringify([status, { ...body, requestId: '' }]))).size).toBe(1);
    expect([replies[0]!.body.code, (await confirm(right)).status]).toEqual(['LINK_INVALID', 204]);
  });

  it('T15: keeps nothing by which a link could be made again', async () => {
    const { id, email } = await someone();
    const token = await mailed(email);
    const rows = await t.database.manager(systemContext('test')).findBy(PasswordResetEntity, { userId: id });
    expect([rows.length, rows[0]?.secretHash]).toEqual([1, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(JSON.stringify(rows)).not.toContain(token.split('.')[1]);
  });

  it('is set by a link that an administrator hands over, also without mail, for a day', async () => {
    const [{ id, email }, stranger] = [await someone(), await someone()];
    t.mailer.isConfigured = false;
    const path = `/api/users/${id}/password-reset`;
    expect((await t.call('POST', path, { token: (await t.login(stranger.email)).token })).body.code).toBe('FORBIDDEN');
    const made = await t.call('POST', path, { token: t.adminToken });
    expect([made.status, Date.parse(made.body.expiresAt) - clock.now(), made.headers.get('cache-control')]).toEqual([
      201,
      24 * 3600_000,
      'no-store',
    ]);
    expect((await t.call('POST', `/api/users/${newId()}/password-reset`, { token: t.adminToken })).body.code).toBe(
      'USER_NOT_FOUND',
    );
    expect((await confirm(made.body.token)).status).toBe(204);
    expect((await t.login(email, NEW_PASSWORD)).status).toBe(200);
    expect(PASSWORD).not.toBe(NEW_PASSWORD);
  });
});
