// Real: HTTP, database (each engine), sign-in, audit log. Fake: the licence.
import { createHash } from 'node:crypto';
import { systemContext } from '@assist/kernel';
import { AuditReader, detailOf, type AuditRow } from '@assist/platform/audit';
import { testDatabases } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdentityApp, PASSWORD, type IdentityApp } from './identity-app.js';

const ctx = systemContext('test');
const NEW_PASSWORD = 'ganz anderes langes Wort';

describe.each(testDatabases())('what the audit log tells of accounts on $engine', (engine) => {
  let t: IdentityApp;
  let seen = 0;
  /** Entries since the last call. */
  const fresh = async (): Promise<AuditRow[]> => {
    const rows = await Array.fromAsync(t.app.get(AuditReader).entries(ctx, { after: seen }));
    seen = rows.at(-1)?.seq ?? seen;
    return rows;
  };
  const told = async (): Promise<unknown[]> =>
    (await fresh()).map((row) => [row.action, row.outcome, row.actorKind, row.targetId, detailOf(row)]);

  beforeAll(async () => {
    t = await createIdentityApp({ engine, env: { ASSIST_IDENTITY_LOGIN_ATTEMPTS: '4', TRUST_PROXY_COUNT: '1' } });
  });
  afterAll(() => t.close());

  it('begins with the setup and the sign-in, and knows where they came from', async () => {
    const rows = await fresh();
    expect(rows.map(({ action, actorKind }) => [action, actorKind])).toEqual([
      ['setup.completed', 'anonymous'],
      ['auth.signed_in', 'user'],
    ]);
    expect(rows[1]?.actorId).toBe(rows[0]?.targetId);
    const signedIn = await t.login('chefin@firma.example', 'richtig langes Wort 7', { 'x-forwarded-for': '203.0.113.9' });
    expect(signedIn.status).toBe(200);
    expect(await fresh()).toMatchObject([{ action: 'auth.signed_in', targetType: 'session', address: '203.0.113.9' }]);
    await t.call('POST', '/api/auth/logout', { headers: { cookie: signedIn.cookie } });
    expect(await fresh()).toMatchObject([{ action: 'auth.signed_out', actorKind: 'user', actorId: rows[1]?.actorId }]);
    await t.call('POST', '/api/auth/logout', { headers: { cookie: signedIn.cookie } });
    expect(await fresh()).toEqual([]);
  });

  it('tells why a sign-in was refused, and nothing of what was typed', async () => {
    const id = await t.makeUser('anna@firma.example');
    const from = { 'x-forwarded-for': '203.0.113.10' };
    await fresh();
    await t.login('anna@firma.example', 'Falsches Wort!', from);
    await t.login('mein-geheimes-passwort', 'x', from);
    await t.change(id, { disabled: true });
    await t.login('anna@firma.example', PASSWORD, from);
    const entries = await fresh();
    const emailHash = expect.stringMatching(/^[0-9a-f]{16}$/) as unknown;
    expect(entries.map((row) => [row.action, row.outcome, row.targetId, detailOf(row)])).toEqual([
      ['auth.sign_in_refused', 'refused', id, { reason: 'wrong_password' }],
      ['auth.sign_in_refused', 'refused', null, { reason: 'unknown_user', emailHash }],
      ['user.changed', 'done', id, { changed: ['disabled'], disabledBefore: false, disabledAfter: true }],
      ['auth.sign_in_refused', 'refused', id, { reason: 'disabled' }],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/geheimes|Falsches|anna@/);
    // Whoever reads the log must not be able to try words until one has this fingerprint.
    const plain = createHash('sha256').update('mein-geheimes-passwort').digest('hex');
    expect(JSON.stringify(entries)).not.toContain(plain.slice(0, 16));
    await t.login('mein-geheimes-passwort', 'x', from);
    const [again] = await fresh();
    expect(detailOf(again!)['emailHash']).toBe(detailOf(entries[1]!)['emailHash']);
  });

  it('writes down that attempts were too many, but not each of a flood', async () => {
    const from = { 'x-forwarded-for': '203.0.113.11' };
    const replies = [];
    for (let index = 0; index < 14; index += 1) replies.push((await t.login('nobody@firma.example', 'x', from)).code);
    expect(replies.filter((code) => code === 'LOGIN_THROTTLED')).toHaveLength(10);
    const reasons = (await fresh()).map((row) => detailOf(row)['reason']);
    expect(reasons).toEqual([...Array<string>(4).fill('unknown_user'), ...Array<string>(5).fill('throttled')]);
  });

  it('tells what was changed of an account, before and after of rights only, and nothing when nothing was', async () => {
    const id = await t.makeUser('bert@firma.example');
    expect(await told()).toEqual([['user.created', 'done', 'user', id, { role: 'user' }]]);
    await t.change(id, { role: 'admin', name: 'Ganz Anders' });
    await t.change(id, { role: 'admin', name: 'Ganz Anders' });
    await t.change(id, { password: NEW_PASSWORD });
    const rights = { changed: ['name', 'role'], roleBefore: 'user', roleAfter: 'admin' };
    expect(await told()).toEqual([
      ['user.changed', 'done', 'user', id, rights],
      ['user.password_changed', 'done', 'user', id, {}],
    ]);
  });

  it('tells of a changed own password, also when the old one was wrong', async () => {
    const id = await t.makeUser('carla@firma.example');
    const { token } = await t.login('carla@firma.example');
    await fresh();
    const change = (currentPassword: string) =>
      t.call('POST', '/api/me/password', { token, body: { currentPassword, newPassword: NEW_PASSWORD } });
    expect([(await change('falsch')).status, (await change(PASSWORD)).status]).toEqual([401, 204]);
    expect(await told()).toEqual([
      ['user.password_changed', 'refused', 'user', id, { reason: 'wrong_password' }],
      ['user.password_changed', 'done', 'user', id, {}],
    ]);
  });

  it('tells nothing of changes that were refused and undone', async () => {
    await fresh();
    const email = 'bert@firma.example';
    const again = { email, name: 'Noch einer', password: PASSWORD };
    expect((await t.call('POST', '/api/users', { token: t.adminToken, body: again })).body.code).toBe('EMAIL_TAKEN');
    expect(await fresh()).toEqual([]);
  });

  it('tells who was refused where, without the id in the address, and only so often', async () => {
    const id = await t.makeUser('dora@firma.example');
    const { token } = await t.login('dora@firma.example');
    await fresh();
    for (let index = 0; index < 25; index += 1) {
      expect((await t.call('PATCH', `/api/users/${id}`, { token, body: { role: 'admin' } })).body.code).toBe('FORBIDDEN');
    }
    const entries = await fresh();
    expect(entries).toHaveLength(20);
    expect(entries[0]).toMatchObject({
      action: 'access.refused',
      outcome: 'refused',
      actorId: id,
      targetId: 'PATCH /api/users/:id',
    });
    const metrics = await t.call('GET', '/metrics');
    expect(metrics.body).toContain('assist_audit_refusals_dropped_total 5');
  });

  it('is whole after all that', async () => {
    expect(await t.app.get(AuditReader).verify(ctx)).toMatchObject({ ok: true });
  });
});
