// Real: database, HTTP, password hashing. The order of racing requests is forced by holding one of them.
import { testDatabases } from '@assist/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Passwords } from '../src/users/passwords.js';
import { createIdentityApp, PASSWORD, pauseNext, type IdentityApp } from './identity-app.js';

describe.each(testDatabases())('user management that races on $engine', (engine) => {
  let t: IdentityApp;
  let count = 0;
  const newAdmin = async (): Promise<{ id: string; token: string }> => {
    count += 1;
    const email = `admin${count}@firma.example`;
    const id = await t.makeUser(email);
    expect(await t.change(id, { role: 'admin' })).toBe(200);
    return { id, token: (await t.login(email)).token };
  };
  beforeAll(async () => {
    t = await createIdentityApp({ engine });
  });
  afterAll(() => t.close());
  afterEach(() => vi.restoreAllMocks());

  it.each([{ role: 'user' }, { disabled: true }])(
    'lets an administrator who gets %j do nothing that was begun before',
    async (changes) => {
      const victim = await t.makeUser(`victim${(count += 1)}@firma.example`);
      const email = `backdoor${count}@firma.example`;
      const requests = [
        ['POST', '/api/users', { email, name: 'x', password: PASSWORD, role: 'admin' }],
        ['PATCH', `/api/users/${victim}`, { password: 'von ihm gesetzt 7', role: 'admin' }],
      ] as const;
      for (const [method, path, body] of requests) {
        const admin = await newAdmin();
        const hashing = pauseNext(t.app.get(Passwords, { strict: false }), 'hash', 'after');
        const request = t.call(method, path, { token: admin.token, body });
        await hashing.entered;
        expect(await t.change(admin.id, changes)).toBe(200);
        hashing.release();
        expect((await request).body.code).toBe('FORBIDDEN');
      }
      const { items } = (await t.call('GET', '/api/users', { token: t.adminToken })).body;
      const found = items.filter((user: { id: string; email: string }) => user.id === victim || user.email === email);
      expect(found).toEqual([expect.objectContaining({ id: victim, role: 'user' })]);
    },
  );

  it('keeps one administrator however many demote or suspend one another at once', async () => {
    const admins = await Promise.all([newAdmin(), newAdmin(), newAdmin(), newAdmin()]);
    const first = (await t.call('GET', '/api/me', { token: t.adminToken })).body.id as string;
    const everybody = [...admins, { id: first, token: t.adminToken }];
    const enabledAdmins = (items: { role: string; disabled: boolean }[]): number =>
      items.filter((user) => user.role === 'admin' && !user.disabled).length;
    await Promise.all(
      everybody.map(({ token }, index) => {
        const target = everybody[(index + 1) % everybody.length]!.id;
        const body = index % 2 === 0 ? { role: 'user' } : { disabled: true };
        return t.call('PATCH', `/api/users/${target}`, { token, body });
      }),
    );
    const lists = await Promise.all(everybody.map(({ token }) => t.call('GET', '/api/users', { token })));
    const seen = lists.filter((reply) => reply.status === 200);
    expect(seen.length).toBeGreaterThan(0);
    for (const { body } of seen) expect(enabledAdmins(body.items)).toBe(seen.length);
  });
});
