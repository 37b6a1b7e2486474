import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Module } from '@nestjs/common';
import { Endpoint, type Feature } from '@assist/platform/http';
import { Processor, WorkProcessor, WorkQueue } from '@assist/platform/work';
import { AuditReader, detailOf } from '@assist/platform/audit';
import { createTestApp, FakeClock, testDatabases, until, type TestApp } from '@assist/platform/testing';
import { systemContext } from '@assist/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '@assist/migrations';
import { licenceConfig, licenceEntities, licenceFeature, LicenceModule } from '../src/nest/index.js';
import { LicenceState } from '../src/nest/licence-state.js';
import { makeContext, NOW } from './context.js';
import { makePayload, signPayload, TYP, Vendor } from './issue.js';
import { people } from './people.js';

const DAY = 24 * 3600_000;

@WorkProcessor({ type: 'demo.licensed', module: 'workflow', access: 'use', concurrency: 1, maxAttempts: 1, timeoutMs: 5000 })
class LicensedWork extends Processor {
  static done = 0;
  override async process(): Promise<void> {
    LicensedWork.done += 1;
  }
}

@Controller()
class ModuleController {
  @Endpoint({
    method: 'POST',
    path: '/api/demo-workflow',
    module: 'workflow',
    access: 'use',
    role: 'public',
    summary: 'Use',
    reply: 'empty',
  })
  useWorkflow(): void {}
  @Endpoint({
    method: 'GET',
    path: '/api/demo-workflow',
    module: 'workflow',
    access: 'export',
    role: 'public',
    summary: 'Export',
    reply: 'empty',
  })
  exportWorkflow(): void {}
}
@Module({ controllers: [ModuleController], providers: [LicensedWork] })
class DemoModule {}
const demo: Feature = { id: 'demo', modules: [DemoModule], entities: [], config: [], errors: {}, prefixes: [] };

describe.each(testDatabases())('the licence of a process on $engine', (engine) => {
  let vendor: Vendor;
  let clock: FakeClock;
  let t: TestApp;
  let folder: string;

  const open = (restartOf?: TestApp): Promise<TestApp> =>
    createTestApp({
      features: [licenceFeature, demo],
      migrations,
      engine,
      clock,
      restartOf,
      withoutFakeGate: true,
      moreConfig: [licenceConfig],
      moreEntities: licenceEntities,
      env: { LICENSE_DIR: folder },
      bindings: [LicenceModule.forRoot({ anchors: [vendor.anchor], build: makeContext([]).build }), people(() => 3)],
    });
  const trustText = (): string => JSON.stringify(signPayload(vendor.trustPayload(), TYP.trust, vendor.root));
  const licenseText = (changes: Parameters<typeof makePayload>[0] = {}): string =>
    JSON.stringify(signPayload(makePayload(changes), TYP.license, vendor.licenseKey));
  const put = async (text: string) => t.call('PUT', '/api/license', { token: t.user(['admin', 'user']).token, body: text });
  const view = async () => (await t.call('GET', '/api/license', { token: t.user(['admin', 'user']).token })).body;
  const useIt = async () => (await t.call('POST', '/api/demo-workflow')).body.code ?? 'ok';

  beforeEach(async () => {
    vendor = new Vendor();
    clock = new FakeClock(NOW);
    folder = mkdtempSync(join(tmpdir(), 'assist-licence-'));
    LicensedWork.done = 0;
    t = await open();
  });
  afterEach(async () => {
    await t.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('evaluates for 30 days with everything, then reads and exports only; a restart begins nothing anew', async () => {
    expect(await view()).toMatchObject({
      state: 'evaluation',
      level: 'full',
      daysLeft: 30,
      admin: { seats: { used: 3, limit: 5 } },
    });
    expect((await t.call('GET', '/api/license', { token: t.user().token })).body.admin).toBeNull();
    clock.advance(31 * DAY);
    await t.stop();
    t = await open(t);
    expect(await view()).toMatchObject({ state: 'evaluation-ended', level: 'read-only', banner: { severity: 'error' } });
    expect(await useIt()).toBe('LICENSE_REQUIRED');
    expect((await t.call('GET', '/api/demo-workflow')).status).toBe(204);
    expect((await t.call('GET', '/health')).body.modules.chat).toBe(false);
  });

  it('takes a good licence at once and refuses modules that are not in it', async () => {
    writeFileSync(join(folder, 'trust.json'), trustText());
    const reply = await put(licenseText({ modules: { chat: {}, rag: { documents: 10 } } }));
    expect([reply.status, reply.body.state]).toEqual([200, 'valid']);
    expect(reply.body.modules).toEqual({ chat: {}, rag: { documents: 10 } });
    const refused = await t.call('POST', '/api/demo-workflow');
    expect([refused.status, refused.body.code, refused.body.params.module]).toEqual([403, 'LICENSE_MODULE_MISSING', 'workflow']);
    expect((await t.call('GET', '/api/demo-workflow')).status).toBe(204);
  });

  it('parks work of a missing module and does it when a licence with the module comes', async () => {
    writeFileSync(join(folder, 'trust.json'), trustText());
    await put(licenseText({ seq: 1, modules: { chat: {} } }));
    const ctx = systemContext('test');
    await t.database.transaction(ctx, (tx) => t.app.get(WorkQueue).enqueue(tx, { type: 'demo.licensed' }));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(LicensedWork.done).toBe(0);
    expect((await put(licenseText({ seq: 2, modules: { chat: {}, workflow: {} } }))).status).toBe(200);
    await until(() => LicensedWork.done === 1);
  });

  it('refuses a bad file with its reason and keeps what was there', async () => {
    writeFileSync(join(folder, 'trust.json'), trustText());
    await put(licenseText({ modules: { chat: {}, workflow: {} } }));
    const good = JSON.parse(licenseText({ seq: 5 })) as Record<string, string>;
    const flipped = { ...good, payload: `${good['payload']?.slice(0, -2)}AA` };
    const reply = await put(JSON.stringify(flipped));
    expect([reply.status, reply.body.code, reply.body.params.reason]).toEqual([422, 'LICENSE_INVALID', 'LIC_BAD_SIGNATURE']);
    for (const body of ['{}', '[]', '{"protected":"a","payload":"b","signature":"c"}', JSON.stringify({ ...good, header: {} })]) {
      expect((await put(body)).status).toBe(422);
    }
    expect(await useIt()).toBe('ok');
  });

  it('goes on with its own copy when the file is damaged or gone, and refuses an older licence', async () => {
    writeFileSync(join(folder, 'trust.json'), trustText());
    await put(licenseText({ seq: 4, modules: { chat: {}, workflow: {} } }));
    for (const damage of ['{"protected":', '']) {
      writeFileSync(join(folder, 'license.json'), damage);
      await t.stop();
      t = await open(t);
      expect(await view()).toMatchObject({ state: 'valid', admin: { flags: ['file-damaged'] } });
    }
    rmSync(join(folder, 'license.json'));
    rmSync(join(folder, 'trust.json'));
    await t.stop();
    t = await open(t);
    expect(await view()).toMatchObject({ state: 'valid' });
    writeFileSync(join(folder, 'trust.json'), trustText());
    expect((await put(licenseText({ seq: 3 }))).body.params.reason).toBe('LIC_SUPERSEDED');
  });

  it('lets one of several uploads at the same time win, the same in file and table', async () => {
    writeFileSync(join(folder, 'trust.json'), trustText());
    const replies = await Promise.all([1, 2, 3].map((seq) => put(licenseText({ seq }))));
    expect(replies.filter((reply) => reply.status === 200).length).toBeGreaterThan(0);
    const after = await view();
    await t.stop();
    t = await open(t);
    expect((await view()).admin.seq).toBe(after.admin.seq);
  });

  it('tells the audit log who installed what and what holds since then, each once', async () => {
    const told = async (): Promise<unknown[]> =>
      (await Array.fromAsync(t.app.get(AuditReader).entries(systemContext('test')))).map((row) => {
        const { state, before, reason } = detailOf(row);
        return [row.action, row.outcome, row.actorKind, state ?? reason, ...(before === undefined ? [] : [before])];
      });
    writeFileSync(join(folder, 'trust.json'), trustText());
    const text = licenseText({ seq: 1 });
    await put('{"protected":"a","payload":"b","signature":"c"}');
    await put(text);
    // Another process of the installation, and this one after a restart.
    const beside = await open(t);
    await beside.app.get(LicenceState).lookAgain();
    await beside.stop();
    await t.stop();
    t = await open(t);
    expect(await told()).toEqual([
      ['license.state_changed', 'done', 'system', 'evaluation', null],
      ['license.refused', 'refused', 'user', expect.stringMatching(/^LIC_/)],
      ['license.installed', 'done', 'user', 'valid'],
      ['license.state_changed', 'done', 'system', 'valid', 'evaluation'],
    ]);
    const [installed] = (await t.app.get(AuditReader).page(systemContext('test'), { action: 'license.installed' }, { limit: 1 }))
      .items;
    expect(detailOf(installed!)['sha256']).toBe(createHash('sha256').update(text).digest('hex'));
    clock.advance(1000 * DAY);
    await Promise.all([t, t, t].map((app) => app.app.get(LicenceState).lookAgain()));
    expect((await told()).at(-1)).toEqual(['license.state_changed', 'done', 'system', 'expired', 'valid']);
  });

  it('lets only administrators install a licence', async () => {
    expect((await t.call('PUT', '/api/license', { token: t.user().token, body: licenseText() })).body.code).toBe('FORBIDDEN');
  });
});
