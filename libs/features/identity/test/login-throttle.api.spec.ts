// Real: HTTP, database, counters, cookies. Fake: the check of passwords where hundreds of attempts are made.
import { testDatabases } from '@assist/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Passwords } from '../src/users/passwords.js';
import { createIdentityApp, PASSWORD, type IdentityApp } from './identity-app.js';

const ATTEMPTS = 10;

describe.each(testDatabases())('the throttle of sign-ins on $engine', (engine) => {
  let t: IdentityApp;
  let count = 0;
  let addresses = 0;
  const newEmail = async (): Promise<string> => {
    count += 1;
    await t.makeUser(`throttle${count}@firma.example`);
    return `throttle${count}@firma.example`;
  };
  const newAddress = (): string => {
    addresses += 1;
    return `198.51.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
  };
  const signIn = (email: string, password: string, address: string, cookie?: string) =>
    t.login(email, password, { 'x-forwarded-for': address, ...(cookie === undefined ? {} : { cookie }) });
  /** Attempts whose passwords are not hashed. */
  const many = async (isRight: boolean, attempts: readonly Parameters<typeof signIn>[]): Promise<number[]> => {
    const check = vi.spyOn(t.app.get(Passwords, { strict: false }), 'matches').mockResolvedValue(isRight);
    const statuses: number[] = [];
    for (const attempt of attempts) statuses.push((await signIn(...attempt)).status);
    check.mockRestore();
    return statuses;
  };
  const guessFromEverywhere = async (email: string, guesses: number): Promise<number[]> => {
    let address = '';
    return many(
      false,
      Array.from({ length: guesses }, (_value, index) => {
        if (index % ATTEMPTS === 0) address = newAddress();
        return [email, 'falsch falsch', address] as const as Parameters<typeof signIn>;
      }),
    );
  };
  beforeAll(async () => {
    t = await createIdentityApp({ engine, env: { TRUST_PROXY_COUNT: '1', RATE_LIMIT_REQUESTS: '1000000' } });
  });
  afterAll(() => t.close());
  afterEach(() => vi.restoreAllMocks());

  it('lets an office behind one address sign in as often as it likes, and still counts its wrong attempts', async () => {
    const [emails, office] = [[await newEmail(), await newEmail(), await newEmail()], newAddress()];
    const right = Array.from({ length: 240 }, (_value, index) => [emails[index % 3]!, PASSWORD, office] as const);
    expect(new Set(await many(true, right as never))).toEqual(new Set([200]));
    const wrong = Array.from(
      { length: 101 },
      (_value, index) => [`nobody${index}@firma.example`, 'falsch falsch', office] as const,
    );
    expect((await many(false, wrong as never)).map(String).join(' ')).toBe(`${'401 '.repeat(100)}429`);
    expect((await signIn(emails[0]!, PASSWORD, office)).code).toBe('LOGIN_THROTTLED');
  });

  it('counts a network of IPv6 as one address, for a host there has as many as it likes', async () => {
    const at = (index: number): string => `2001:db8:7:7::${index.toString(16)}`;
    const wrong = Array.from(
      { length: 101 },
      (_value, index) => [`nobody-six${index}@firma.example`, 'falsch falsch', at(index)] as const,
    );
    expect((await many(false, wrong as never)).map(String).join(' ')).toBe(`${'401 '.repeat(100)}429`);
    expect((await signIn(await newEmail(), PASSWORD, '2001:db8:7:8::1')).status).toBe(200);
  });

  it('gives an account 200 guesses from everywhere, and still lets its owner in on a known device', async () => {
    const email = await newEmail();
    const home = newAddress();
    const { cookies, status } = await signIn(email, PASSWORD, home);
    expect([status, cookies]).toEqual([200, expect.stringMatching(/assist_device=[\w-]{22}\.[\w-]{43}/)]);
    expect((await guessFromEverywhere(email, 201)).filter((status) => status === 401)).toHaveLength(200);
    expect((await signIn(email, PASSWORD, newAddress())).code).toBe('LOGIN_THROTTLED');
    const mark = /assist_device=\S+/.exec(cookies)![0].replace(/;$/, '');
    for (const address of [home, newAddress()]) {
      expect((await signIn(email, 'falsch falsch', address, mark)).code).toBe('CREDENTIALS_INVALID');
      const back = await signIn(email, PASSWORD, address, mark);
      expect([back.status, back.cookies]).toEqual([200, expect.stringContaining(mark)]);
    }
  });

  it('lets somebody guess on a known device no more often than elsewhere', async () => {
    const email = await newEmail();
    const mark = (await signIn(email, PASSWORD, newAddress())).cookies;
    const guesses = Array.from({ length: ATTEMPTS + 2 }, () => [email, 'falsch falsch', newAddress(), mark] as const);
    expect((await many(false, guesses as never)).map(String).join(' ')).toBe(`${'401 '.repeat(ATTEMPTS)}429 429`);
    expect((await signIn(email, PASSWORD, newAddress(), mark)).status).toBe(429);
    expect((await signIn(email, PASSWORD, newAddress())).status).toBe(200);
  });

  it('gives all known devices of an account 200 guesses together, however many were collected', async () => {
    const email = await newEmail();
    const marks: string[] = [];
    const check = vi.spyOn(t.app.get(Passwords, { strict: false }), 'matches').mockResolvedValue(true);
    for (let device = 0; device < 21; device += 1) marks.push((await signIn(email, PASSWORD, newAddress())).cookies);
    check.mockRestore();
    const guesses = marks.flatMap((mark) => Array.from({ length: ATTEMPTS }, () => [email, 'x', newAddress(), mark] as const));
    expect((await many(false, guesses as never)).filter((status) => status === 401)).toHaveLength(200);
  });

  it('takes no mark that was made for another account, altered or made up', async () => {
    const [email, other] = [await newEmail(), await newEmail()];
    const foreign = /assist_device=([^;]+)/.exec((await signIn(other, PASSWORD, newAddress())).cookies)![1]!;
    const [id, mac] = foreign.split('.') as [string, string];
    await guessFromEverywhere(email, 201);
    const made = [foreign, id, `${id}.`, `.${mac}`, `${id}.${mac}.${mac}`, `${id}.${'A'.repeat(43)}`, 'x'.repeat(5000), '%00'];
    for (const mark of made) {
      expect((await signIn(email, PASSWORD, newAddress(), `assist_device=${mark}`)).code).toBe('LOGIN_THROTTLED');
    }
  });

  it('keeps the mark when somebody signs out, and hands none out for a wrong password', async () => {
    const email = await newEmail();
    const { cookies } = await signIn(email, PASSWORD, newAddress());
    const out = await t.call('POST', '/api/auth/logout', { headers: { cookie: cookies } });
    expect(out.headers.getSetCookie().join()).not.toContain('assist_device');
    const wrong = await signIn(email, 'falsch falsch', newAddress());
    expect([wrong.status, wrong.cookies]).toEqual([401, '']);
  });

  it('T18: checks a password as long for an unknown user as for a known one', async () => {
    const check = vi.spyOn(t.app.get(Passwords, { strict: false }), 'matches');
    const email = await newEmail();
    await signIn(email, 'falsch falsch', newAddress());
    await signIn('nobody@firma.example', 'falsch falsch', newAddress());
    expect(check.mock.calls.map(([hash]) => typeof hash)).toEqual(['string', 'undefined']);
  });
});
