// Real: database, HTTP, password hashing. The order of racing requests is forced by holding one of them.
import { testDatabases } from '@assist/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { SessionRepository } from '../src/sessions/session.repository.js';
import { Passwords } from '../src/users/passwords.js';
import { createIdentityApp, endedOrBlocked, PASSWORD, pauseNext, type IdentityApp } from './identity-app.js';

const NEW_PASSWORD = 'ein neues gutes Wort';

describe.each(testDatabases())('sessions that race with a change on $engine', (engine) => {
  let t: IdentityApp;
  let count = 0;
  const someone = async (): Promise<{ id: string; email: string }> => {
    count += 1;
    const email = `race${count}@firma.example`;
    return { id: await t.makeUser(email), email };
  };
  beforeAll(async () => {
    t = await createIdentityApp({ engine });
  });
  afterAll(() => t.close());
  afterEach(() => vi.restoreAllMocks());
  const passwords = (): Passwords => t.app.get(Passwords, { strict: false });
  const sessions = (): SessionRepository => t.app.get(SessionRepository, { strict: false });

  it.each([{ password: NEW_PASSWORD }, { disabled: true }])(
    'begins none for a password that was checked before the change %j',
    async (changes) => {
      const { id, email } = await someone();
      const check = pauseNext(passwords(), 'matches', 'after');
      const login = t.login(email);
      await check.entered;
      expect(await t.change(id, changes)).toBe(200);
      check.release();
      expect(await login).toMatchObject({ status: 401, code: 'CREDENTIALS_INVALID', cookie: '' });
    },
  );

  it.each([{ password: NEW_PASSWORD }, { disabled: true }, { role: 'admin' }])(
    'ends one that is being written during the change %j',
    async (changes) => {
      const { id, email } = await someone();
      const write = pauseNext(sessions(), 'insert', 'after');
      const login = t.login(email);
      await write.entered;
      const change = t.change(id, changes);
      await endedOrBlocked(t, change);
      write.release();
      expect([(await login).status, await change]).toEqual([200, 200]);
      expect(await t.meStatus((await login).token)).toBe(401);
      expect((await t.refresh((await login).cookie)).status).toBe(401);
    },
  );

  it.each([{ password: NEW_PASSWORD }, { disabled: true }, { role: 'admin' }])(
    'ends one that is being renewed during the change %j',
    async (changes) => {
      const { id, email } = await someone();
      const { cookie } = await t.login(email);
      const rotation = pauseNext(sessions(), 'rotate', 'after');
      const refresh = t.refresh(cookie);
      await rotation.entered;
      const change = t.change(id, changes);
      await endedOrBlocked(t, change);
      rotation.release();
      expect([(await refresh).status, await change]).toEqual([200, 200]);
      expect(await t.meStatus((await refresh).token)).toBe(401);
      expect((await t.refresh((await refresh).cookie)).status).toBe(401);
    },
  );

  it('keeps the password of an administrator when the old one was checked before', async () => {
    const { id, email } = await someone();
    const { token } = await t.login(email);
    const check = pauseNext(passwords(), 'matches', 'after');
    const body = { currentPassword: PASSWORD, newPassword: 'von der Diebin gesetzt' };
    const change = t.call('POST', '/api/me/password', { token, body });
    await check.entered;
    expect(await t.change(id, { password: NEW_PASSWORD })).toBe(200);
    check.release();
    expect((await change).body.code).toBe('CREDENTIALS_INVALID');
    expect((await t.login(email, 'von der Diebin gesetzt')).status).toBe(401);
    expect((await t.login(email, NEW_PASSWORD)).status).toBe(200);
  });
});
