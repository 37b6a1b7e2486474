import type { Announcement, Banner } from '@assist/contracts/house';
import { systemContext } from '@assist/kernel';
import { AuditReader } from '@assist/platform/audit';
import { FakeClock, testDatabases, type TestApp } from '@assist/platform/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { administrator, createSettingsApp } from './settings-app.js';

const HOUR = 3600_000;
const ABSENT = '018f6f2e-0000-7000-8000-000000000000';
const note = {
  severity: 'info',
  text: { de: 'Wartung am **Freitag**', en: 'Maintenance on **Friday**' },
  audience: 'all',
  dismissible: true,
  from: null,
  until: null,
};

describe.each(testDatabases())('announcements on $engine', (engine) => {
  let app: TestApp;
  let admin: string;
  let user: string;
  let clock: FakeClock;
  const write = async (change: object = {}): Promise<Announcement> =>
    (await app.call('POST', '/api/announcements', { token: admin, body: { ...note, ...change } })).body as Announcement;
  const seen = async (token = user): Promise<Banner[]> =>
    (await app.call('GET', '/api/banners', { token })).body.items as Banner[];
  const dismiss = async (id: string, version: number, token = user): Promise<number> =>
    (await app.call('POST', `/api/banners/${id}/dismissal`, { token, body: { version } })).status;
  const at = (ms: number): string => new Date(clock.now() + ms).toISOString();

  beforeEach(async () => {
    clock = new FakeClock(Date.now());
    app = await createSettingsApp({ engine, clock });
    admin = administrator(app).token;
    user = app.user().token;
  });
  afterEach(() => app.close());

  it('are seen by everybody, the most severe first', async () => {
    await write({ text: { de: 'erst', en: '' } });
    await write({ severity: 'critical', text: { de: 'Störung', en: '' } });
    await write({ severity: 'warning', text: { de: 'Achtung', en: '' } });
    expect((await seen()).map((banner) => banner.text.de)).toEqual(['Störung', 'Achtung', 'erst']);
  });

  it('are seen from their beginning to their end', async () => {
    const { state } = await write({ from: at(HOUR), until: at(2 * HOUR) });
    expect([state, await seen()]).toEqual(['planned', []]);
    clock.advance(HOUR);
    expect(await seen()).toHaveLength(1);
    clock.advance(HOUR);
    expect(await seen()).toEqual([]);
    const { items } = (await app.call('GET', '/api/announcements', { token: admin })).body;
    expect(items[0]).toMatchObject({ state: 'over' });
  });

  it('for administrators are seen by nobody else, and cannot be put away by others', async () => {
    const { id } = await write({ audience: 'admins' });
    expect([await seen(), (await seen(admin)).length]).toEqual([[], 1]);
    expect(await dismiss(id, 1)).toBe(404);
    expect(await dismiss(id, 1, admin)).toBe(204);
  });

  it('are put away by one person, on all devices, until they change', async () => {
    const { id } = await write();
    expect(await dismiss(id, 1)).toBe(204);
    expect(await dismiss(id, 1)).toBe(204);
    expect([(await seen()).length, (await seen(admin)).length]).toEqual([0, 1]);
    const body = { ...note, text: { de: 'Neu', en: '' }, version: 1 };
    await app.call('PUT', `/api/announcements/${id}`, { token: admin, body });
    expect(await seen()).toMatchObject([{ version: 2, text: { de: 'Neu' } }]);
    expect(await dismiss(id, 2)).toBe(204);
    expect(await seen()).toEqual([]);
  });

  it('that cannot be put away stay', async () => {
    const { id } = await write({ dismissible: false });
    expect(await dismiss(id, 1)).toBe(404);
    expect(await seen()).toHaveLength(1);
  });

  it('are deleted for everybody, with what people put away of them', async () => {
    const { id } = await write();
    await dismiss(id, 1);
    expect((await app.call('DELETE', `/api/announcements/${id}`, { token: admin })).status).toBe(204);
    expect((await app.call('DELETE', `/api/announcements/${id}`, { token: admin })).body.code).toBe('BANNER_NOT_FOUND');
    expect([await seen(admin), await dismiss(id, 1)]).toEqual([[], 404]);
  });

  it('are changed by one of two administrators at once', async () => {
    const { id } = await write();
    const change = (de: string): Promise<{ status: number }> =>
      app.call('PUT', `/api/announcements/${id}`, { token: admin, body: { ...note, text: { de, en: '' }, version: 1 } });
    const statuses = (await Promise.all([change('a'), change('b')])).map((reply) => reply.status).sort();
    expect(statuses).toEqual([200, 409]);
  });

  it.each([
    ['no text', { text: { de: ' ', en: '' } }],
    ['one language only in the form', { text: { de: 'x' } }],
    ['too long a text', { text: { de: 'x'.repeat(1001), en: '' } }],
    ['an end before its beginning', { from: '2026-01-02T00:00:00.000Z', until: '2026-01-01T00:00:00.000Z' }],
    ['a time that is none', { from: 'tomorrow' }],
    ['another severity', { severity: 'fatal' }],
    ['another audience', { audience: 'nobody' }],
    ['more than is known', { html: '<b>x</b>' }],
  ])('with %s are refused', async (_, change) => {
    const reply = await app.call('POST', '/api/announcements', { token: admin, body: { ...note, ...change } });
    expect([reply.status, reply.body.code]).toEqual([422, 'VALIDATION_FAILED']);
    expect(await seen(admin)).toEqual([]);
  });

  it('are written by those with the permission only, and not in any number', async () => {
    expect((await app.call('POST', '/api/announcements', { token: user, body: note })).body.code).toBe('FORBIDDEN');
    expect((await app.call('GET', '/api/announcements', { token: user })).body.code).toBe('FORBIDDEN');
    for (let index = 0; index < 50; index += 1) await write();
    expect((await app.call('POST', '/api/announcements', { token: admin, body: note })).body.code).toBe('BANNER_LIMIT');
  });

  it('that do not exist are answered as nothing', async () => {
    for (const id of [ABSENT, 'x', '..%2f']) {
      expect(await dismiss(id, 1)).toBe(404);
      expect((await app.call('PUT', `/api/announcements/${id}`, { token: admin, body: { ...note, version: 1 } })).status).toBe(
        404,
      );
    }
  });

  it('stand in the audit log', async () => {
    const { id } = await write();
    await app.call('PUT', `/api/announcements/${id}`, { token: admin, body: { ...note, version: 1 } });
    await app.call('DELETE', `/api/announcements/${id}`, { token: admin });
    const { items } = await app.app.get(AuditReader).page(systemContext('test'), { action: 'banner.' }, { limit: 10 });
    expect(items.map((row) => [row.action, row.targetId])).toEqual([
      ['banner.deleted', id],
      ['banner.changed', id],
      ['banner.created', id],
    ]);
  });
});
