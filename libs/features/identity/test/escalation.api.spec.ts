// Real: database, HTTP, sign-in. Nobody but administrators passes on, or takes over, what he or she does not hold.
import { PERMISSIONS, USER_PERMISSIONS, type Permission } from '@assist/contracts';
import { systemContext } from '@assist/kernel';
import { AuditReader } from '@assist/platform/audit';
import { testDatabases } from '@assist/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Passwords } from '../src/users/passwords.js';
import { pauseNext } from './identity-app.js';
import { createIdentityApp, PASSWORD, People, type IdentityApp, type Person } from './people.js';

const HELD: readonly Permission[] = ['chat.use', 'rag.use', 'users.administer'];

describe.each(testDatabases())('somebody who administers users and nothing else, on $engine', (engine) => {
  let t: IdentityApp;
  let people: People;
  let manager: Person;
  let colleague: Person;
  let licensor: Person;
  let viaGroup: Person;
  let adminId: string;
  let ids: Record<string, string>;

  beforeAll(async () => {
    t = await createIdentityApp({ engine });
    people = new People(t);
    const [own, small, big] = [
      await people.role(HELD),
      await people.role(['chat.use']),
      await people.role(['license.administer']),
    ];
    manager = await people.person(own);
    colleague = await people.person(small);
    licensor = await people.person(big);
    viaGroup = await people.person(small);
    const [plainGroup, bigGroup] = [await people.group(), await people.group(big)];
    await people.ok('PUT', `/api/groups/${bigGroup}/members/${viaGroup.id}`);
    adminId = (await people.ok('GET', '/api/me')).id;
    ids = { own, small, big, plainGroup, bigGroup };
  });
  afterAll(() => t.close());
  afterEach(() => vi.restoreAllMocks());

  const fill = (text: string): string =>
    text.replace(/:(\w+)/g, (whole, name: string) => {
      const known: Record<string, string> = {
        ...ids,
        ...{ manager: manager.id, colleague: colleague.id, licensor: licensor.id, viaGroup: viaGroup.id, admin: adminId },
      };
      return known[name] ?? whole;
    });
  const attempt = (method: string, path: string, body?: object) =>
    people.call(method, fill(path), body === undefined ? undefined : JSON.parse(fill(JSON.stringify(body))), manager.token);
  const account = { email: 'hintertuer@firma.example', name: 'Hintertür', password: PASSWORD };

  it('writes the attempts down with what was missing', async () => {
    await attempt('PATCH', '/api/users/:colleague', { role: ':big' });
    const reply = await attempt('POST', '/api/roles', { name: 'Mehr', permissions: ['license.administer', 'chat.use'] });
    expect(reply.body.params).toEqual({ missing: ['license.administer'] });
    const page = { limit: 1 };
    const { items } = await t.app.get(AuditReader, { strict: false }).page(systemContext('test'), { actorId: manager.id }, page);
    expect(items[0]).toMatchObject({ action: 'access.refused', outcome: 'refused', targetId: 'POST /api/roles' });
    expect(items[0]?.detail).toContain('license.administer');
  });

  it.each<[string, string, string, object?]>([
    ['makes an administrator of itself', 'PATCH', '/api/users/:manager', { role: 'admin' }],
    ['makes an administrator of a colleague', 'PATCH', '/api/users/:colleague', { role: 'admin' }],
    ['creates an administrator', 'POST', '/api/users', { ...account, role: 'admin' }],
    ['creates somebody with more rights', 'POST', '/api/users', { ...account, role: ':big' }],
    ['creates an ordinary user, who may do more', 'POST', '/api/users', { ...account, role: 'user' }],
    ['creates an ordinary user by leaving the role out', 'POST', '/api/users', account],
    ['takes a greater role', 'PATCH', '/api/users/:manager', { role: ':big' }],
    ['gives a greater role', 'PATCH', '/api/users/:colleague', { role: ':big' }],
    ['gives the role of all users', 'PATCH', '/api/users/:colleague', { role: 'user' }],
    ['renames an administrator', 'PATCH', '/api/users/:admin', { name: 'Ich' }],
    ['resets the password of an administrator', 'PATCH', '/api/users/:admin', { password: 'von mir gesetzt 7' }],
    ['suspends an administrator', 'PATCH', '/api/users/:admin', { disabled: true }],
    ['demotes an administrator', 'PATCH', '/api/users/:admin', { role: ':small' }],
    ['deletes an administrator', 'DELETE', '/api/users/:admin'],
    ['exports an administrator', 'POST', '/api/users/:admin/export'],
    ['resets the password of somebody with more rights', 'PATCH', '/api/users/:licensor', { password: 'von mir gesetzt 7' }],
    [
      'resets the password of somebody with more rights by a group',
      'PATCH',
      '/api/users/:viaGroup',
      { password: 'von mir gesetzt 7' },
    ],
    ['takes the role of somebody with more rights away', 'PATCH', '/api/users/:licensor', { role: ':small' }],
    ['deletes somebody with more rights', 'DELETE', '/api/users/:licensor'],
    ['exports somebody with more rights', 'POST', '/api/users/:licensor/export'],
    ['makes a role of more rights', 'POST', '/api/roles', { name: 'Mehr', permissions: ['chat.use', 'license.administer'] }],
    ['makes a role of rights that come with others', 'POST', '/api/roles', { name: 'Mehr', permissions: ['workflow.create'] }],
    ['widens its own role', 'PATCH', '/api/roles/:own', { permissions: [...HELD, 'license.administer'] }],
    ['widens the role of a colleague', 'PATCH', '/api/roles/:small', { permissions: PERMISSIONS }],
    ['widens what all users may do', 'PATCH', '/api/roles/user', { permissions: [...USER_PERMISSIONS, 'users.administer'] }],
    ['narrows a role that is greater', 'PATCH', '/api/roles/:big', { permissions: [] }],
    ['takes the second factor from a greater role', 'PATCH', '/api/roles/:big', { secondFactor: false }],
    ['takes the second factor from administrators', 'PATCH', '/api/roles/admin', { secondFactor: false }],
    ['gives back to all users what they had at first', 'DELETE', '/api/roles/user'],
    ['deletes a greater role', 'DELETE', '/api/roles/:big'],
    ['makes a group with a greater role', 'POST', '/api/groups', { name: 'Mehr', role: ':big' }],
    ['makes a group with the role of all users', 'POST', '/api/groups', { name: 'Mehr', role: 'user' }],
    ['gives a group a greater role', 'PATCH', '/api/groups/:plainGroup', { role: ':big' }],
    ['joins a group with a greater role', 'PUT', '/api/groups/:bigGroup/members/:manager'],
    ['puts a colleague into a group with a greater role', 'PUT', '/api/groups/:bigGroup/members/:colleague'],
    ['takes somebody out of a group with a greater role', 'DELETE', '/api/groups/:bigGroup/members/:viaGroup'],
    ['takes the role from a group', 'PATCH', '/api/groups/:bigGroup', { role: null }],
    ['renames a group with a greater role', 'PATCH', '/api/groups/:bigGroup', { name: 'Meine' }],
    ['deletes a group with a greater role', 'DELETE', '/api/groups/:bigGroup'],
    ['puts an administrator into a group', 'PUT', '/api/groups/:plainGroup/members/:admin'],
    ['puts somebody with more rights into a group', 'PUT', '/api/groups/:plainGroup/members/:licensor'],
  ])('T4: never %s', async (_name, method, path, body) => {
    const reply = await attempt(method, path, body);
    expect([reply.status, reply.body.code]).toEqual([403, 'RIGHTS_EXCEEDED']);
  });

  it('cannot make administrators by a group at all', async () => {
    expect((await people.call('POST', '/api/groups', { name: 'Chefs', role: 'admin' })).body.code).toBe('VALIDATION_FAILED');
    expect((await people.call('PATCH', fill('/api/groups/:plainGroup'), { role: 'admin' })).body.code).toBe('VALIDATION_FAILED');
  });

  it('has changed nothing by all that', async () => {
    expect(await people.permissionsOf(manager.token)).toEqual(HELD);
    expect(await people.permissionsOf(colleague.token)).toEqual(['chat.use']);
    expect(await people.permissionsOf(licensor.token)).toEqual(['license.administer']);
    expect(await people.permissionsOf(viaGroup.token)).toEqual(['chat.use', 'license.administer']);
    expect(await people.permissionsOf(t.adminToken)).toEqual(PERMISSIONS);
    const { items } = await people.ok('GET', '/api/users?role=admin');
    expect(items.map((user: { id: string }) => user.id)).toEqual([adminId]);
    expect((await people.ok('GET', '/api/roles')).items).toHaveLength(5);
    expect((await people.ok('GET', '/api/groups')).items).toHaveLength(2);
  });

  it('does its work within its own rights', async () => {
    const role = (await attempt('POST', '/api/roles', { name: 'Leser', permissions: ['rag.use'] })).body.id as string;
    ids['reader'] = role;
    expect((await attempt('PATCH', '/api/roles/:reader', { permissions: HELD })).status).toBe(200);
    const created = await attempt('POST', '/api/users', { ...account, email: 'leser@firma.example', role: ':reader' });
    expect(created.status).toBe(201);
    ids['reading'] = created.body.id as string;
    expect((await attempt('PUT', '/api/groups/:plainGroup/members/:reading')).status).toBe(204);
    expect((await attempt('PATCH', '/api/groups/:plainGroup', { role: ':reader', description: 'Lesen' })).status).toBe(200);
    expect((await attempt('PATCH', '/api/users/:reading', { password: 'ein neues gutes Wort', name: 'Lea' })).status).toBe(200);
    expect((await attempt('PATCH', '/api/users/:reading', { role: ':small', disabled: true })).status).toBe(200);
    const { items } = (await attempt('GET', '/api/roles')).body;
    const grantable = items.filter((one: { mayGrant: boolean }) => one.mayGrant).map((one: { id: string }) => one.id);
    expect(grantable.sort()).toEqual([ids['own'], ids['small'], role].sort());
    expect((await attempt('GET', '/api/users/:licensor')).body.mayChange).toBe(false);
    expect((await attempt('GET', '/api/users/:colleague')).body.mayChange).toBe(true);
  });

  it('T4: opens no account that holds more by now with a link for a password that was made before', async () => {
    const later = await people.person(ids['small']);
    const make = async (token: string): Promise<string> =>
      (await people.ok('POST', `/api/users/${later.id}/password-reset`, undefined, token)).token as string;
    const use = async (step: 'look' | 'confirm', token: string): Promise<unknown[]> => {
      const body = { token, password: 'ein ganz neues gutes Wort' };
      const reply = await t.call('POST', `/api/auth/password-reset/${step}`, { body });
      return [reply.status, reply.body?.code];
    };
    const [early, chief] = [await make(manager.token), await make(t.adminToken)];
    expect((await use('look', early))[0]).toBe(200);
    await people.ok('PUT', fill(`/api/groups/:bigGroup/members/${later.id}`));
    expect([await use('look', early), await use('confirm', early)]).toEqual([
      [404, 'LINK_INVALID'],
      [404, 'LINK_INVALID'],
    ]);
    await people.ok('DELETE', fill(`/api/groups/:bigGroup/members/${later.id}`));
    expect((await use('look', early))[0]).toBe(200);
    await people.ok('PUT', fill(`/api/groups/:bigGroup/members/${later.id}`));
    expect((await use('confirm', chief))[0]).toBe(204);
  });

  it('loses all of it with the right to administer users, also in the middle of a request', async () => {
    const { token } = (await attempt('POST', '/api/users/:colleague/password-reset')).body;
    const hashing = pauseNext(t.app.get(Passwords, { strict: false }), 'hash', 'after');
    const begun = attempt('POST', '/api/users', { ...account, role: ':small' });
    await hashing.entered;
    await people.ok('PATCH', fill('/api/roles/:own'), { permissions: ['chat.use'] });
    hashing.release();
    expect((await begun).body.code).toBe('FORBIDDEN');
    expect((await attempt('PATCH', '/api/users/:colleague', { name: 'x' })).body.code).toBe('FORBIDDEN');
    expect((await attempt('GET', '/api/users')).body.code).toBe('FORBIDDEN');
    const reply = await t.call('POST', '/api/auth/password-reset/confirm', {
      body: { token, password: 'noch ein neues Wort 5' },
    });
    expect(reply.body.code).toBe('LINK_INVALID');
  });
});
