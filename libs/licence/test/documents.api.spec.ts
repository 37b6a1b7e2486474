import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabases, until, type TestApp } from '@assist/platform/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bindComponent } from '../src/core/index.js';
import { LicenceState, RemoveLicense } from '../src/nest/index.js';
import { LicenseFolder } from '../src/nest/license-folder.js';
import { NOW } from './context.js';
import { keyEntry, LID, makeKey, makePayload } from './issue.js';
import { LicenceProcess, PLAIN_HOST } from './licence-process.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe.each(testDatabases())('the documents of an installation on $engine', (engine) => {
  let t: LicenceProcess;
  let other: TestApp | undefined;

  beforeEach(() => {
    t = new LicenceProcess(engine);
  });
  afterEach(async () => {
    await other?.stop();
    other = undefined;
    await t.close();
  });

  const otherLook = async () => (other ?? (other = await t.beside())).app.get(LicenceState).lookAgain();
  const documents = (): Promise<string[]> =>
    t.onDatabase(async (tx, database) =>
      (await database.manager(tx).find('LicenseDocumentEntity')).map((row) => (row as { id: string }).id).sort(),
    );

  it('reach a process that does not see the folder: licence, keys and revocations, each when it comes', async () => {
    await t.start();
    t.putTrust();
    t.putLicense();
    await t.look();
    expect(await otherLook()).toMatchObject({ state: 'valid' });
    const renewed = makeKey('lic-2026b');
    t.putTrust({ n: 8, keys: [...t.vendor.trustPayload().keys, keyEntry(renewed)] });
    await t.look();
    t.put(
      'revocation.json',
      t.vendor.revocationFile({ entries: [{ lid: LID, from: '2026-05-01T00:00:00Z', reason: 'unpaid' }] }),
    );
    expect(await t.look()).toMatchObject({ state: 'revoked' });
    expect(await otherLook()).toMatchObject({ state: 'revoked', reason: { params: { reason: 'unpaid' } } });
    expect(await documents()).toEqual(['license', 'revocation', 'trust']);
    t.put('revocation.json', t.vendor.revocationFile({ number: 4 }));
    expect(await t.look()).toMatchObject({ state: 'revoked' });
    t.remove('revocation.json');
    t.remove('trust.json');
    await t.restart();
    expect(t.snapshot).toMatchObject({ state: 'revoked' });
  });

  it('are copied only when they are good', async () => {
    await t.start();
    t.put('trust.json', Buffer.from('{}'));
    t.put('revocation.json', t.vendor.revocationFile());
    t.put('license.json', Buffer.from('{}'));
    t.putEmergency();
    await t.look();
    expect(await documents()).toEqual([]);
  });

  it('38: a reset of the trust set replaces the number that was too high, and stays', async () => {
    t.putTrust({ n: 900 });
    t.putLicense();
    await t.start();
    t.putTrust({ n: 8, resetFrom: 900, iat: '2026-01-03T00:00:00Z' });
    await t.look();
    t.putTrust({ n: 7, iat: '2026-01-04T00:00:00Z' });
    await t.look();
    t.putTrust({ n: 9, iat: '2026-01-04T00:00:00Z' });
    await t.look();
    const { seen } = JSON.parse((await t.row())?.memory ?? '{}') as { seen: { trust: Record<string, { n: number }> } };
    expect(seen.trust['production']?.n).toBe(9);
    expect(t.snapshot.state).toBe('valid');
  });

  it('72: a renewal that came early waits in the database and takes over by itself, also elsewhere and after a restart', async () => {
    t.putTrust();
    t.putLicense({ seq: 3, edition: 'current', exp: '2026-07-02T00:00:00Z' });
    await t.start();
    t.putLicense({ seq: 4, edition: 'next', nbf: '2026-07-01T00:00:00Z' });
    expect((await t.look()).claims?.edition).toBe('current');
    expect(await documents()).toEqual(['license', 'next', 'trust']);
    t.remove('license.json');
    await t.restart(29 * DAY - 13 * HOUR);
    expect(t.snapshot.claims?.edition).toBe('current');
    expect((await otherLook()).claims?.edition).toBe('current');
    t.clock.advance(HOUR);
    t.monotonic.at += HOUR;
    expect((await otherLook()).claims?.edition).toBe('next');
    expect((await t.look()).claims?.edition).toBe('next');
    expect(await documents()).toEqual(['license', 'trust']);
    t.putLicense({ seq: 3, edition: 'current' });
    expect(await t.look()).toMatchObject({
      claims: { edition: 'next' },
      flags: ['file-damaged'],
      reason: { code: 'LIC_SUPERSEDED' },
    });
  });

  it('72: a renewal outlives the licence that was put over it, and ends with a newer one', async () => {
    t.putTrust();
    t.putLicense({ seq: 3 });
    await t.start();
    t.putLicense({ seq: 5, nbf: '2026-07-01T00:00:00Z' });
    await t.look();
    t.putLicense({ seq: 4, edition: 'upgrade' });
    expect((await t.look()).claims?.edition).toBe('upgrade');
    expect(await documents()).toEqual(['license', 'next', 'trust']);
    t.putLicense({ seq: 6, edition: 'newest' });
    await t.look();
    expect(await documents()).toEqual(['license', 'trust']);
  });

  it('72: an emergency licence lifts what is over, everywhere, until it ends, and not again', async () => {
    t.putTrust();
    const policy = { ...makePayload().policy, graceDays: 0 };
    t.putLicense({ exp: '2026-06-01T13:00:00Z', policy });
    await t.start();
    expect(await t.run(2 * HOUR)).toMatchObject({ state: 'expired', level: 'read-only' });
    t.putEmergency();
    expect(await t.look()).toMatchObject({ level: 'full', claims: { kind: 'emergency' }, reason: { code: 'LIC_EXPIRED' } });
    expect(await otherLook()).toMatchObject({ level: 'full', claims: { kind: 'emergency' } });
    t.remove('emergency.json');
    await t.restart();
    expect(t.snapshot).toMatchObject({ level: 'full', claims: { kind: 'emergency' } });
    expect(await t.run(14 * DAY)).toMatchObject({ state: 'expired', level: 'read-only' });
    t.clock.advance(-10 * DAY);
    t.putClockToken({ iat: '2026-06-05T00:00:00Z', exp: '2026-06-10T00:00:00Z' });
    await t.look();
    expect(t.time.now()).toBe(t.clock.now());
    t.putEmergency();
    expect(await t.look()).toMatchObject({ state: 'expired', level: 'read-only' });
    t.putEmergency({ lid: '01JH7Z7M6Q0M3T7S7M8T3W9EM2' });
    expect(await t.look()).toMatchObject({ level: 'full' });
  });

  it('72: an emergency licence of another installation does nothing', async () => {
    t.putTrust();
    await t.start();
    await t.run(31 * DAY);
    t.putEmergency({
      bind: { mode: 'fingerprint', components: [`inst:${'0'.repeat(32)}`], need: 1 },
      nbf: '2026-07-01T00:00:00Z',
      exp: '2026-07-14T00:00:00Z',
    });
    expect(await t.look()).toMatchObject({ state: 'evaluation-ended' });
    t.putEmergency({ nbf: '2026-07-01T00:00:00Z', exp: '2026-07-14T00:00:00Z' });
    expect(await t.look()).toMatchObject({ level: 'full' });
  });

  it('69: a binding to this host holds with two of three, runs into its grace with one, and ends, over restarts', async () => {
    const machineId = join(t.folder, 'machine-id');
    writeFileSync(machineId, `${'a'.repeat(32)}\n`);
    t.host = { ...PLAIN_HOST, machineIdFiles: [machineId] };
    t.putTrust();
    const components = [bindComponent('mid', 'a'.repeat(32)), bindComponent('host', 'host-1'), `dmi:${'0'.repeat(32)}`];
    t.putLicense({ bind: { mode: 'fingerprint', components, need: 2 } });
    await t.start();
    expect(t.snapshot).toMatchObject({ state: 'valid', flags: [] });
    writeFileSync(machineId, `${'b'.repeat(32)}\n`);
    expect(await t.run(HOUR - 1000)).toMatchObject({ flags: [] });
    expect(await t.run(1000)).toMatchObject({ state: 'valid', flags: ['bind-grace'] });
    await t.restart(13 * DAY);
    expect(t.snapshot).toMatchObject({ state: 'valid', flags: ['bind-grace'] });
    await t.restart(DAY);
    expect(t.snapshot).toMatchObject({ state: 'wrong-host', level: 'read-only', reason: { code: 'LIC_WRONG_HOST' } });
    writeFileSync(machineId, `${'a'.repeat(32)}\n`);
    await t.restart();
    expect(t.snapshot).toMatchObject({ state: 'valid', flags: [] });
    writeFileSync(machineId, '');
    await t.restart(DAY);
    expect(t.snapshot).toMatchObject({ state: 'valid', flags: ['bind-grace'], bindGrace: { startedAt: t.clock.now() } });
  });

  it('are gone, copies and waiting renewal included, when the licence is removed; an evaluation does not come back', async () => {
    t.putTrust();
    t.putLicense({ seq: 3 });
    await t.start();
    t.putLicense({ seq: 4, nbf: '2026-07-01T00:00:00Z' });
    await t.look();
    const remove = t.app.app.get(RemoveLicense);
    await remove.execute(t.ctx);
    expect(t.snapshot).toMatchObject({ state: 'missing', level: 'read-only' });
    expect(await documents()).toEqual(['trust']);
    await remove.execute(t.ctx);
    expect(await otherLook()).toMatchObject({ state: 'missing' });
    t.putLicense({ seq: 2 });
    expect(await t.look()).toMatchObject({ state: 'invalid', reason: { code: 'LIC_SUPERSEDED' } });
    t.putLicense({ seq: 3 });
    expect(await t.look()).toMatchObject({ state: 'valid' });
  });

  it('are read again at SIGHUP and within seconds in every process, with nobody to tell them', async () => {
    t.putTrust();
    await t.start();
    other = await t.beside(t.folder);
    const state = other.app.get(LicenceState);
    t.putLicense();
    process.emit('SIGHUP');
    await until(() => t.snapshot.state === 'valid' && state.snapshot.state === 'valid');
    t.putLicense({ seq: 4, modules: { chat: {} } });
    await until(() => Object.keys(t.snapshot.modules).length === 1 && Object.keys(state.snapshot.modules).length === 1, 19_000);
  }, 30_000);

  it('52: begin and end where their dates are, in a running process', async () => {
    t.putTrust();
    t.putLicense({ nbf: '2026-06-02T12:00:01Z', exp: '2026-06-20T12:00:00Z', iat: '2026-06-01T00:00:00Z' });
    await t.start();
    expect(t.snapshot.state).toBe('evaluation');
    expect(await t.run(1000)).toMatchObject({ state: 'expiring' });
    const policy = makePayload().policy;
    expect(await t.run(19 * DAY - 1000)).toMatchObject({ state: 'expiring', warnings: [{ warnDay: 1, audience: 'all' }] });
    expect(await t.run(1000)).toMatchObject({ state: 'grace', level: 'full' });
    expect(await t.run(policy.graceDays * DAY)).toMatchObject({ state: 'expired' });
    expect(t.time.now()).toBe(NOW + 33 * DAY + 1000);
  });
});

describe('19: the licence folder', () => {
  it('is read where it holds a regular file, also behind a link inside, and never hangs or leaves', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'assist-outside-'));
    const inside = mkdtempSync(join(tmpdir(), 'assist-inside-'));
    writeFileSync(join(outside, 'secret'), 'x');
    writeFileSync(join(inside, 'real'), 'good');
    writeFileSync(join(inside, 'large'), Buffer.alloc(1024 * 1024 + 1));
    writeFileSync(join(inside, 'largest'), Buffer.alloc(1024 * 1024));
    symlinkSync(join(inside, 'real'), join(inside, 'linked'));
    symlinkSync(join(outside, 'secret'), join(inside, 'escape'));
    symlinkSync(join(inside, 'gone'), join(inside, 'dangling'));
    symlinkSync(join(inside, 'loop'), join(inside, 'loop'));
    mkdirSync(join(inside, 'folder'));
    spawnSync('mkfifo', [join(inside, 'pipe')]);
    const folder = new LicenseFolder(inside);
    for (const name of ['absent', 'dangling']) expect(await folder.read(name)).toEqual({ code: 'LIC_MISSING' });
    expect(await folder.read('linked')).toEqual({ bytes: Buffer.from('good') });
    expect(await folder.read('largest')).toHaveProperty('bytes');
    for (const name of ['escape', 'folder', 'pipe', 'loop', 'large', '../x']) {
      expect(await folder.read(name)).not.toHaveProperty('bytes');
    }
    for (const name of ['escape', 'folder', 'pipe', 'loop', 'large']) {
      expect(await folder.read(name)).toEqual({ code: 'LIC_UNREADABLE' });
    }
    expect(await new LicenseFolder(join(inside, 'nothing')).read('license.json')).toEqual({ code: 'LIC_MISSING' });
  });
});
