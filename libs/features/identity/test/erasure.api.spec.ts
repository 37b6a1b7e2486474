// Real: database, HTTP, sign-in, work. The other rooms are fakes; a crash is a step that throws: what it wrote in an open transaction is lost.
import { AccountGate, systemContext, userContext, type RequestContext } from '@assist/kernel';
import { AuditReader } from '@assist/platform/audit';
import { testDatabases, until } from '@assist/platform/testing';
import { PermanentFailure } from '@assist/platform/work';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ErasureRepository } from '../src/personal-data/erasure/erasure.repository.js';
import { UserRepository } from '../src/users/user.repository.js';
import { endedOrBlocked } from './identity-app.js';
import { createIdentityApp, PASSWORD, People, type IdentityApp, type Person } from './people.js';
import { FakeRoom, RoomsModule } from './rooms.js';

describe.each(testDatabases())('deleting people on $engine', (engine) => {
  let t: IdentityApp;
  let people: People;
  let chat: FakeRoom;
  let rag: FakeRoom;
  beforeAll(async () => {
    [chat, rag] = [new FakeRoom('chat'), new FakeRoom('rag')];
    t = await createIdentityApp({ engine, bindings: [RoomsModule.of([chat, rag, new FakeRoom('house')])] });
    people = new People(t);
  });
  beforeEach(() => {
    for (const room of [chat, rag]) Object.assign(room, { leftovers: 0, fault: undefined, beforeEach: async () => undefined });
  });
  afterAll(() => t.close());
  afterEach(() => vi.restoreAllMocks());

  const users = (): UserRepository => t.app.get(UserRepository, { strict: false });
  const erasures = (): ErasureRepository => t.app.get(ErasureRepository, { strict: false });
  const someone = async (): Promise<Person> => {
    const person = await people.person();
    chat.things.set(person.id, ['a', 'b', 'c']);
    rag.things.set(person.id, ['d']);
    return person;
  };
  const status = async (id: string): Promise<number> => (await people.call('GET', `/api/users/${id}`)).status;
  const isGone = async (id: string): Promise<boolean> => (await status(id)) === 404;
  const remove = (id: string) => people.call('DELETE', `/api/users/${id}`);

  it('closes the account at once and removes everything in all rooms, the account last', async () => {
    const anna = await someone();
    const group = await people.group();
    await people.ok('PUT', `/api/groups/${group}/members/${anna.id}`);
    let finish = (): void => undefined;
    rag.beforeEach = () => new Promise((resolve) => (finish = resolve));
    const seats = (await people.ok('GET', '/api/users?state=enabled')).total as number;
    const reply = await remove(anna.id);
    expect([reply.status, reply.body.parts.map(({ part }: { part: string }) => part)]).toEqual([
      202,
      ['chat', 'rag', 'house', 'identity'],
    ]);
    expect(await t.meStatus(anna.token)).toBe(401);
    expect((await t.login(anna.email)).status).toBe(401);
    expect((await people.ok('GET', '/api/users?state=enabled')).total).toBe(seats - 1);
    await until(async () => (await people.ok('GET', `/api/users/${anna.id}`)).erasure.parts[0].state === 'done');
    const detail = await people.ok('GET', `/api/users/${anna.id}`);
    expect(detail).toMatchObject({ deleting: true, disabled: true });
    expect(detail.erasure.parts).toEqual([
      { part: 'chat', state: 'done', done: 3, total: 3 },
      { part: 'rag', state: 'running', done: 0, total: null },
      { part: 'house', state: expect.any(String), done: 0, total: null },
      { part: 'identity', state: 'waiting', done: 0, total: null },
    ]);
    expect((await people.ok('GET', '/api/users?state=deleting')).items).toEqual([expect.objectContaining({ id: anna.id })]);
    finish();
    await until(() => isGone(anna.id));
    expect([chat.things.get(anna.id), rag.things.get(anna.id)]).toEqual([[], []]);
    expect(chat.erasedFor.at(-1)).toBe(anna.id);
    expect((await people.ok('GET', `/api/groups/${group}/members`)).total).toBe(0);
    expect((await remove(anna.id)).body.code).toBe('USER_NOT_FOUND');
  });

  it('keeps the proof without names, and writes it into the audit log', async () => {
    const anna = await someone();
    await remove(anna.id);
    const ctx = systemContext('test');
    await until(async () => ((await erasures().find(ctx, anna.id))?.finishedAt ?? null) !== null);
    const me = (await people.ok('GET', '/api/me')).id as string;
    expect(await erasures().find(ctx, anna.id)).toMatchObject({ requestedBy: me, finishedAt: expect.any(Number) });
    const { items } = await t.app.get(AuditReader, { strict: false }).page(ctx, { targetId: anna.id }, { limit: 50 });
    expect(items.map(({ action, actorKind }) => [action, actorKind]).slice(0, 3)).toEqual([
      ['user.erased', 'system'],
      ['user.changed', 'user'],
      ['user.deletion_requested', 'user'],
    ]);
    expect(JSON.stringify(items)).not.toContain(anna.email);
  });

  it('frees the address for a new account once the old one is gone', async () => {
    const anna = await someone();
    let finish = (): void => undefined;
    chat.beforeEach = () => new Promise((resolve) => (finish = resolve));
    await remove(anna.id);
    const again = { email: anna.email, name: 'Neu', password: PASSWORD };
    expect((await people.call('POST', '/api/users', again)).body.code).toBe('EMAIL_TAKEN');
    chat.beforeEach = async () => undefined;
    finish();
    await until(() => isGone(anna.id));
    expect((await people.call('POST', '/api/users', again)).status).toBe(201);
  });

  it('waits for what a room removes in the background', async () => {
    const anna = await someone();
    rag.leftovers = 2;
    await remove(anna.id);
    const parts = async (): Promise<string[]> =>
      (await people.ok('GET', `/api/users/${anna.id}`)).erasure.parts.map(({ state }: { state: string }) => state);
    await until(async () => (await parts())[0] === 'done' && rag.things.get(anna.id)?.length === 0);
    expect(await parts()).toEqual(['done', 'running', 'done', 'waiting']);
    rag.leftovers = 0;
    await until(() => isGone(anna.id));
  });

  it('refuses all other changes meanwhile, and a second deletion changes nothing', async () => {
    const anna = await someone();
    let finish = (): void => undefined;
    chat.beforeEach = () => new Promise((resolve) => (finish = resolve));
    const replies = await Promise.all([1, 2, 3].map(() => remove(anna.id)));
    expect(replies.map((reply) => reply.status)).toEqual([202, 202, 202]);
    for (const body of [{ disabled: false }, { role: 'admin' }, { name: 'x' }, { password: 'ein neues gutes Wort' }]) {
      expect((await people.call('PATCH', `/api/users/${anna.id}`, body)).body.code).toBe('USER_DELETING');
    }
    const group = await people.group();
    expect((await people.call('PUT', `/api/groups/${group}/members/${anna.id}`)).body.code).toBe('USER_DELETING');
    expect((await people.call('POST', `/api/users/${anna.id}/export`)).body.code).toBe('USER_DELETING');
    chat.beforeEach = async () => undefined;
    finish();
    await until(() => isGone(anna.id));
    expect(chat.erasedFor.filter((id) => id === anna.id)).toHaveLength(1);
  });

  it('lets an administrator try again what failed for good', async () => {
    const anna = await someone();
    const parts = async () => (await people.ok('GET', `/api/users/${anna.id}`)).erasure.parts as { state: string }[];
    rag.fault = new PermanentFailure('BROKEN');
    await remove(anna.id);
    await until(async () => (await parts())[1]?.state === 'failed');
    expect((await erasures().find(systemContext('test'), anna.id))?.finishedAt).toBeNull();
    rag.fault = undefined;
    expect((await remove(anna.id)).status).toBe(202);
    await until(() => isGone(anna.id));
  });

  it('lets no request that was let in before begin anything new', async () => {
    const anna = await someone();
    const accounts = t.app.get(AccountGate, { strict: false });
    const ctx = userContext({ userId: anna.id, roles: ['user'] });
    let [release, enter] = [(): void => undefined, (): void => undefined];
    const released = new Promise<void>((resolve) => (release = resolve));
    const entered = new Promise<void>((resolve) => (enter = resolve));
    const holding = t.database.transaction(ctx, async (tx) => {
      await accounts.hold(tx);
      enter();
      await released;
      chat.things.set(anna.id, ['written while the account was held']);
    });
    await entered;
    const deletion = remove(anna.id);
    await endedOrBlocked(t, deletion);
    release();
    await holding;
    expect((await deletion).status).toBe(202);
    await until(() => isGone(anna.id));
    expect(chat.things.get(anna.id)).toEqual([]);
    await expect(t.database.transaction(ctx, (tx) => accounts.hold(tx))).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
  });

  it('refuses a suspended account too, and lets the installation itself pass', async () => {
    const anna = await someone();
    await t.change(anna.id, { disabled: true });
    const accounts = t.app.get(AccountGate, { strict: false });
    const hold = (ctx: RequestContext) => t.database.transaction(ctx, (tx) => accounts.hold(tx));
    await expect(hold(userContext({ userId: anna.id, roles: ['user'] }))).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
    await expect(hold(systemContext('test'))).resolves.toBeUndefined();
  });

  it.each([
    ['in the middle of a room', (): Step => [chat, 'beforeEach', 'before', 2]],
    ['between a room and the word that it is done', (): Step => [erasures(), 'findLocked', 'before', 1]],
    ['before the account goes', (): Step => [users(), 'delete', 'before', 1]],
    ['after the account went', (): Step => [users(), 'delete', 'after', 1]],
    ['before the end is written down', (): Step => [erasures(), 'finish', 'before', 1]],
  ] as const)('goes on after a crash %s', async (_when, step) => {
    const anna = await someone();
    const crashed = crashAt(...step());
    await remove(anna.id);
    await crashed;
    const isFinished = async (): Promise<boolean> =>
      ((await erasures().find(systemContext('test'), anna.id))?.finishedAt ?? null) !== null;
    await until(isFinished);
    expect([await status(anna.id), chat.things.get(anna.id), rag.things.get(anna.id)]).toEqual([404, [], []]);
  });

  it('never removes the last administrator, also when two delete each other', async () => {
    const me = (await people.ok('GET', '/api/me')).id as string;
    expect((await remove(me)).body.code).toBe('LAST_ADMIN');
    const other = await people.person('admin');
    const replies = await Promise.all([
      people.call('DELETE', `/api/users/${me}`, undefined, other.token),
      people.call('DELETE', `/api/users/${other.id}`),
    ]);
    expect(replies.filter((reply) => reply.status === 202)).toHaveLength(1);
    const [gone, left] = replies[0]?.status === 202 ? [me, other.token] : [other.id, t.adminToken];
    await until(async () => (await people.call('GET', `/api/users/${gone}`, undefined, left)).status === 404);
    expect((await people.ok('GET', '/api/users?role=admin', undefined, left)).total).toBe(1);
  });
});

type Step = readonly [object: object, method: string, when: 'before' | 'after', call: number];

/** The nth call fails as if the process died there; what it did in an open transaction is lost with it. Resolves then. */
function crashAt(...[object, method, when, call]: Step): Promise<void> {
  const target = object as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const original = target[method]?.bind(target);
  let calls = 0;
  return new Promise((resolve) => {
    vi.spyOn(target, method).mockImplementation(async (...args) => {
      calls += 1;
      if (calls !== call) return original?.(...args);
      if (when === 'after') await original?.(...args);
      resolve();
      throw new Error('the process died');
    });
  });
}
