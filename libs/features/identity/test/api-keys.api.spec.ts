// T5, T14, T15. Real: HTTP, sockets, database, work, sign-in. The probe stands for the routes of any room.
import type { Permission } from '@assist/contracts';
import { newId, systemContext } from '@assist/kernel';
import { ServiceTokens } from '@assist/platform/http';
import { FakeClock, testDatabases, until, type CallOptions } from '@assist/platform/testing';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApiKeyEntity } from '../src/api-keys/api-key.entity.js';
import { ApiKeyRepository } from '../src/api-keys/api-key.repository.js';
import { RoleEntity } from '../src/roles/role.entity.js';
import { LastUses } from '../src/sessions/last-uses.js';
import { SessionRepository } from '../src/sessions/session.repository.js';
import { UserRepository } from '../src/users/user.repository.js';
import { createIdentityApp, endedOrBlocked, PASSWORD, pauseNext, type IdentityApp } from './identity-app.js';
import { PROBE_NAMESPACE, probedWork, ProbeModule } from './probe.js';

interface Made {
  readonly id: string;
  readonly text: string;
}

describe.each(testDatabases())('API keys on $engine', (engine) => {
  const clock = new FakeClock();
  const sockets: Socket[] = [];
  let t: IdentityApp;
  let count = 0;
  beforeAll(async () => {
    t = await createIdentityApp({
      ...{ engine, clock, extraModules: [ProbeModule] },
      env: { ASSIST_IDENTITY_API_KEYS_PER_USER: '3', TRUST_PROXY_COUNT: '1' },
    });
  });
  afterAll(() => t.close());
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.disconnect();
    vi.restoreAllMocks();
  });

  const write = (work: (tx: ReturnType<typeof systemContext>) => Promise<unknown>) =>
    t.database.transaction(systemContext('test'), work);
  const someone = async () => {
    count += 1;
    const email = `key${count}@firma.example`;
    const id = await t.makeUser(email);
    return { id, email, token: (await t.login(email)).token };
  };
  const make = async (token: string, scopes: readonly Permission[] = ['rag.use'], more: object = {}): Promise<Made> => {
    const reply = await t.call('POST', '/api/me/api-keys', { token, body: { name: 'Ticketsystem', scopes, ...more } });
    expect([reply.status, reply.headers.get('cache-control')]).toEqual([201, 'no-store']);
    return { id: reply.body.apiKey.id, text: reply.body.text };
  };
  const rag = async (options: CallOptions) => {
    const { status, body } = await t.call('GET', '/api/probe/rag', options);
    return [status, body === '' ? undefined : body.code] as const;
  };
  const byHeader = (text: string): CallOptions => ({ headers: { 'x-api-key': text } });
  const setRole = async (userId: string, permissions: readonly Permission[]): Promise<void> => {
    const roleId = newId();
    await write(async (tx) => {
      const role = { id: roleId, name: roleId, permissions, secondFactor: false, createdAt: 0 };
      await t.database.manager(tx).insert(RoleEntity, role);
      await t.app.get(UserRepository, { strict: false }).update(tx, userId, { roleId });
    });
  };
  const connect = (auth: object, headers: Record<string, string> = {}): Promise<Socket | string> => {
    const options = { transports: ['websocket'], auth, extraHeaders: headers, reconnection: false, forceNew: true };
    const socket = io(t.url + PROBE_NAMESPACE, options);
    sockets.push(socket);
    return new Promise((resolve) => {
      socket.once('connect', () => resolve(socket));
      socket.once('connect_error', (error: Error & { data?: { code: string } }) => resolve(error.data?.code ?? error.message));
    });
  };

  it('shows a key once, keeps only a hash of it, and lets its owner know it again by the mark', async () => {
    const { token } = await someone();
    const { id, text } = await make(token);
    const list = await t.call('GET', '/api/me/api-keys', { token });
    expect(list.body.items).toMatchObject([{ id, name: 'Ticketsystem', scopes: ['rag.use'], lastUsedAt: null, expiresAt: null }]);
    expect(text).toContain(`ask_${list.body.items[0].mark}_`);
    const [row] = await t.database.manager(systemContext('test')).findBy(ApiKeyEntity, { id });
    const secret = text.slice(17);
    expect(JSON.stringify([list.body, row])).not.toContain(secret.slice(0, 43));
    expect(JSON.stringify(list.body)).not.toContain(row!.secretHash);
  });

  it('T5: lets the bearer do what is in its scopes and its owner may do now, and never more', async () => {
    const { id, token } = await someone();
    const { text } = await make(token, ['rag.use', 'chat.use']);
    const seen = async () => (await t.call('GET', '/api/probe/who', { token: text })).body.permissions;
    expect(await seen()).toEqual(['chat.use', 'rag.use']);
    await setRole(id, ['rag.use', 'rag.create']);
    expect(await seen()).toEqual(['rag.use']);
    await setRole(id, []);
    expect([await seen(), await rag({ token: text })]).toEqual([[], [403, 'FORBIDDEN']]);
  });

  it('gives nobody a right that the owner does not hold', async () => {
    const { token } = await someone();
    const body = { name: 'x', scopes: ['rag.use', 'users.administer'] };
    const reply = await t.call('POST', '/api/me/api-keys', { token, body });
    expect([reply.status, reply.body.code, reply.body.params]).toEqual([403, 'FORBIDDEN', { permission: 'users.administer' }]);
  });

  it('never makes an administrator of the bearer', async () => {
    const { text } = await make(t.adminToken, ['rag.use']);
    const who = (await t.call('GET', '/api/probe/who', { token: text })).body;
    expect([who.roles, who.permissions]).toEqual([['user'], ['rag.use']]);
    expect((await t.call('GET', '/api/users', { token: text })).body.code).toBe('FORBIDDEN');
    const wider = await make(t.adminToken, ['users.administer']);
    expect((await t.call('GET', '/api/users', { token: wider.text })).status).toBe(200);
    const { id } = await someone();
    const all = (await t.call('GET', '/api/me/api-keys', { token: t.adminToken })).body.grantable;
    const widest = await make(t.adminToken, all);
    const setPassword = { token: widest.text, body: { password: 'vom Programm gesetzt 1' } };
    expect((await t.call('PATCH', `/api/users/${id}`, setPassword)).body.params).toEqual({ apiKey: true });
    expect((await t.call('PATCH', `/api/users/${id}`, { ...setPassword, body: { role: 'admin' } })).body.code).toBe(
      'RIGHTS_EXCEEDED',
    );
    await t.call('DELETE', `/api/me/api-keys/${widest.id}`, { token: t.adminToken });
  });

  it('T5: takes both headers alike, and refuses two that differ', async () => {
    const { token } = await someone();
    const [one, other] = [await make(token), await make(token)];
    expect(await rag({ token: one.text })).toEqual([204, undefined]);
    expect(await rag(byHeader(one.text))).toEqual([204, undefined]);
    expect(await rag(byHeader(token))).toEqual([204, undefined]);
    expect(await rag({ token: one.text, ...byHeader(one.text) })).toEqual([204, undefined]);
    expect(await rag({ token: one.text, ...byHeader(other.text) })).toEqual([400, 'CREDENTIALS_AMBIGUOUS']);
    expect(await rag({ token, ...byHeader(one.text) })).toEqual([400, 'CREDENTIALS_AMBIGUOUS']);
    expect(await rag({ headers: { 'x-api-key': `${one.text}, ${other.text}` } })).toEqual([401, 'AUTH_REQUIRED']);
  });

  it('T5: counts both headers on one limit', async () => {
    const limited = await createIdentityApp({ engine, extraModules: [ProbeModule], env: { RATE_LIMIT_REQUESTS: '12' } });
    const made = await limited.call('POST', '/api/me/api-keys', {
      token: limited.adminToken,
      body: { name: 'x', scopes: ['rag.use'] },
    });
    const statuses: number[] = [];
    for (let call = 0; call < 14; call += 1) {
      const by = call % 2 === 0 ? { token: made.body.text } : byHeader(made.body.text);
      statuses.push((await limited.call('GET', '/api/probe/who', by)).status);
    }
    expect(statuses.slice(-2)).toEqual([429, 429]);
    expect((await limited.call('GET', '/api/me', { token: limited.adminToken })).status).toBe(429);
    await limited.close();
  });

  it('T15: refuses all that is wrong with a key in the same words', async () => {
    const { token } = await someone();
    const [gone, expired, right] = [await make(token), await make(token, ['rag.use'], { expiresInDays: 1 }), await make(token)];
    await t.call('DELETE', `/api/me/api-keys/${gone.id}`, { token });
    await write((tx) => t.database.manager(tx).update(ApiKeyEntity, { id: expired.id }, { expiresAt: clock.now() }));
    const mark = right.text.slice(0, 17);
    const altered = gone.text.replace(gone.text.slice(0, 17), mark);
    const replies = await Promise.all(
      [gone.text, expired.text, altered, `${right.text.slice(0, -1)}!`, 'ask_', newId()].map((text) =>
        t.call('GET', '/api/probe/rag', byHeader(text)),
      ),
    );
    const visible = replies.map(({ status, body }) => JSON.stringify([status, { ...body, requestId: '' }]));
    expect([new Set(visible).size, replies[0]!.body.code]).toEqual([1, 'SESSION_EXPIRED']);
    expect((await rag(byHeader(right.text)))[0]).toBe(204);
  });

  it('keeps what belongs to the person from keys', async () => {
    const { token } = await someone();
    const { id, text } = await make(token);
    for (const [method, path, body] of [
      ['GET', '/api/me/api-keys', undefined],
      ['POST', '/api/me/api-keys', { name: 'x', scopes: ['rag.use'] }],
      ['DELETE', `/api/me/api-keys/${id}`, undefined],
      ['GET', '/api/me/sessions', undefined],
      ['POST', '/api/me/sessions/sign-out-others', undefined],
      ['POST', '/api/me/password', { currentPassword: PASSWORD, newPassword: 'ein neues gutes Wort' }],
      ['PATCH', '/api/me', { name: 'x' }],
    ] as const) {
      const reply = await t.call(method, path, { token: text, body });
      expect([path, reply.status, reply.body.code, reply.body.params]).toEqual([path, 403, 'FORBIDDEN', { apiKey: true }]);
    }
  });

  it.each([{ disabled: true }, { role: 'admin' }, { password: 'ein neues gutes Wort' }])(
    'T14: ends all keys of a user and closes their sockets after %j',
    async (changes) => {
      const { id, token } = await someone();
      const { text } = await make(token);
      const socket = (await connect({ token: text })) as Socket;
      await t.change(id, changes);
      expect(await rag({ token: text })).toEqual([401, 'SESSION_EXPIRED']);
      await until(() => socket.disconnected);
      await t.change(id, { disabled: false });
      expect(await rag({ token: text })).toEqual([401, 'SESSION_EXPIRED']);
    },
  );

  it('T14: ends the own keys with the old password, but not this device', async () => {
    const { token } = await someone();
    const { text } = await make(token);
    const body = { currentPassword: PASSWORD, newPassword: 'ein neues gutes Wort' };
    expect((await t.call('POST', '/api/me/password', { token, body })).status).toBe(204);
    expect([await rag({ token: text }), await t.meStatus(token)]).toEqual([[401, 'SESSION_EXPIRED'], 200]);
  });

  it('T5, T14: lets keys into sockets with their scopes, and out when they are revoked', async () => {
    const { token } = await someone();
    const [key, other] = [await make(token), await make(token, ['chat.use'])];
    const socket = (await connect({ token: key.text })) as Socket;
    const narrow = (await connect({}, { 'x-api-key': other.text })) as Socket;
    const ask = async (of: Socket) =>
      ((await of.timeout(5000).emitWithAck('rag')) as { problem?: { code: string } }).problem?.code;
    expect([await ask(socket), await ask(narrow)]).toEqual([undefined, 'FORBIDDEN']);
    expect(await connect({ token: key.text }, { 'x-api-key': other.text })).toBe('CREDENTIALS_AMBIGUOUS');
    expect(await connect({ token: `${key.text.slice(0, -1)}!` })).toBe('SESSION_EXPIRED');
    await t.call('DELETE', `/api/me/api-keys/${key.id}`, { token });
    await until(() => socket.disconnected);
    expect([narrow.connected, await connect({ token: key.text })]).toEqual([true, 'SESSION_EXPIRED']);
  });

  it('binds work that was ordered with a key to its scopes, and to its life', async () => {
    const ordered = async (text: string) => {
      probedWork.allowed = undefined;
      expect((await t.call('POST', '/api/probe/work', { token: text })).status).toBe(204);
      await until(() => probedWork.allowed !== undefined);
      return probedWork.allowed;
    };
    const { token } = await someone();
    expect(await ordered(token)).toEqual([true, true, false]);
    expect(await ordered((await make(token)).text)).toEqual([true, false, false]);
    const { id, text } = await make(t.adminToken, ['chat.use']);
    expect(await ordered(text)).toEqual([false, true, false]);
    probedWork.before = () => t.call('DELETE', `/api/me/api-keys/${id}`, { token: t.adminToken });
    expect(await ordered(text)).toEqual([false, false, false]);
    probedWork.before = async () => undefined;
  });

  it('binds another process that goes on with what a key began', async () => {
    const { id: userId, token } = await someone();
    const { id, text } = await make(token);
    const service = await t.app.get(ServiceTokens, { strict: false }).issue({ userId, apiKey: `key:${id}` });
    expect((await t.call('GET', '/api/probe/who', { token: service })).body).toEqual({
      roles: ['user'],
      permissions: ['rag.use'],
      sessionId: `key:${id}`,
    });
    await t.call('DELETE', `/api/me/api-keys/${id}`, { token });
    expect([await rag({ token: service }), await rag({ token: text })]).toEqual([
      [401, 'SESSION_EXPIRED'],
      [401, 'SESSION_EXPIRED'],
    ]);
  });

  it('T16: opens to another process, whoever it acts for, only what processes ask each other', async () => {
    const { id: userId, token } = await someone();
    const { id } = await make(token, ['rag.use']);
    const services = t.app.get(ServiceTokens, { strict: false });
    for (const apiKey of [null, `key:${id}`]) {
      const service = await services.issue({ userId, apiKey });
      expect(await rag({ token: service })).toEqual([204, undefined]);
      const refused = [
        await t.call('POST', '/api/probe/work', { token: service }),
        await t.call('GET', '/api/me', { token: service }),
        await t.call('POST', '/api/me/api-keys', { token: service, body: { name: 'x', scopes: ['rag.use'] } }),
      ];
      expect(refused.map(({ status, body }) => [status, body.code, body.params])).toEqual(
        refused.map(() => [403, 'FORBIDDEN', { service: true }]),
      );
      expect(await connect({ token: service })).toBe('FORBIDDEN');
    }
  });

  it('refuses from the next call on when a key is revoked during a request', async () => {
    const { token } = await someone();
    const { id, text } = await make(token);
    const read = pauseNext(t.app.get(ApiKeyRepository, { strict: false }), 'findByMark', 'after');
    const during = rag({ token: text });
    await read.entered;
    expect((await t.call('DELETE', `/api/me/api-keys/${id}`, { token })).status).toBe(204);
    read.release();
    expect((await during)[0]).toBe(204);
    expect(await rag({ token: text })).toEqual([401, 'SESSION_EXPIRED']);
    await t.app.get(LastUses, { strict: false }).write();
    expect((await t.call('GET', '/api/me/api-keys', { token })).body.items).toEqual([]);
  });

  it('T14: makes no key for a user who is suspended at the same time', async () => {
    const { id, token } = await someone();
    const write = pauseNext(t.app.get(SessionRepository, { strict: false }), 'find', 'after');
    const making = t.call('POST', '/api/me/api-keys', { token, body: { name: 'x', scopes: ['rag.use'] } });
    await write.entered;
    const change = t.change(id, { disabled: true });
    await endedOrBlocked(t, change);
    write.release();
    const text = (await making).body.text as string;
    expect([(await making).status, await change]).toEqual([201, 200]);
    await t.change(id, { disabled: false });
    expect(await rag({ token: text })).toEqual([401, 'SESSION_EXPIRED']);
    const [late] = await Promise.all([t.call('POST', '/api/me/api-keys', { token, body: { name: 'x', scopes: ['rag.use'] } })]);
    expect(late.status).toBe(401);
  });

  it('makes no more keys than a person may have, also when many are made at once', async () => {
    const { token } = await someone();
    const body = { name: 'x', scopes: ['rag.use'] };
    const replies = await Promise.all(Array.from({ length: 6 }, () => t.call('POST', '/api/me/api-keys', { token, body })));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409, 409]);
    expect(replies.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'API_KEYS_EXHAUSTED',
      params: { limit: 3 },
    });
  });

  it('notes when and from where a key was used, once a minute, without making anybody wait', async () => {
    const { token } = await someone();
    const { text } = await make(token);
    const uses = t.app.get(LastUses, { strict: false });
    const used = async () => {
      await uses.write();
      const { lastUsedAt, lastUsedAddress } = (await t.call('GET', '/api/me/api-keys', { token })).body.items[0];
      return [lastUsedAt === null ? null : Date.parse(lastUsedAt), lastUsedAddress];
    };
    const call = (address: string) => rag({ headers: { 'x-api-key': text, 'x-forwarded-for': address } });
    const first = clock.now();
    await call('192.0.2.1');
    expect(await used()).toEqual([first, '192.0.2.1']);
    clock.advance(59_000);
    await call('192.0.2.2');
    expect(await used()).toEqual([first, '192.0.2.1']);
    clock.advance(1000);
    await call('2001:db8::7');
    expect(await used()).toEqual([first + 60_000, '2001:db8::7']);
  });

  it('lets administrators see and end the keys of others, never their secrets, and strangers nothing', async () => {
    const [owner, stranger] = [await someone(), await someone()];
    const { id, text } = await make(owner.token);
    const path = `/api/users/${owner.id}/api-keys`;
    const list = await t.call('GET', path, { token: t.adminToken });
    expect(list.body.items).toMatchObject([{ id, name: 'Ticketsystem' }]);
    expect(JSON.stringify(list.body)).not.toContain(text.slice(17));
    expect((await t.call('GET', path, { token: stranger.token })).body.code).toBe('FORBIDDEN');
    expect((await t.call('DELETE', `/api/me/api-keys/${id}`, { token: stranger.token })).body.code).toBe('API_KEY_NOT_FOUND');
    expect((await t.call('DELETE', `/api/users/${stranger.id}/api-keys/${id}`, { token: t.adminToken })).body.code).toBe(
      'API_KEY_NOT_FOUND',
    );
    expect((await t.call('DELETE', `${path}/${newId()}`, { token: t.adminToken })).body.code).toBe('API_KEY_NOT_FOUND');
    expect((await t.call('GET', `/api/users/${newId()}/api-keys`, { token: t.adminToken })).body.code).toBe('USER_NOT_FOUND');
    expect((await t.call('DELETE', `${path}/${id}`, { token: t.adminToken })).status).toBe(204);
    expect(await rag({ token: text })).toEqual([401, 'SESSION_EXPIRED']);
  });

  it('lets who only administers users act on no administrator', async () => {
    const manager = await someone();
    await setRole(manager.id, ['users.administer']);
    const admin = (await t.call('GET', '/api/me', { token: t.adminToken })).body.id as string;
    for (const what of ['sessions', 'api-keys']) {
      expect((await t.call('GET', `/api/users/${admin}/${what}`, { token: manager.token })).body.code).toBe('RIGHTS_EXCEEDED');
      expect((await t.call('GET', `/api/users/${manager.id}/${what}`, { token: manager.token })).status).toBe(200);
    }
    expect((await t.call('POST', `/api/users/${admin}/sign-out`, { token: manager.token })).body.code).toBe('RIGHTS_EXCEEDED');
  });

  it('can be told how long a key may live', async () => {
    const strict = await createIdentityApp({ engine, env: { ASSIST_IDENTITY_API_KEY_MAX_DAYS: '30' } });
    const tryOne = async (expiresInDays: number | null) =>
      (
        await strict.call('POST', '/api/me/api-keys', {
          token: strict.adminToken,
          body: { name: 'x', scopes: ['rag.use'], expiresInDays },
        })
      ).status;
    expect([await tryOne(null), await tryOne(31), await tryOne(30)]).toEqual([422, 422, 201]);
    expect((await strict.call('GET', '/api/me/api-keys', { token: strict.adminToken })).body.maxDays).toBe(30);
    await strict.close();
  });

  it.each([
    { name: '', scopes: ['rag.use'] },
    { name: 'x', scopes: [] },
    { name: 'x', scopes: ['rag.fly'] },
    { name: 'x', scopes: Array.from({ length: 5000 }, () => 'rag.use') },
    { name: 'x'.repeat(121), scopes: ['rag.use'] },
    { name: 'x', scopes: ['rag.use'], expiresInDays: 0 },
    { name: 'x', scopes: ['rag.use'], expiresInDays: 1e9 },
  ])('refuses the request %#', async (body) => {
    expect((await t.call('POST', '/api/me/api-keys', { token: t.adminToken, body })).status).toBe(422);
  });
});
