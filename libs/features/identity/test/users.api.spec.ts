// Real: database, HTTP, sign-in.
import { testDatabases } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdentityApp, PASSWORD, People, type IdentityApp } from './people.js';

const ABSENT = '018f6f2e-0000-7000-8000-000000000000';

describe.each(testDatabases())('people on $engine', (engine) => {
  let t: IdentityApp;
  let people: People;
  let role: string;
  let group: string;
  beforeAll(async () => {
    t = await createIdentityApp({ engine });
    people = new People(t);
    role = await people.role(['chat.use'], 'Leser');
    group = await people.group(null, 'Einkauf');
    for (const [name, own] of [
      ['Müller, Jörg', role],
      ['Anna Müßig', 'user'],
      ['Zenz', 'user'],
      ['Łukasz', role],
    ] as const) {
      await people.person(own, name);
    }
    const { items } = await people.ok('GET', '/api/users?q=zenz');
    await people.ok('PATCH', `/api/users/${items[0].id}`, { disabled: true });
    await people.ok('PUT', `/api/groups/${group}/members/${items[0].id}`);
  });
  afterAll(() => t.close());
  const names = async (query: string): Promise<string[]> =>
    (await people.ok('GET', `/api/users${query}`)).items.map((user: { name: string }) => user.name);

  it('lists them by name, as a dictionary does', async () => {
    expect(await names('')).toEqual(['Anna Müßig', 'Die Chefin', 'Müller, Jörg', 'Zenz', 'Łukasz']);
  });

  it('orders them by their last sign-in, those who never came last', async () => {
    await people.ok('POST', '/api/users', { email: 'nie@firma.example', name: 'Nie', password: PASSWORD });
    expect((await names('?sort=lastLogin')).at(-1)).toBe('Nie');
    expect((await names('?sort=newest'))[0]).toBe('Nie');
  });

  it.each([
    ['?q=muller', ['Müller, Jörg']],
    ['?q=MÜSSIG%20anna', ['Anna Müßig']],
    ['?q=chefin@firma', ['Die Chefin']],
    ['?q=%25', []],
    ['?state=disabled', ['Zenz']],
    ['?state=enabled&q=zenz', []],
    ['?role=admin', ['Die Chefin']],
    ['?state=deleting', []],
  ])('finds by %s', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('finds by role and group, and says which those are', async () => {
    expect(await names(`?role=${role}`)).toEqual(['Müller, Jörg', 'Łukasz']);
    expect(await names('?role=user&state=enabled')).toEqual(['Anna Müßig', 'Nie']);
    const { items, total } = await people.ok('GET', `/api/users?group=${group}`);
    expect([total, items[0].name, items[0].groups]).toEqual([1, 'Zenz', [{ id: group, name: 'Einkauf' }]]);
    expect((await people.ok('GET', `/api/users?role=${role}`)).items[0]).toMatchObject({ role, roleName: 'Leser' });
    expect(await names(`?group=${ABSENT}`)).toEqual([]);
  });

  it('gives pages with the number of all that match', async () => {
    const first = await people.ok('GET', '/api/users?limit=2');
    const second = await people.ok('GET', '/api/users?limit=2&offset=2');
    expect([first.total, first.items.length, second.items.length]).toEqual([6, 2, 2]);
    expect(first.items[1].id).not.toBe(second.items[0].id);
    expect((await people.ok('GET', '/api/users?offset=600')).items).toEqual([]);
  });

  it.each([
    '?limit=0',
    '?limit=1000',
    '?offset=-1',
    '?state=gone',
    '?role=x',
    '?group=x',
    '?sort=name;drop',
    `?q=${'x'.repeat(201)}`,
  ])('refuses the list %s', async (query) => {
    expect((await people.call('GET', `/api/users${query}`)).body.code).toBe('VALIDATION_FAILED');
  });

  it('finds people again by a name they were given later', async () => {
    const { id } = await people.person('user', 'Vorher');
    await people.ok('PATCH', `/api/users/${id}`, { name: 'Größer Nachher' });
    expect(await names('?q=grosser')).toEqual(['Größer Nachher']);
    expect(await names('?q=vorher')).toEqual([]);
  });

  it('tells where each right comes from', async () => {
    const anna = await people.person(await people.role(['chat.use', 'rag.use'], 'Suche'));
    const team = await people.group(await people.role(['rag.use', 'ops.use']), 'Betrieb');
    await people.ok('PUT', `/api/groups/${team}/members/${anna.id}`);
    const detail = await people.ok('GET', `/api/users/${anna.id}`);
    const own = { kind: 'role', id: detail.role, name: 'Suche' };
    const byGroup = { kind: 'group', id: team, name: 'Betrieb' };
    expect(detail.grants).toEqual([
      { permission: 'chat.use', from: [own] },
      { permission: 'rag.use', from: [own, byGroup] },
      { permission: 'ops.use', from: [byGroup] },
    ]);
    expect(detail).toMatchObject({ mayChange: true, erasure: null, deleting: false });
    const admin = await people.ok('GET', `/api/users/${(await people.ok('GET', '/api/me')).id}`);
    expect(admin.grants.find((grant: { permission: string }) => grant.permission === 'audit.administer').from).toEqual([
      { kind: 'role', id: 'admin', name: null },
    ]);
  });

  it.each(['nonsense', ABSENT])('knows no user %j', async (id) => {
    for (const [method, path] of [
      ['GET', `/api/users/${id}`],
      ['PATCH', `/api/users/${id}`],
      ['DELETE', `/api/users/${id}`],
      ['POST', `/api/users/${id}/export`],
    ] as const) {
      expect((await people.call(method, path, method === 'PATCH' ? {} : undefined)).body.code).toBe('USER_NOT_FOUND');
    }
  });

  it('gives out no role that there is not', async () => {
    const anna = await people.person();
    expect((await people.call('PATCH', `/api/users/${anna.id}`, { role: ABSENT })).body.code).toBe('ROLE_NOT_FOUND');
    expect((await people.call('PATCH', `/api/users/${anna.id}`, { role: 'chief' })).body.code).toBe('VALIDATION_FAILED');
    expect((await people.ok('GET', `/api/users/${anna.id}`)).role).toBe('user');
  });

  it('tells everybody whom to ask for a right', async () => {
    const anna = await people.person(await people.role([]));
    expect((await people.ok('GET', '/api/me/administrators', undefined, anna.token)).items).toEqual([
      { name: 'Die Chefin', email: 'chefin@firma.example' },
    ]);
  });
});
