import { SETTING_KEYS } from '@assist/contracts/house';
import { AuditReader, detailOf } from '@assist/platform/audit';
import { SettingRepository, Settings } from '@assist/platform/settings';
import { testDatabases, testService, until, type TestApp } from '@assist/platform/testing';
import { systemContext } from '@assist/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { administrator, createSettingsApp } from './settings-app.js';

const UPLOAD = '/api/settings/rag.maxUploadMb';

describe.each(testDatabases())('the settings of the house on $engine', (engine) => {
  let app: TestApp;
  let admin: { userId: string; token: string };
  const patch = (path: string, body: unknown, token = admin.token): ReturnType<TestApp['call']> =>
    app.call('PATCH', path, { token, body });
  const find = async (key: string): Promise<Record<string, unknown>> => {
    const { items } = (await app.call('GET', '/api/settings', { token: admin.token })).body as {
      items: Record<string, unknown>[];
    };
    return items.find((item) => item['key'] === key)!;
  };

  beforeEach(async () => {
    app = await createSettingsApp({ engine });
    admin = administrator(app);
  });
  afterEach(() => app.close());

  it('are all listed, each with its value and where that comes from', async () => {
    const reply = await app.call('GET', '/api/settings', { token: admin.token });
    expect(reply.status).toBe(200);
    expect(reply.body.items.map((item: { key: string }) => item.key)).toEqual(SETTING_KEYS);
    expect(await find('rag.maxUploadMb')).toEqual({
      key: 'rag.maxUploadMb',
      value: 100,
      default: 100,
      origin: 'default',
      originName: null,
      canChange: true,
      version: 0,
      changedAt: null,
      changedBy: null,
    });
    expect(await find('brand.name')).toMatchObject({ value: 'CGS Assist', origin: 'brand', originName: 'cgs' });
  });

  it('change, say who changed them, and go back to their default', async () => {
    const changed = await patch(UPLOAD, { value: 7, version: 0 });
    expect(changed.body).toMatchObject({ value: 7, origin: 'changed', version: 1, changedBy: admin.userId });
    expect(app.app.get(Settings).get('rag.maxUploadMb')).toBe(7);
    const reset = await app.call('DELETE', `${UPLOAD}?version=1`, { token: admin.token });
    expect(reset.body).toMatchObject({ value: 100, origin: 'default', version: 2 });
    expect(app.app.get(Settings).get('rag.maxUploadMb')).toBe(100);
  });

  it('refuse a change that is based on an older state, also across a reset', async () => {
    await patch(UPLOAD, { value: 7, version: 0 });
    expect(await patch(UPLOAD, { value: 8, version: 0 })).toMatchObject({ status: 409, body: { code: 'SETTING_CHANGED' } });
    await app.call('DELETE', `${UPLOAD}?version=1`, { token: admin.token });
    expect(await patch(UPLOAD, { value: 8, version: 0 })).toMatchObject({ status: 409 });
    expect(await patch(UPLOAD, { value: 8, version: 1 })).toMatchObject({ status: 409, body: { params: { version: 2 } } });
    expect(await patch(UPLOAD, { value: 8, version: 2 })).toMatchObject({ status: 200, body: { value: 8, version: 3 } });
  });

  it.each([0, 1])(
    'let one of ten administrators win who change the same setting at once, from version %i on',
    async (version) => {
      if (version === 1) await patch(UPLOAD, { value: 50, version: 0 });
      const replies = await Promise.all(
        Array.from({ length: 10 }, (_, index) => patch(UPLOAD, { value: 10 + index, version }, administrator(app).token)),
      );
      const won = replies.filter((reply) => reply.status === 200);
      expect(won).toHaveLength(1);
      expect(replies.filter((reply) => reply.status === 409 && reply.body.code === 'SETTING_CHANGED')).toHaveLength(9);
      expect(await find('rag.maxUploadMb')).toMatchObject({ value: won[0]?.body.value, version: version + 1 });
      const entries = await app.app.get(AuditReader).page(systemContext('test'), { action: 'setting.changed' }, { limit: 50 });
      expect(entries.items).toHaveLength(version + 1);
    },
  );

  it.each([
    ['rag.maxUploadMb', '100'],
    ['rag.maxUploadMb', 0],
    ['rag.maxUploadMb', 1.5],
    ['rag.maxUploadMb', 1e9],
    ['rag.maxUploadMb', null],
    ['usage.worksCouncilMode', 'yes'],
    ['log.level', 'silent'],
    ['brand.name', ''],
    ['brand.name', 'x'.repeat(61)],
    ['brand.name', 'a\nb'],
    ['brand.accent', 'red'],
    ['brand.accent', '#12345'],
    ['brand.accent', '#0b6b6e;background:url(//x)'],
    ['brand.loginText', { de: 'x' }],
    ['brand.loginText', { de: 'x', en: 'y', fr: 'z' }],
    ['brand.loginText', { de: 'x'.repeat(2001), en: '' }],
    ['brand.logo', { sha256: 'a'.repeat(64), mediaType: 'image/png' }],
    ['modules.disabled', ['core']],
    ['modules.disabled', 'chat'],
  ])('refuse for %s the value %j and change nothing', async (key, value) => {
    const before = await find(key);
    const reply = await patch(`/api/settings/${key}`, { value, version: 0 });
    expect([reply.status, reply.body.code]).toEqual([422, 'VALIDATION_FAILED']);
    expect(await find(key)).toEqual(before);
  });

  it('answer for keys that do not exist as for nothing at all', async () => {
    for (const key of ['nothing', '__proto__', 'constructor', 'toString', 'rag.maxUploadMb%00']) {
      const reply = await patch(`/api/settings/${key}`, { value: 1, version: 0 });
      expect([key, reply.status]).toEqual([key, 404]);
    }
  });

  it('are for those with the permission only', async () => {
    const { token } = app.user();
    for (const [method, path] of [
      ['GET', '/api/settings'],
      ['PATCH', UPLOAD],
      ['DELETE', `${UPLOAD}?version=0`],
      ['PUT', '/api/modules/chat'],
      ['PUT', '/api/branding/logo?version=0'],
    ] as const) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : { value: 1, version: 0 };
      expect((await app.call(method, path, { token, body })).body).toMatchObject({ code: 'FORBIDDEN' });
      expect((await app.call(method, path, { body })).body).toMatchObject({ code: 'AUTH_REQUIRED' });
    }
  });

  it('are written into the audit log with what was and what is', async () => {
    await patch('/api/settings/brand.name', { value: 'Haus-Assistent', version: 0 });
    await patch('/api/settings/brand.name', { value: 'Assistent', version: 1 });
    await app.call('DELETE', '/api/settings/brand.name?version=2', { token: admin.token });
    const { items } = await app.app.get(AuditReader).page(systemContext('test'), { action: 'setting.' }, { limit: 10 });
    expect(items.map((row) => [row.action, row.actorId, row.targetId, detailOf(row)])).toEqual([
      ['setting.reset', admin.userId, 'brand.name', { before: 'Assistent', after: null }],
      ['setting.changed', admin.userId, 'brand.name', { before: 'Haus-Assistent', after: 'Assistent' }],
      ['setting.changed', admin.userId, 'brand.name', { before: null, after: 'Haus-Assistent' }],
    ]);
  });

  it('hold in another process on the same data, and after a restart', async () => {
    const other = await createSettingsApp({ restartOf: app });
    await patch(UPLOAD, { value: 9, version: 0 });
    await other.app.get(Settings).lookAgain();
    expect(other.app.get(Settings).get('rag.maxUploadMb')).toBe(9);
    await other.stop();
  });

  it('that are not valid any more give way to their default', async () => {
    const row = { key: 'log.level', value: 'chatty', basedOn: 0, changedAt: 1, changedBy: null };
    await app.database.transaction(systemContext('test'), (tx) => app.app.get(SettingRepository).write(tx, row));
    await app.app.get(Settings).lookAgain();
    expect(await find('log.level')).toMatchObject({ value: 'info', origin: 'default', version: 1 });
  });
});

describe('settings that an operator fixed', () => {
  it('name who fixed them and cannot be changed here, whatever was changed before', async () => {
    const app = await createSettingsApp({
      env: { LOG_LEVEL: 'WARNING', ASSIST_WORKS_COUNCIL_MODE: 'true', ASSIST_DISABLED_MODULES: 'chat, ops' },
    });
    const { token } = administrator(app);
    const row = { key: 'log.level', value: 'debug', basedOn: 0, changedAt: 1, changedBy: null };
    await app.database.transaction(systemContext('test'), (tx) => app.app.get(SettingRepository).write(tx, row));
    await app.app.get(Settings).lookAgain();
    const { items } = (await app.call('GET', '/api/settings', { token })).body;
    const find = (key: string): unknown => items.find((item: { key: string }) => item.key === key);
    expect(find('log.level')).toMatchObject({
      value: 'warn',
      origin: 'environment',
      originName: 'LOG_LEVEL',
      canChange: false,
    });
    expect(find('usage.worksCouncilMode')).toMatchObject({ value: true, origin: 'environment', canChange: false });
    const reply = await app.call('PATCH', '/api/settings/usage.worksCouncilMode', { token, body: { value: false, version: 0 } });
    expect(reply).toMatchObject({ status: 409, body: { code: 'SETTING_FIXED', params: { name: 'ASSIST_WORKS_COUNCIL_MODE' } } });
    expect((await app.call('GET', '/api/modules', { token })).body).toMatchObject({ admin: { canChange: false } });
    const on = await app.call('PUT', '/api/modules/chat', { token, body: { enabled: true, version: 0 } });
    expect(on).toMatchObject({ status: 409, body: { code: 'SETTING_FIXED' } });
    await app.close();
  });
});

describe.skipIf(testService('redis') === undefined)('a changed setting', () => {
  it('holds in another process within a second, told by a hint', async () => {
    const redisUrl = testService('redis');
    const app = await createSettingsApp({ redisUrl });
    const other = await createSettingsApp({ redisUrl, restartOf: app });
    await app.call('PATCH', UPLOAD, { token: administrator(app).token, body: { value: 9, version: 0 } });
    const began = Date.now();
    await until(() => other.app.get(Settings).get('rag.maxUploadMb') === 9);
    expect(Date.now() - began).toBeLessThan(5000);
    await other.stop();
    await app.close();
  });
});
