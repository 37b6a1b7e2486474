// Real: the identity provider (oidc-provider), HTTP, database. Fake: the clock of our side, and the licence's seats.
import { FakeClock, testDatabases } from '@assist/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CookieBrowser } from './cookie-browser.js';
import { CLIENT_ID, CLIENT_SECRET, IdentityProvider } from './identity-provider.js';
import { ProviderWorld } from './provider-world.js';
import { ADMIN, createSignOnApp } from './sign-on-app.js';

describe.each(testDatabases())('signing in at an identity provider on $engine', (engine) => {
  let w: ProviderWorld;
  beforeAll(async () => {
    w = await ProviderWorld.create(engine);
  });
  afterEach(() => w.settle());
  afterAll(() => w.close());

  it('offers the providers to anybody, and nothing of their settings', async () => {
    const { body } = await w.t.call('GET', '/api/auth/providers');
    expect(body.items[0]).toEqual({ id: 'plain', name: 'Haus plain' });
    expect([body.items.length, body.userNames]).toEqual([8, false]);
    expect(JSON.stringify(body)).not.toContain(CLIENT_SECRET);
  });

  it('makes a user of a new person, who then has a session like everybody', async () => {
    const { subject, email } = w.newPerson({ name: 'Anna\u0000 \n Muster' });
    const { browser, page, setCookies } = await w.signOn(subject, 'plain', '/chats/1?source=2#x');
    expect(page.pathname + page.search).toBe('/login?signedOn=true&next=%2Fchats%2F1%3Fsource%3D2%23x');
    const session = setCookies.find((line) => line.startsWith('assist_refresh='));
    expect(session).toMatch(/Max-Age=43200;.*Path=\/api\/auth;.*HttpOnly; SameSite=Strict/);
    expect(await w.me(browser)).toMatchObject({ email, name: 'Anna Muster', role: 'user', hasPassword: false });
    expect(browser.cookies(w.t.url)).toEqual(['assist_refresh']);
    const again = await w.signOn(subject);
    expect((await w.me(again.browser)).id).toBe((await w.t.userOf(email)).id);
  });

  it('sends state, nonce and a PKCE challenge, new ones each time, and binds them to the browser', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(async () => fetch(`${w.t.url}/api/auth/oidc/plain/start`, { redirect: 'manual' })),
    );
    const params = [first, second].map((reply) => new URL(reply!.headers.get('location')!).searchParams);
    for (const sent of params) {
      expect(Object.fromEntries(sent)).toMatchObject({
        response_type: 'code',
        code_challenge_method: 'S256',
        client_id: CLIENT_ID,
      });
      expect(sent.get('code_challenge')).toMatch(/^[\w-]{43}$/);
      expect(sent.get('redirect_uri')).toBe(`${w.t.url}/api/auth/oidc/plain/callback`);
    }
    for (const name of ['state', 'nonce', 'code_challenge']) expect(params[0]!.get(name)).not.toBe(params[1]!.get(name));
    const [cookie = ''] = first!.headers.getSetCookie();
    expect(cookie).toMatch(/^assist_sign_on_[\da-f]{16}=[\w.-]+; Max-Age=600; Path=\/api\/auth\/oidc;.*HttpOnly; SameSite=Lax$/);
    expect(cookie).not.toContain(params[0]!.get('nonce'));
    expect(first!.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    ' //evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    '/login?next=https://evil.example',
    '/api/auth/oidc/plain/start',
    '/%2e%2e//evil.example',
    `/${'x'.repeat(2000)}`,
  ])('never leads to %s', async (next) => {
    const { page } = await w.signOn(w.newPerson().subject, 'plain', next);
    expect(page.href).toBe(`${w.t.url}/login?signedOn=true`);
  });

  it('takes an answer only in the browser that asked', async () => {
    const { subject, email } = w.newPerson();
    const callback = await w.callbackOf(subject, new CookieBrowser());
    expect(await w.errorAt(callback, new CookieBrowser())).toBe('SIGN_ON_EXPIRED');
    const victim = new CookieBrowser();
    await w.callbackOf(w.newPerson().subject, victim);
    expect(await w.errorAt(callback, victim)).toBe('SIGN_ON_EXPIRED');
    await expect(w.t.userOf(email)).rejects.toThrow();
  });

  it('takes no code of another sign-in, although state and browser are right', async () => {
    const [attacker, victim] = [new CookieBrowser(), new CookieBrowser()];
    const stolen = await w.callbackOf(w.newPerson().subject, attacker);
    const own = await w.callbackOf(w.newPerson().subject, victim);
    own.searchParams.set('code', stolen.searchParams.get('code')!);
    expect(await w.errorAt(own, victim)).toBe('SIGN_ON_FAILED');
    expect(victim.cookies(w.t.url)).toEqual([]);
  });

  it.each(['changed', 'empty', 'missing', 'twice'])('takes no state that is %s', async (how) => {
    const browser = new CookieBrowser();
    const callback = await w.callbackOf(w.newPerson().subject, browser);
    const { searchParams } = callback;
    if (how === 'changed') searchParams.set('state', 'A'.repeat(43));
    else if (how === 'empty') searchParams.set('state', '');
    else if (how === 'missing') searchParams.delete('state');
    else searchParams.append('state', 'A'.repeat(43));
    expect(await w.errorAt(callback, browser)).toBe(how === 'twice' ? 'SIGN_ON_FAILED' : 'SIGN_ON_EXPIRED');
  });

  it('takes an answer once', async () => {
    const browser = new CookieBrowser();
    const callback = await w.callbackOf(w.newPerson().subject, browser);
    const cookie = browser.cookie(w.t.url, 'assist_sign_on_');
    expect(await w.errorAt(callback, browser)).toBeNull();
    expect(browser.cookies(w.t.url)).toEqual(['assist_refresh']);
    const replayed = await fetch(callback, { headers: { cookie }, redirect: 'manual' });
    expect(replayed.headers.get('location')).toContain('error=SIGN_ON_EXPIRED');
  });

  it('takes no answer after ten minutes, and none of another provider', async () => {
    const browser = new CookieBrowser();
    const late = await w.callbackOf(w.newPerson().subject, browser);
    w.clock.advance(600_001);
    expect(await w.errorAt(late, browser)).toBe('SIGN_ON_EXPIRED');
    const mixed = await w.callbackOf(w.newPerson().subject, browser);
    expect(await w.errorAt(new URL(mixed.href.replace('/plain/', '/closed/')), browser)).toBe('SIGN_ON_EXPIRED');
  });

  it('lets tabs sign in side by side, and forgets what piles up', async () => {
    const browser = new CookieBrowser();
    const callbacks: URL[] = [];
    for (let tab = 0; tab < 3; tab += 1) callbacks.push(await w.callbackOf(w.newPerson().subject, browser));
    for (const callback of callbacks) expect(await w.errorAt(callback, browser)).toBeNull();
    for (let tab = 0; tab < 12; tab += 1) await browser.fetch(new URL(`${w.t.url}/api/auth/oidc/plain/start`));
    expect(browser.cookies(w.t.url).length).toBeLessThanOrEqual(5);
  });

  it.each([
    ['of the algorithm none', async (claims: object) => `${encoded({ alg: 'none' })}.${encoded(claims)}.`],
    ['signed with the client’s secret', async (claims: object) => hs256(claims)],
    ['for another client', (claims, sign) => sign({ ...claims, aud: 'another' })],
    ['of another issuer', (claims, sign) => sign({ ...claims, iss: 'https://evil.example' })],
    ['with another nonce', (claims, sign) => sign({ ...claims, nonce: 'another' })],
    ['without a nonce', (claims, sign) => sign({ ...claims, nonce: undefined })],
    ['that has ended', (claims, sign) => sign({ ...claims, exp: Math.floor(Date.now() / 1000) - 3600 })],
    ['without a subject', (claims, sign) => sign({ ...claims, sub: undefined })],
    ['with another signature', async (claims, sign) => `${(await sign(claims as never)).slice(0, -8)}AAAAAAAA`],
    ['that is no token', async () => 'x.y.z'],
  ] as [string, NonNullable<IdentityProvider['forge']>][])('takes no token %s', async (_what, forge) => {
    const { subject, email } = w.newPerson();
    w.idp.forge = forge;
    const { error, browser } = await w.signOn(subject);
    expect(error).toBe('SIGN_ON_FAILED');
    expect(browser.cookies(w.t.url)).toEqual([]);
    await expect(w.t.userOf(email)).rejects.toThrow();
  });

  it('says that somebody did not sign in there', async () => {
    const { error, page } = await w.signOn(null, 'plain', '/documents');
    expect([error, page.searchParams.get('next')]).toEqual(['SIGN_ON_CANCELLED', '/documents']);
  });

  it('sends nobody to a provider that does not exist', async () => {
    for (const id of ['nobody', '__proto__', '..%2f', 'ldap', 'local']) {
      const { url } = await new CookieBrowser().go(`${w.t.url}/api/auth/oidc/${id}/start`, w.isOurs);
      expect([id, url.searchParams.get('error')]).toEqual([id, 'SIGN_ON_FAILED']);
    }
  });
});

describe('an identity provider that does not answer', () => {
  it('delays neither the start nor passwords, and is found again when it is back', async () => {
    const clock = new FakeClock(Date.now());
    const idp = await IdentityProvider.listen();
    idp.isDown = true;
    const env = { OIDC_ISSUER: idp.issuer, OIDC_CLIENT_ID: CLIENT_ID, OIDC_CLIENT_SECRET: CLIENT_SECRET, OIDC_NAME: 'Haus' };
    const t = await createSignOnApp({ clock, env });
    expect(idp.requests).toBe(0);
    const start = async (): Promise<string> =>
      (await fetch(`${t.url}/api/auth/oidc/oidc/start`, { redirect: 'manual' })).headers.get('location')!;
    expect(await start()).toBe('/login?error=SIGN_ON_UNAVAILABLE');
    expect((await t.login(ADMIN.email, ADMIN.password)).status).toBe(200);
    const asked = idp.requests;
    await Promise.all(Array.from({ length: 20 }, start));
    expect(idp.requests).toBe(asked);
    await idp.serve([`${t.url}/api/auth/oidc/oidc/callback`], { inToken: false });
    idp.isDown = false;
    clock.advance(3001);
    expect(await start()).toContain(idp.issuer);
    idp.knows('p', { email: 'p@firma.example', email_verified: true, name: 'Aus dem Userinfo' });
    idp.person = 'p';
    const { url } = await new CookieBrowser().go(`${t.url}/api/auth/oidc/oidc/start`, (at) => at.pathname === '/login');
    expect([url.search, (await t.userOf('p@firma.example')).name]).toEqual(['?signedOn=true', 'Aus dem Userinfo']);
    // What it said about itself is an hour old, and it is gone: the page is still known.
    clock.advance(3600_001);
    idp.isDown = true;
    expect(await start()).toContain(idp.issuer);
    await t.close();
    await idp.close();
  });
});

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

async function hs256(claims: object): Promise<string> {
  const { SignJWT } = await import('jose');
  return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(new TextEncoder().encode(CLIENT_SECRET));
}
