// Real: database, HTTP, sign-in.
import { PERMISSIONS, USER_PERMISSIONS } from '@assist/contracts';
import { systemContext } from '@assist/kernel';
import { testDatabases } from '@assist/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { RoleRepository } from '../src/roles/role.repository.js';
import { endedOrBlocked, pauseNext } from './identity-app.js';
import { createIdentityApp, People, type IdentityApp } from './people.js';

const ABSENT = '018f6f2e-0000-7000-8000-000000000000';

describe.each(testDatabases())('roles on $engine', (engine) => {
  let t: IdentityApp;
  let people: People;
  beforeAll(async () => {
    t = await createIdentityApp({ engine });
    people = new People(t);
  });
  afterAll(() => t.close());
  afterEach(() => vi.restoreAllMocks());
  const role = async (id: string): Promise<{ permissions: string[]; asShipped: boolean; users: number; groups: number }> =>
    (await people.ok('GET', '/api/roles')).items.find((one: { id: string }) => one.id === id);

  it('begins with the built-in ones', async () => {
    const { items } = await people.ok('GET', '/api/roles');
    expect(items).toEqual([
      expect.objectContaining({ id: 'admin', builtIn: true, asShipped: true, permissions: PERMISSIONS, users: 1 }),
      expect.objectContaining({ id: 'user', builtIn: true, asShipped: true, permissions: USER_PERMISSIONS, users: 0 }),
    ]);
  });

  it('makes roles with what their rights need, and counts who has them', async () => {
    const id = await people.role(['rag.create', 'chat.share', 'rag.create'], 'Redaktion');
    expect((await role(id)).permissions).toEqual(['chat.use', 'chat.share', 'rag.use', 'rag.create']);
    const anna = await people.person(id);
    await people.group(id);
    expect(await role(id)).toMatchObject({ users: 1, groups: 1, asShipped: false, mayGrant: true, mayChange: true });
    expect(await people.permissionsOf(anna.token)).toEqual(['chat.use', 'chat.share', 'rag.use', 'rag.create']);
    expect((await people.ok('GET', '/api/me', undefined, anna.token)).roleName).toBe('Redaktion');
  });

  it('lets a change count from the next call on, without a new sign-in', async () => {
    const id = await people.role(['chat.use']);
    const anna = await people.person(id);
    await people.ok('PATCH', `/api/roles/${id}`, { permissions: ['rag.use', 'workflow.use'] });
    expect(await people.permissionsOf(anna.token)).toEqual(['rag.use', 'workflow.use']);
    await people.ok('PATCH', `/api/roles/${id}`, { permissions: [] });
    expect(await people.permissionsOf(anna.token)).toEqual([]);
  });

  it('changes what everybody may do, and takes it back', async () => {
    const anna = await people.person();
    expect(await people.permissionsOf(anna.token)).toEqual(USER_PERMISSIONS);
    expect((await people.ok('PATCH', '/api/roles/user', { permissions: ['chat.use'] })).asShipped).toBe(false);
    expect(await people.permissionsOf(anna.token)).toEqual(['chat.use']);
    expect((await people.call('DELETE', '/api/roles/user')).status).toBe(204);
    expect(await people.permissionsOf(anna.token)).toEqual(USER_PERMISSIONS);
    expect((await people.call('DELETE', '/api/roles/user')).status).toBe(204);
  });

  it('changes nothing of administrators but that they need a second factor', async () => {
    for (const body of [{ permissions: ['chat.use'] }, { name: 'Chefs' }]) {
      expect((await people.call('PATCH', '/api/roles/admin', body)).body.code).toBe('ROLE_BUILT_IN');
    }
    expect((await people.call('PATCH', '/api/roles/user', { name: 'Alle' })).body.code).toBe('ROLE_BUILT_IN');
    expect((await people.call('DELETE', '/api/roles/admin')).body.code).toBe('ROLE_BUILT_IN');
    expect(await people.ok('PATCH', '/api/roles/admin', { secondFactor: true })).toMatchObject({
      secondFactor: true,
      permissions: PERMISSIONS,
    });
    expect((await people.call('GET', '/api/roles')).body.code).toBe('SECOND_FACTOR_SETUP_REQUIRED');
    const rows = t.app.get(RoleRepository, { strict: false });
    await t.database.transaction(systemContext('test'), (tx) => rows.update(tx, 'admin', { secondFactor: false }));
    expect(await people.permissionsOf(t.adminToken)).toEqual(PERMISSIONS);
  });

  it('keeps a role as long as somebody has it, suspended or not', async () => {
    const id = await people.role(['chat.use']);
    const { id: userId } = await people.person(id);
    await people.ok('PATCH', `/api/users/${userId}`, { disabled: true });
    const group = await people.group(id);
    const refused = await people.call('DELETE', `/api/roles/${id}`);
    expect([refused.status, refused.body.code, refused.body.params]).toEqual([409, 'ROLE_IN_USE', { users: 1, groups: 1 }]);
    await people.ok('PATCH', `/api/users/${userId}`, { role: 'user' });
    await people.ok('PATCH', `/api/groups/${group}`, { role: null });
    expect((await people.call('DELETE', `/api/roles/${id}`)).status).toBe(204);
    expect((await people.call('DELETE', `/api/roles/${id}`)).body.code).toBe('ROLE_NOT_FOUND');
  });

  it.each(['user', 'group'] as const)('lets no %s end up with a role that is deleted meanwhile', async (kind) => {
    const id = await people.role(['chat.use']);
    const anna = await people.person();
    const group = await people.group();
    const deletion = pauseNext(t.app.get(RoleRepository, { strict: false }), 'delete', 'before');
    const deleting = people.call('DELETE', `/api/roles/${id}`);
    await deletion.entered;
    const path = kind === 'user' ? `/api/users/${anna.id}` : `/api/groups/${group}`;
    const assigning = people.call('PATCH', path, { role: id });
    await endedOrBlocked(t, assigning);
    deletion.release();
    const [deleted, assigned] = await Promise.all([deleting, assigning]);
    expect([deleted.status, assigned.body.code]).toEqual([204, 'ROLE_NOT_FOUND']);
  });

  it('lets no role go that somebody is given meanwhile', async () => {
    const id = await people.role(['chat.use']);
    const anna = await people.person();
    const read = pauseNext(t.app.get(RoleRepository, { strict: false }), 'hold', 'after');
    const assigning = people.call('PATCH', `/api/users/${anna.id}`, { role: id });
    await read.entered;
    const deleting = people.call('DELETE', `/api/roles/${id}`);
    await endedOrBlocked(t, deleting);
    read.release();
    expect([(await assigning).status, (await deleting).body.code]).toEqual([200, 'ROLE_IN_USE']);
  });

  it('tells names apart as people do, also when two come at once', async () => {
    await people.role([], 'Prüfung');
    expect((await people.call('POST', '/api/roles', { name: ' PRÜFUNG ', permissions: [] })).body.code).toBe('ROLE_NAME_TAKEN');
    const other = await people.role([], 'Andere');
    expect((await people.call('PATCH', `/api/roles/${other}`, { name: 'prüfung' })).body.code).toBe('ROLE_NAME_TAKEN');
    expect((await people.call('PATCH', `/api/roles/${other}`, { name: 'ANDERE' })).status).toBe(200);
    const replies = await Promise.all(
      [1, 2, 3].map(() => people.call('POST', '/api/roles', { name: 'Zugleich', permissions: [] })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it.each([
    { name: '', permissions: [] },
    { name: 'x', permissions: ['chat.everything'] },
    { name: 'x', permissions: ['users.administer', null] },
    { name: 'x'.repeat(121), permissions: [] },
    { name: 'x', permissions: Array.from({ length: 500 }, () => 'chat.use') },
    { name: 'x\u0000y', permissions: [] },
    { permissions: ['chat.use'] },
    {},
  ])('refuses the role %j', async (body) => {
    expect((await people.call('POST', '/api/roles', body)).body.code).toBe('VALIDATION_FAILED');
  });

  it.each(['nonsense', ABSENT, '..%2fusers', 'Admin'])('knows no role %j', async (id) => {
    expect((await people.call('PATCH', `/api/roles/${id}`, { secondFactor: true })).body.code).toBe('ROLE_NOT_FOUND');
    expect((await people.call('DELETE', `/api/roles/${id}`)).body.code).toBe('ROLE_NOT_FOUND');
  });

  it('keeps everybody else out', async () => {
    const { token } = await people.person();
    for (const [method, path] of [
      ['GET', '/api/roles'],
      ['POST', '/api/roles'],
      ['PATCH', '/api/roles/user'],
      ['DELETE', '/api/roles/user'],
    ] as const) {
      const reply = await people.call(
        method,
        path,
        method === 'POST' || method === 'PATCH' ? { name: 'x', permissions: [] } : undefined,
        token,
      );
      expect([reply.status, reply.body.code]).toEqual([403, 'FORBIDDEN']);
    }
  });
});
