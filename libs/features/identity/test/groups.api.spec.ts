// Real: database, HTTP, sign-in.
import { systemContext } from '@assist/kernel';
import { PubSub } from '@assist/platform/realtime';
import { testDatabases } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DirectoryGroups, type MovedMember } from '../src/groups/directory-groups.js';
import { PERMISSIONS_CHANGED } from '../src/roles/permissions-changed.js';
import { createIdentityApp, People, type IdentityApp } from './people.js';

const ABSENT = '018f6f2e-0000-7000-8000-000000000000';

describe.each(testDatabases())('groups on $engine', (engine) => {
  let t: IdentityApp;
  let people: People;
  beforeAll(async () => {
    t = await createIdentityApp({ engine });
    people = new People(t);
  });
  afterAll(() => t.close());
  const memberNames = async (id: string, query = ''): Promise<string[]> =>
    (await people.ok('GET', `/api/groups/${id}/members${query}`)).items.map((member: { name: string }) => member.name);
  const replace = (userId: string, source: string, groupIds: readonly string[]): Promise<MovedMember> =>
    t.database.transaction(systemContext('test'), (tx) =>
      t.app.get(DirectoryGroups, { strict: false }).replace(tx, userId, source, groupIds),
    );

  it('adds what the group grants to what the own role grants, and takes it back', async () => {
    const anna = await people.person(await people.role(['chat.use']));
    const group = await people.group(await people.role(['rag.create']), 'Redaktion');
    await people.ok('PUT', `/api/groups/${group}/members/${anna.id}`);
    expect(await people.permissionsOf(anna.token)).toEqual(['chat.use', 'rag.use', 'rag.create']);
    expect((await people.ok('GET', `/api/users/${anna.id}`)).groups).toEqual([
      expect.objectContaining({ id: group, name: 'Redaktion', source: 'local' }),
    ]);
    await people.ok('PATCH', `/api/groups/${group}`, { role: null });
    expect(await people.permissionsOf(anna.token)).toEqual(['chat.use']);
    await people.ok('PATCH', `/api/groups/${group}`, { role: await people.role(['ops.use']) });
    expect(await people.permissionsOf(anna.token)).toEqual(['chat.use', 'ops.use']);
    await people.ok('DELETE', `/api/groups/${group}/members/${anna.id}`);
    expect(await people.permissionsOf(anna.token)).toEqual(['chat.use']);
  });

  it('grants by a group what all users may do, though nobody changed that', async () => {
    const anna = await people.person(await people.role([]));
    const group = await people.group('user');
    await people.ok('PUT', `/api/groups/${group}/members/${anna.id}`);
    expect(await people.permissionsOf(anna.token)).toContain('workflow.create');
  });

  it('takes its rights along when it is deleted, and leaves the people', async () => {
    const anna = await people.person(await people.role([]));
    const group = await people.group(await people.role(['chat.use']));
    await people.ok('PUT', `/api/groups/${group}/members/${anna.id}`);
    expect((await people.call('DELETE', `/api/groups/${group}`)).status).toBe(204);
    expect(await people.permissionsOf(anna.token)).toEqual([]);
    expect((await people.call('GET', `/api/groups/${group}/members`)).body.code).toBe('GROUP_NOT_FOUND');
  });

  it('adds and removes the same person more than once, also at once', async () => {
    const anna = await people.person();
    const group = await people.group();
    const path = `/api/groups/${group}/members/${anna.id}`;
    const added = await Promise.all([1, 2, 3].map(() => people.call('PUT', path)));
    expect(added.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect((await people.ok('GET', `/api/groups/${group}`)).members).toBe(1);
    const removed = await Promise.all([1, 2, 3].map(() => people.call('DELETE', path)));
    expect(removed.map(({ status }) => status)).toEqual([204, 204, 204]);
  });

  it('shows members by name, page by page, and finds them by words', async () => {
    const group = await people.group();
    for (const name of ['Zoë Adler', 'Ärmel Anna', 'anton Beck', 'Österle 100%']) {
      const { id } = await people.person('user', name);
      await people.ok('PUT', `/api/groups/${group}/members/${id}`);
    }
    expect(await memberNames(group)).toEqual(['anton Beck', 'Ärmel Anna', 'Österle 100%', 'Zoë Adler']);
    expect(await memberNames(group, '?offset=1&limit=2')).toEqual(['Ärmel Anna', 'Österle 100%']);
    expect((await people.ok('GET', `/api/groups/${group}/members?offset=1&limit=2`)).total).toBe(4);
    expect(await memberNames(group, '?q=armel')).toEqual(['Ärmel Anna']);
    expect(await memberNames(group, `?q=${encodeURIComponent('100% ost')}`)).toEqual(['Österle 100%']);
    expect(await memberNames(group, '?q=_')).toEqual([]);
    for (const bad of ['?offset=-1', '?limit=0', '?limit=201', '?offset=x', '?offset=99999999999999']) {
      expect((await people.call('GET', `/api/groups/${group}/members${bad}`)).body.code).toBe('VALIDATION_FAILED');
    }
  });

  it('follows a directory in its own memberships only', async () => {
    const anna = await people.person(await people.role([]));
    const [byHand, mapped, other] = [
      await people.group(),
      await people.group(await people.role(['chat.use'])),
      await people.group(),
    ];
    await people.ok('PUT', `/api/groups/${byHand}/members/${anna.id}`);
    await replace(anna.id, 'oidc:firma', [mapped, byHand, ABSENT, mapped]);
    await replace(anna.id, 'ldap', [other]);
    const sources = async (): Promise<string[][]> =>
      (await people.ok('GET', `/api/users/${anna.id}`)).groups.map(({ id, source }: { id: string; source: string }) => [
        id,
        source,
      ]);
    expect((await sources()).sort()).toEqual(
      [
        [byHand, 'local'],
        [mapped, 'oidc:firma'],
        [other, 'ldap'],
      ].sort(),
    );
    expect(await people.permissionsOf(anna.token)).toEqual(['chat.use']);
    const refused = await people.call('DELETE', `/api/groups/${mapped}/members/${anna.id}`);
    expect([refused.status, refused.body.code, refused.body.params]).toEqual([
      409,
      'MEMBER_FROM_DIRECTORY',
      { source: 'oidc:firma' },
    ]);
    await replace(anna.id, 'oidc:firma', []);
    expect((await sources()).sort()).toEqual(
      [
        [byHand, 'local'],
        [other, 'ldap'],
      ].sort(),
    );
    expect(await people.permissionsOf(anna.token)).toEqual([]);
  });

  it('tells nobody of a directory that says the same again, also of a group that somebody was put into by hand', async () => {
    const anna = await people.person(await people.role([]));
    const [byHand, mapped] = [await people.group(), await people.group()];
    await people.ok('PUT', `/api/groups/${byHand}/members/${anna.id}`);
    expect(await replace(anna.id, 'ldap', [mapped, byHand])).toEqual({ added: [mapped], gone: [] });
    let told = 0;
    const stop = await t.app.get(PubSub, { strict: false }).subscribe(PERMISSIONS_CHANGED, () => void (told += 1));
    expect(await replace(anna.id, 'ldap', [mapped, byHand])).toEqual({ added: [], gone: [] });
    expect(told).toBe(0);
    expect(await replace(anna.id, 'ldap', [byHand])).toEqual({ added: [], gone: [mapped] });
    expect(told).toBe(1);
    await stop();
  });

  it('refuses names that are there, and what is no group', async () => {
    await people.group(null, 'Einkauf');
    expect((await people.call('POST', '/api/groups', { name: 'EINKAUF' })).body.code).toBe('GROUP_NAME_TAKEN');
    for (const body of [{ name: ' ' }, { name: 'x', role: 'nonsense' }, { name: 'x', description: 'x'.repeat(501) }, {}]) {
      expect((await people.call('POST', '/api/groups', body)).body.code).toBe('VALIDATION_FAILED');
    }
    expect((await people.call('POST', '/api/groups', { name: 'x', role: ABSENT })).body.code).toBe('ROLE_NOT_FOUND');
    expect((await people.call('POST', '/api/groups', { name: 'y', description: ' mit\nZeilen ' })).body.description).toBe(
      'mit\nZeilen',
    );
  });

  it.each(['nonsense', ABSENT])('knows no group and no member %j', async (id) => {
    const anna = await people.person();
    const group = await people.group();
    expect((await people.call('GET', `/api/groups/${id}`)).body.code).toBe('GROUP_NOT_FOUND');
    expect((await people.call('PATCH', `/api/groups/${id}`, {})).body.code).toBe('GROUP_NOT_FOUND');
    expect((await people.call('DELETE', `/api/groups/${id}`)).body.code).toBe('GROUP_NOT_FOUND');
    expect((await people.call('PUT', `/api/groups/${id}/members/${anna.id}`)).body.code).toBe('GROUP_NOT_FOUND');
    expect((await people.call('PUT', `/api/groups/${group}/members/${id}`)).body.code).toBe('USER_NOT_FOUND');
    expect((await people.call('DELETE', `/api/groups/${group}/members/${id}`)).body.code).toBe('USER_NOT_FOUND');
  });
});
