// T14, T15, T18. Real: HTTP, database, password hashing, rights, audit log. Fake: the mail server, the licence's seats.
import type { Permission } from '@assist/contracts';
import { newId, systemContext } from '@assist/kernel';
import { SeatLimit } from '@assist/licence/nest';
import { AuditReader } from '@assist/platform/audit';
import { FakeClock, testDatabases } from '@assist/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { InvitationEntity } from '../src/invitations/invitation.entity.js';
import { Passwords } from '../src/users/passwords.js';
import { createIdentityApp, endedOrBlocked, PASSWORD, pauseNext, type IdentityApp } from './identity-app.js';

describe.each(testDatabases())('invitations on $engine', (engine) => {
  const clock = new FakeClock();
  let t: IdentityApp;
  let count = 0;
  beforeAll(async () => {
    t = await createIdentityApp({
      ...{ engine, clock },
      env: {
        ASSIST_PUBLIC_URL: 'https://assist.firma.example',
        ASSIST_IDENTITY_ACCESS_TOKEN_MINUTES: '60',
        TRUST_PROXY_COUNT: '1',
      },
    });
  });
  afterAll(() => t.close());
  afterEach(() => vi.restoreAllMocks());

  const newEmail = (): string => `gast${(count += 1)}@firma.example`;
  /** Each test from a place of its own: links are counted by address. */
  const place = () => ({ 'x-forwarded-for': `192.0.2.${count % 250}` });
  const invite = (body: object, token = t.adminToken) =>
    t.call('POST', '/api/invitations', { token, body: { name: 'Gast', ...body } });
  const invited = async (more: object = {}, token = t.adminToken) => {
    const email = newEmail();
    const reply = await invite({ email, delivery: 'link', ...more }, token);
    expect([reply.status, reply.body.code]).toEqual([201, undefined]);
    return { email, id: reply.body.invitation.id as string, token: reply.body.token as string };
  };
  const look = (token: string) => t.call('POST', '/api/invitations/look', { body: { token }, headers: place() });
  const accept = (token: string, body: object = {}) =>
    t.call('POST', '/api/invitations/accept', {
      body: { token, name: 'Gerda Gast', password: PASSWORD, ...body },
      headers: place(),
    });
  const manager = async (permissions: readonly Permission[]) => {
    const email = newEmail();
    const id = await t.makeUser(email);
    const name = `Leitung ${email}`;
    const role = await t.call('POST', '/api/roles', { token: t.adminToken, body: { name, permissions } });
    expect(await t.change(id, { role: role.body.id })).toBe(200);
    return { id, role: role.body.id as string, token: (await t.login(email)).token };
  };
  const newGroup = async (role: string | null = null): Promise<string> =>
    (await t.call('POST', '/api/groups', { token: t.adminToken, body: { name: `Gruppe ${newId()}`, role } })).body.id;
  const words = ({ status, body }: { status: number; body: { code?: string } }) =>
    JSON.stringify([status, { ...body, requestId: '' }]);

  it('open an account with the role and the groups of the invitation, once', async () => {
    const group = await newGroup();
    const { email, token, id } = await invited({ groups: [group], name: 'Gerda' });
    expect((await look(token)).body).toMatchObject({ email, name: 'Gerda' });
    expect((await accept(token, { password: 'Passwort2026' })).body.code).toBe('PASSWORD_TOO_WEAK');
    expect((await accept(token, { locale: 'en' })).status).toBe(201);
    const signedIn = await t.login(email);
    expect((await t.call('GET', '/api/me', { token: signedIn.token })).body).toMatchObject({
      name: 'Gerda Gast',
      role: 'user',
      locale: 'en',
    });
    const members = await t.call('GET', `/api/groups/${group}/members`, { token: t.adminToken });
    expect(members.body.items).toMatchObject([{ email, source: 'local' }]);
    expect([words(await accept(token)), words(await look(token))].map((text) => text.includes('LINK_INVALID'))).toEqual([
      true,
      true,
    ]);
    const entry = await t.app.get(AuditReader, { strict: false }).newestOf(systemContext('test'), 'invitation.accepted');
    expect(entry?.targetId).toBe(id);
  });

  it('go by mail where mails can be sent, and the reply then shows no link', async () => {
    const email = newEmail();
    const reply = await invite({ email });
    expect([reply.status, reply.body.token, reply.headers.get('cache-control')]).toEqual([201, null, 'no-store']);
    const mail = t.mailer.lastTo(email);
    expect(mail).toMatchObject({ reason: 'invitation', subject: 'Ihre Einladung zu CGS Assist' });
    const token = /https:\/\/assist\.firma\.example\/invitation#(\S+)/.exec(mail.text)?.[1] ?? '';
    expect((await accept(token)).status).toBe(201);
    t.mailer.isConfigured = false;
    expect((await invite({ email: newEmail(), delivery: 'mail' })).body.code).toBe('MAIL_NOT_CONFIGURED');
    expect((await invite({ email: newEmail() })).body.token).toMatch(/\./);
    expect((await t.call('GET', '/api/invitations', { token: t.adminToken })).body.mail).toBe(false);
    t.mailer.isConfigured = true;
  });

  it('let one of two in who come with the same link at once', async () => {
    const { token } = await invited();
    const replies = await Promise.all([accept(token), accept(token), accept(token)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 404, 404]);
  });

  it('take their seat when they are accepted, and not before', async () => {
    const { token } = await invited();
    const seats = t.app.get(SeatLimit, { strict: false }) as { max: number };
    const before = seats.max;
    seats.max = 1;
    expect((await accept(token)).body.code).toBe('LICENSE_SEATS_EXCEEDED');
    seats.max = before;
    expect((await accept(token)).status).toBe(201);
  });

  it('T15, T18: refuse all that opens nothing in the same words', async () => {
    const [late, revoked, right] = [await invited(), await invited(), await invited()];
    await t.call('DELETE', `/api/invitations/${revoked.id}`, { token: t.adminToken });
    await t.database.transaction(systemContext('test'), async (tx) => {
      await t.database.manager(tx).update(InvitationEntity, { id: late.id }, { expiresAt: clock.now() });
    });
    const secret = right.token.split('.')[1]!;
    const wrong = [
      late.token,
      revoked.token,
      `${right.id}.${'A'.repeat(43)}`,
      `${late.id}.${secret}`,
      `${newId()}.${secret}`,
      'x',
    ];
    const replies = await Promise.all(wrong.flatMap((token) => [accept(token), look(token)]));
    expect(new Set(replies.map(words)).size).toBe(1);
    expect(replies[0]!.body.code).toBe('LINK_INVALID');
    const [row] = await t.database.manager(systemContext('test')).findBy(InvitationEntity, { id: right.id });
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(row!.expiresAt - clock.now()).toBe(7 * 24 * 3600_000);
  });

  it('can be renewed, which ends the old link, and taken back', async () => {
    const { id, token } = await invited();
    const renewed = await t.call('POST', `/api/invitations/${id}/renew`, { token: t.adminToken, body: { delivery: 'link' } });
    expect([renewed.status, (await look(token)).body.code]).toEqual([200, 'LINK_INVALID']);
    expect((await look(renewed.body.token)).status).toBe(200);
    expect((await t.call('DELETE', `/api/invitations/${id}`, { token: t.adminToken })).status).toBe(204);
    expect((await look(renewed.body.token)).body.code).toBe('LINK_INVALID');
    for (const [method, path] of [
      ['DELETE', `/api/invitations/${id}`],
      ['POST', `/api/invitations/${newId()}/renew`],
      ['DELETE', '/api/invitations/x'],
    ] as const) {
      expect((await t.call(method, path, { token: t.adminToken, body: method === 'POST' ? {} : undefined })).body.code).toBe(
        'INVITATION_NOT_FOUND',
      );
    }
  });

  it('are one for an address, and none for who has an account', async () => {
    const { email } = await invited();
    expect((await invite({ email: email.toUpperCase() })).body.code).toBe('INVITATION_EXISTS');
    const taken = newEmail();
    await t.makeUser(taken);
    expect((await invite({ email: taken })).body.code).toBe('EMAIL_TAKEN');
    const both = newEmail();
    const replies = await Promise.all([invite({ email: both }), invite({ email: both })]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { email: late, token } = await invited();
    await t.makeUser(late);
    expect((await accept(token)).body.code).toBe('EMAIL_TAKEN');
  });

  it('T4: give nobody more than who invites may give, by role, group or link', async () => {
    const { token } = await manager(['users.administer', 'rag.use']);
    const strong = await manager(['users.administer', 'license.administer']);
    const group = await newGroup(strong.role);
    expect((await invite({ email: newEmail(), role: 'admin' }, token)).body.code).toBe('RIGHTS_EXCEEDED');
    expect((await invite({ email: newEmail(), role: strong.role }, token)).body.code).toBe('RIGHTS_EXCEEDED');
    const own = await t.call('GET', '/api/roles', { token });
    const mine = own.body.items.find((role: { mayGrant: boolean }) => role.mayGrant).id;
    expect((await invite({ email: newEmail(), role: mine, groups: [group] }, token)).body.code).toBe('RIGHTS_EXCEEDED');
    expect((await invite({ email: newEmail(), role: mine, groups: [newId()] }, token)).body.code).toBe('GROUP_NOT_FOUND');
    expect((await invite({ email: newEmail(), role: newId() }, token)).body.code).toBe('ROLE_NOT_FOUND');
    expect((await invite({ email: newEmail(), role: mine }, token)).status).toBe(201);
    const ofAdmin = await invited({ role: 'admin' });
    for (const [method, path] of [
      ['POST', `/api/invitations/${ofAdmin.id}/renew`],
      ['DELETE', `/api/invitations/${ofAdmin.id}`],
    ] as const) {
      expect((await t.call(method, path, { token, body: method === 'POST' ? {} : undefined })).body.code).toBe('RIGHTS_EXCEEDED');
    }
    const email = newEmail();
    await t.makeUser(email);
    expect((await invite({ email: newEmail() }, (await t.login(email)).token)).body.code).toBe('FORBIDDEN');
  });

  it.each([{ disabled: true }, { role: 'user' }])('T14: open nothing once who invited has %j', async (changes) => {
    const boss = await manager(['users.administer', 'rag.use']);
    const { token, id } = await invited({ role: boss.role }, boss.token);
    expect((await look(token)).status).toBe(200);
    await t.change(boss.id, changes);
    expect((await accept(token)).body.code).toBe('LINK_INVALID');
    const renewed = await t.call('POST', `/api/invitations/${id}/renew`, { token: t.adminToken, body: { delivery: 'link' } });
    expect((await accept(renewed.body.token)).status).toBe(201);
  });

  it('open nothing when they are taken back while the password is hashed', async () => {
    const { id, email, token } = await invited();
    const hash = pauseNext(t.app.get(Passwords, { strict: false }), 'hash', 'after');
    const late = accept(token);
    await hash.entered;
    const revoke = t.call('DELETE', `/api/invitations/${id}`, { token: t.adminToken });
    await endedOrBlocked(t, revoke);
    expect((await revoke).status).toBe(204);
    hash.release();
    expect([(await late).body.code, (await t.login(email)).status]).toEqual(['LINK_INVALID', 401]);
  });

  it('leave out groups that are gone', async () => {
    const [gone, there] = [await newGroup(), await newGroup()];
    const { token, id } = await invited({ groups: [gone, there] });
    await t.call('DELETE', `/api/groups/${gone}`, { token: t.adminToken });
    const { items } = (await t.call('GET', '/api/invitations', { token: t.adminToken })).body;
    const listed = items.find((invitation: { id: string }) => invitation.id === id);
    expect([listed.groups.map((group: { id: string }) => group.id), listed.invitedBy]).toEqual([[there], 'Die Chefin']);
    expect((await accept(token)).status).toBe(201);
  });

  it('slow down who tries many links', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.77' };
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 601; attempt += 1) {
      statuses.push((await t.call('POST', '/api/invitations/look', { body: { token: 'x.y' }, headers })).status);
    }
    expect([new Set(statuses.slice(0, 600)), statuses[600]]).toEqual([new Set([404]), 429]);
  });
});
