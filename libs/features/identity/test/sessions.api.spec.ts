// T14. Real: HTTP, database, sign-in, audit log.
import { newId, systemContext } from '@assist/kernel';
import { AuditReader } from '@assist/platform/audit';
import { FakeClock, testDatabases } from '@assist/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { LastUses } from '../src/sessions/last-uses.js';
import { SessionRepository } from '../src/sessions/session.repository.js';
import { createIdentityApp, endedOrBlocked, pauseNext, type IdentityApp } from './identity-app.js';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0';

describe.each(testDatabases())('devices on $engine', (engine) => {
  const clock = new FakeClock();
  let t: IdentityApp;
  let count = 0;
  beforeAll(async () => {
    t = await createIdentityApp({ engine, clock, env: { TRUST_PROXY_COUNT: '1' } });
  });
  afterAll(() => t.close());
  afterEach(() => vi.restoreAllMocks());
  const someone = async () => {
    count += 1;
    const email = `device${count}@firma.example`;
    return { id: await t.makeUser(email), email };
  };
  const list = async (token: string) => (await t.call('GET', '/api/me/sessions', { token })).body.items;
  const signIn = (email: string, address: string, userAgent = FIREFOX) =>
    t.login(email, undefined, { 'x-forwarded-for': address, 'user-agent': userAgent });

  it('are shown in words, with place and time, and the one that asks is marked', async () => {
    const { email } = await someone();
    const began = clock.now();
    const first = await signIn(email, '192.0.2.1');
    clock.advance(120_000);
    const second = await signIn(email, '192.0.2.2', 'curl/8.5.0');
    const at = new Date(began).toISOString();
    expect(await list(second.token)).toMatchObject([
      { browser: null, system: null, address: '192.0.2.2', current: true },
      { browser: 'firefox', system: 'linux', address: '192.0.2.1', createdAt: at, lastSeenAt: at, current: false },
    ]);
    await t.call('GET', '/api/me', { token: first.token, headers: { 'x-forwarded-for': '192.0.2.3' } });
    await t.app.get(LastUses, { strict: false }).write();
    expect((await list(first.token)).find((session: { current: boolean }) => session.current)).toMatchObject({
      ...{ browser: 'firefox', address: '192.0.2.3' },
      lastSeenAt: new Date(clock.now()).toISOString(),
    });
  });

  it('are signed out one by one, and no others', async () => {
    const { email } = await someone();
    const [here, there] = [await t.login(email), await t.login(email)];
    const other = (await list(here.token)).find((session: { current: boolean }) => !session.current);
    expect((await t.call('DELETE', `/api/me/sessions/${other.id}`, { token: here.token })).status).toBe(204);
    expect([await t.meStatus(there.token), (await t.refresh(there.cookie)).status]).toEqual([401, 401]);
    expect((await t.call('DELETE', `/api/me/sessions/${other.id}`, { token: here.token })).body.code).toBe('SESSION_NOT_FOUND');
    const [mine] = await list(here.token);
    expect((await t.call('DELETE', `/api/me/sessions/${mine.id}`, { token: here.token })).status).toBe(204);
    expect(await t.meStatus(here.token)).toBe(401);
  });

  it('are all signed out but this one, and API keys stay', async () => {
    const { email } = await someone();
    const [here, ...others] = [await t.login(email), await t.login(email), await t.login(email)];
    const made = await t.call('POST', '/api/me/api-keys', { token: here.token, body: { name: 'x', scopes: ['rag.use'] } });
    const reply = await t.call('POST', '/api/me/sessions/sign-out-others', { token: here.token });
    expect(reply.body).toEqual({ ended: 2 });
    for (const other of others) expect(await t.meStatus(other.token)).toBe(401);
    expect([await t.meStatus(here.token), await t.meStatus(made.body.text)]).toEqual([200, 200]);
  });

  it('T14: ends one that is being renewed when it is revoked', async () => {
    const { email } = await someone();
    const [here, there] = [await t.login(email), await t.login(email)];
    const other = (await list(here.token)).find((session: { current: boolean }) => !session.current);
    const rotation = pauseNext(t.app.get(SessionRepository, { strict: false }), 'rotate', 'after');
    const refresh = t.refresh(there.cookie);
    await rotation.entered;
    const revoke = t.call('DELETE', `/api/me/sessions/${other.id}`, { token: here.token });
    await endedOrBlocked(t, revoke);
    rotation.release();
    expect([(await refresh).status, (await revoke).status]).toEqual([200, 204]);
    expect([await t.meStatus((await refresh).token), (await t.refresh((await refresh).cookie)).status]).toEqual([401, 401]);
  });

  it('of others are out of reach, but for administrators', async () => {
    const [owner, stranger] = [await someone(), await someone()];
    const [signedIn, strange] = [await t.login(owner.email), await t.login(stranger.email)];
    const [session] = await list(signedIn.token);
    const foreign = await t.call('DELETE', `/api/me/sessions/${session.id}`, { token: strange.token });
    const absent = await t.call('DELETE', `/api/me/sessions/${newId()}`, { token: strange.token });
    expect([foreign.status, { ...foreign.body, requestId: '' }]).toEqual([404, { ...absent.body, requestId: '' }]);
    const path = `/api/users/${owner.id}`;
    expect((await t.call('GET', `${path}/sessions`, { token: strange.token })).body.code).toBe('FORBIDDEN');
    const seen = await t.call('GET', `${path}/sessions`, { token: t.adminToken });
    expect(seen.body.items).toMatchObject([{ id: session.id, current: false }]);
    expect((await t.call('DELETE', `/api/users/${stranger.id}/sessions/${session.id}`, { token: t.adminToken })).status).toBe(
      404,
    );
    expect((await t.call('DELETE', `${path}/sessions/${session.id}`, { token: t.adminToken })).status).toBe(204);
    expect(await t.meStatus(signedIn.token)).toBe(401);
    await t.login(owner.email);
    expect((await t.call('POST', `${path}/sign-out`, { token: t.adminToken })).body).toEqual({ ended: 1 });
  });

  it('are a hundred at most: the one that was away longest goes', async () => {
    const { email } = await someone();
    const first = await t.login(email);
    const insert = t.app.get(SessionRepository, { strict: false });
    const [session] = await list(first.token);
    const row = await insert.find(systemContext('test'), session.id);
    await t.database.transaction(systemContext('test'), async (tx) => {
      for (let index = 1; index < 100; index += 1) {
        await insert.insert(tx, { ...row!, id: newId(), rotatedAt: row!.rotatedAt + index });
      }
    });
    const last = await t.login(email);
    expect([await t.meStatus(first.token), (await list(last.token)).length]).toEqual([401, 100]);
  });

  it('tells the audit log who signed whom out, and which key acted', async () => {
    const { id, email } = await someone();
    const { token } = await t.login(email);
    const newest = async (action: 'session.all_revoked' | 'api_key.created' | 'access.refused') => {
      const row = await t.app.get(AuditReader, { strict: false }).newestOf(systemContext('test'), action);
      return { actor: row?.actorId, target: row?.targetId, detail: JSON.parse(row?.detail ?? '{}') };
    };
    const made = await t.call('POST', '/api/me/api-keys', { token, body: { name: 'Geheim', scopes: ['rag.use'] } });
    expect(await newest('api_key.created')).toMatchObject({
      actor: id,
      target: made.body.apiKey.id,
      detail: { scopes: ['rag.use'] },
    });
    await t.call('GET', '/api/me/sessions', { token: made.body.text });
    expect(await newest('access.refused')).toMatchObject({ actor: id, detail: { apiKey: made.body.apiKey.id } });
    await t.call('POST', `/api/users/${id}/sign-out`, { token: t.adminToken });
    const admin = (await t.call('GET', '/api/me', { token: t.adminToken })).body.id;
    expect(await newest('session.all_revoked')).toEqual({ actor: admin, target: id, detail: { count: 1 } });
  });
});
