import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemContext } from '@assist/kernel';
import { SecretKey } from '@assist/platform/config';
import { migrate, type Database } from '@assist/platform/database';
import { createLog } from '@assist/platform/observability';
import { FakeClock, testDatabases } from '@assist/platform/testing';
import { migrations } from '@assist/migrations';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bindComponent, openInstallationDocument } from '../src/core/index.js';
import { licenceEntities, type InstallationKey } from '../src/nest/index.js';
import { InstallationKeyRepository } from '../src/nest/installation/installation-key.repository.js';
import { openInstallation } from '../src/nest/installation/open-installation.js';
import { WatermarkFile } from '../src/nest/memory/watermark-file.js';
import { codeOf, valueOf } from './issue.js';

const SECRET = 'the secret key of one installation, long enough';
const log = createLog({ service: 'test', version: '0', level: 'silent' });
const warn = vi.spyOn(log, 'warn');
const newKeyWarnings = (): number => warn.mock.calls.filter(([, text]) => String(text).includes('a new one was made')).length;

describe.each(testDatabases())('the key of an installation on $engine', (engine) => {
  let database: Database;
  const clock = new FakeClock();
  let folder: string;
  const open = async (secret = SECRET, on = database): Promise<InstallationKey> => {
    const parts = { database: on, secretKey: new SecretKey(secret), file: new WatermarkFile(folder), log };
    const reading = { wall: clock.now(), monotonic: 0 };
    return (await openInstallation({ ...parts, reading, builtAt: Date.UTC(2026, 0, 1) })).key;
  };

  beforeEach(async () => {
    database = await engine.open(licenceEntities, migrations);
    await migrate(database);
    folder = mkdtempSync(join(tmpdir(), 'assist-installation-'));
    warn.mockClear();
  });
  afterEach(async () => {
    await engine.drop(database);
    rmSync(folder, { recursive: true, force: true });
  });

  it('is made once and is the same after a restart', async () => {
    const made = await open();
    clock.advance(1000);
    const again = await open();
    expect([again.id, again.publicKey, again.madeAt]).toEqual([made.id, made.publicKey, made.madeAt]);
    expect(made.id).toMatch(/^[A-Z2-7]{26}$/);
    expect(again.hmacKey('watermark')).toEqual(made.hmacKey('watermark'));
    expect(again.hmacKey('other')).not.toEqual(made.hmacKey('watermark'));
    expect(bindComponent('inst', made.id)).toMatch(/^inst:[0-9a-f]{32}$/);
    expect(warn).not.toHaveBeenCalled();
  });

  it('is one, also when several processes start at once', async () => {
    const beside = engine.engine === 'postgres' ? await engine.open(licenceEntities, migrations, database) : database;
    const keys = await Promise.all([open(), open(SECRET, beside), open(), open(SECRET, beside)]);
    expect(new Set(keys.map((key) => key.id)).size).toBe(1);
    expect(await new InstallationKeyRepository(database).all(systemContext('test'))).toHaveLength(1);
    if (beside !== database) await beside.close();
  });

  it('is made anew with a warning when SECRET_KEY is another, and comes back with it', async () => {
    const first = await open();
    const second = await open('another secret key, after a lost one was replaced');
    expect(second.id).not.toBe(first.id);
    expect(newKeyWarnings()).toBe(1);
    expect((await open('another secret key, after a lost one was replaced')).id).toBe(second.id);
    expect((await open()).id).toBe(first.id);
    expect(newKeyWarnings()).toBe(1);
  });

  it('does not open when its row was changed', async () => {
    const first = await open();
    const ctx = systemContext('test');
    for (const change of [{ sealed: 'v1.AAAA' }, { sealed: '' }, { madeAt: 0 }]) {
      clock.advance(1000);
      const own = (await new InstallationKeyRepository(database).all(ctx)).find((row) => row.id === first.id);
      await database.transaction(ctx, (tx) => database.manager(tx).save('LicenseInstallationEntity', { ...own, ...change }));
      expect((await open()).id).not.toBe(first.id);
      await database.transaction(ctx, (tx) => database.manager(tx).save('LicenseInstallationEntity', { ...own }));
      expect((await open()).id).toBe(first.id);
    }
  });

  it('keeps its private half sealed', async () => {
    const key = await open();
    const [row] = await new InstallationKeyRepository(database).all(systemContext('test'));
    expect(row?.publicKey).toBe(key.publicKey);
    expect(JSON.stringify(row)).not.toMatch(/MC4CAQ|"d"/);
    expect(JSON.stringify(key)).not.toContain('sealed');
  });

  it('signs documents that prove themselves', async () => {
    const key = await open();
    const file = key.sign('usage', { ver: 1, counts: { users: 3 }, installation: 'another' });
    const opened = valueOf(await openInstallationDocument(Buffer.from(file), 'usage'));
    expect(opened).toEqual({
      installationId: key.id,
      publicKey: key.publicKey,
      payload: { installation: { id: key.id, publicKey: key.publicKey }, ver: 1, counts: { users: 3 } },
    });
    expect(codeOf(await openInstallationDocument(Buffer.from(file), 'request'))).toBe('LIC_WRONG_TYPE');
  });

  it('does not sign what could be read in two ways, or is too large', async () => {
    const key = await open();
    for (const payload of [{ 1: 'a' }, { a: { constructor: 1 } }, { text: 'x'.repeat(13_000) }]) {
      expect(() => key.sign('request', payload)).toThrow(/of the kind request would/);
    }
    expect(() => key.sign('request', { text: 'x'.repeat(10_000) })).not.toThrow();
  });
});
