// Real: database, HTTP. Fake: the clock. RFC 9700, section 4.14: rotation of refresh tokens and detection of copies.
import { FakeClock, testDatabases } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdentityApp, type IdentityApp } from './identity-app.js';

const GRACE_MS = 30_000;

describe.each(testDatabases())('refreshing at the same time on $engine', (engine) => {
  const clock = new FakeClock();
  let t: IdentityApp;
  let count = 0;
  const signedIn = async (): Promise<string> => {
    count += 1;
    const email = `tabs${count}@firma.example`;
    await t.makeUser(email);
    return (await t.login(email)).cookie;
  };
  const refreshAll = async (cookies: readonly string[]) => Promise.all(cookies.map((cookie) => t.refresh(cookie)));
  beforeAll(async () => {
    t = await createIdentityApp({ engine, clock, env: { ASSIST_IDENTITY_ACCESS_TOKEN_MINUTES: '60' } });
  });
  afterAll(() => t.close());

  it.each([2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'lets %i callers with one token all go on, whichever reply they keep',
    async (callers) => {
      const cookie = await signedIn();
      const replies = await refreshAll(Array.from({ length: callers }, () => cookie));
      expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => 200));
      for (const order of [replies, [...replies].reverse()]) {
        for (const kept of order) {
          expect((await t.refresh(kept.cookie)).status).toBe(200);
          expect(await t.meStatus(kept.token)).toBe(200);
        }
      }
      clock.advance(GRACE_MS + 1);
      const later = await refreshAll(replies.map((kept) => kept.cookie));
      expect(later.map((reply) => reply.status)).toEqual(replies.map(() => 200));
    },
  );

  it('takes old and new token in any mixture within the grace', async () => {
    const first = await signedIn();
    const second = (await t.refresh(first)).cookie;
    expect(second).not.toBe(first);
    for (const wave of [
      [second, first],
      [first, second],
      [second, second, first],
      [first, first, second],
    ]) {
      clock.advance(5000);
      for (const reply of await refreshAll(wave)) expect(reply).toMatchObject({ status: 200, cookie: second });
    }
  });

  it('does not prolong the grace by using it', async () => {
    const first = await signedIn();
    const { cookie: second } = await t.refresh(first);
    clock.advance(GRACE_MS);
    expect((await t.refresh(first)).status).toBe(200);
    clock.advance(1);
    expect((await t.refresh(first)).status).toBe(401);
    expect((await t.refresh(second)).status).toBe(401);
  });

  it.each([1, 2, 3])('ends the session when a token comes back %i rotations later', async (rotations) => {
    const copied = await signedIn();
    let newest = copied;
    let token = '';
    for (let rotation = 0; rotation < rotations; rotation += 1) {
      const reply = await t.refresh(newest);
      expect(reply.cookie).not.toBe(newest);
      ({ cookie: newest, token } = reply);
      clock.advance(GRACE_MS + 1);
    }
    const both = await refreshAll([copied, copied]);
    expect(both.map((reply) => reply.status)).toEqual([401, 401]);
    expect((await t.refresh(newest)).status).toBe(401);
    expect(await t.meStatus(token)).toBe(401);
  });

  it('is ended by nobody who knows its id alone, which stands in the audit log', async () => {
    const { cookie: first } = await t.refresh(await signedIn());
    const { cookie, token } = await t.refresh(first);
    clock.advance(GRACE_MS + 1);
    const id = first.slice('assist_refresh='.length).split('.')[0]!;
    const [, secret, seal] = cookie.split('.') as [string, string, string];
    const other = `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`;
    for (const made of ['x', 'A'.repeat(43), `${other}.${seal}`, `${other}.${'A'.repeat(seal.length)}`]) {
      expect((await t.refresh(`assist_refresh=${id}.${made}`)).status).toBe(401);
    }
    expect([await t.meStatus(token), (await t.refresh(cookie)).status]).toEqual([200, 200]);
  });

  it('finds out a thief who used the token at the same time, when either goes on', async () => {
    const stolen = await signedIn();
    const [owner, thief] = await Promise.all([t.refresh(stolen), t.refresh(stolen)]);
    clock.advance(GRACE_MS + 1);
    expect((await t.refresh(owner.cookie)).status).toBe(200);
    clock.advance(GRACE_MS + 1);
    expect((await t.refresh(thief.cookie)).status).toBe(401);
    expect(await t.meStatus(owner.token)).toBe(401);
  });

  it('signs out by the token before the newest too, at any time', async () => {
    const first = await signedIn();
    const { cookie: second } = await t.refresh(first);
    clock.advance(GRACE_MS + 1);
    await t.call('POST', '/api/auth/logout', { headers: { cookie: first } });
    expect((await t.refresh(second)).status).toBe(401);
  });
});
