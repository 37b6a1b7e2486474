import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { AuditLog } from '@assist/platform/audit';
import { testDatabases } from '@assist/platform/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClockRepair } from '../src/nest/clock/clock-repair.js';
import { LicenceState } from '../src/nest/index.js';
import { LicenseReader } from '../src/nest/license-reader.js';
import { LicenseMemories } from '../src/nest/memory/license-memories.js';
import { NOW } from './context.js';
import { LicenceProcess } from './licence-process.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

describe.each(testDatabases())('the clock of an installation on $engine', (engine) => {
  let t: LicenceProcess;

  beforeEach(() => {
    t = new LicenceProcess(engine);
  });
  afterEach(() => t.close());

  async function startLicensed(exp = '2026-07-01T00:00:00Z'): Promise<void> {
    t.putTrust();
    t.putLicense({ exp, policy: { warnDays: [7], graceDays: 0, afterGrace: 'read-only', bindGraceDays: 14 } });
    await t.start();
    expect(t.snapshot).toMatchObject({ state: 'valid', flags: [] });
  }

  it('54: is set back by an hour, by 25 hours and by two years: the licence runs on and ends all the same', async () => {
    await startLicensed();
    await t.run(HOUR);
    expect(await t.run(0, -HOUR)).toMatchObject({ state: 'valid', flags: [] });
    expect(await t.run(0, -24 * HOUR)).toMatchObject({ state: 'valid', flags: ['clock-suspect'] });
    await t.restart(0, -2 * YEAR);
    expect(t.snapshot).toMatchObject({ state: 'valid', flags: ['clock-suspect'] });
    expect(t.time.now()).toBe(NOW + HOUR);
    await t.run(25 * DAY);
    await t.restart(DAY);
    expect(await t.run(6 * DAY)).toMatchObject({ state: 'expired', flags: ['clock-suspect'] });
    await t.restart(0, -YEAR);
    expect(t.snapshot).toMatchObject({ state: 'expired', level: 'read-only' });
  });

  it('55: jumps ten years ahead and back: nothing ends meanwhile, nothing is poisoned', async () => {
    await startLicensed();
    expect(await t.run(MINUTE, 10 * YEAR)).toMatchObject({ state: 'valid', level: 'full', flags: ['clock-pending'] });
    await t.restart(DAY);
    expect(t.snapshot).toMatchObject({ state: 'valid', flags: ['clock-pending'] });
    expect(t.time.now()).toBe(NOW + MINUTE);
    expect(await t.run(HOUR, -10 * YEAR)).toMatchObject({ state: 'valid', flags: [] });
    expect(t.time.now()).toBe(NOW + DAY + HOUR + MINUTE);
    await t.restart();
    expect(t.snapshot).toMatchObject({ state: 'valid', flags: [] });
  });

  it('55: is believed after 72 hours of running, over restarts and further jumps', async () => {
    await startLicensed();
    await t.run(0, 10 * YEAR);
    for (let day = 1; day < 3; day++) {
      await t.run(24 * HOUR, day === 1 ? YEAR : 0);
      await t.restart();
      expect(t.snapshot).toMatchObject({ state: 'valid', flags: ['clock-pending'] });
    }
    expect(await t.run(24 * HOUR)).toMatchObject({ state: 'expired', flags: [] });
  });

  it('55: marks audit entries of a pending clock, which prove nothing later', async () => {
    await startLicensed();
    t.clock.advance(10 * YEAR);
    await t.app.app.get(AuditLog).record(t.ctx, { action: 'license.refused', detail: {} });
    await t.run(MINUTE);
    t.clock.advance(-10 * YEAR);
    await t.restart(0, 0, async () => {
      rmSync(t.watermark);
      await t.changeRow(null);
    });
    expect(t.time.now()).toBeLessThan(NOW + DAY);
  });

  it('moves the start of an evaluation once, that began while the clock was pending', async () => {
    const build = { product: 'cgs-assist', issuer: 'cgs', env: 'production' as const, builtAt: NOW - 2 * YEAR };
    await t.start({ build });
    expect(t.snapshot).toMatchObject({ state: 'evaluation', flags: ['clock-pending'], expiresAt: NOW - 2 * YEAR + 30 * DAY });
    const known = await t.run(72 * HOUR);
    expect(known).toMatchObject({ state: 'evaluation', flags: [], expiresAt: NOW + 30 * DAY });
    await t.run(0, 5 * YEAR);
    await t.run(72 * HOUR);
    expect(t.snapshot).toMatchObject({ state: 'evaluation-ended', expiresAt: NOW + 30 * DAY });
  });

  it('56: makes a mark anew that was deleted, from the other one', async () => {
    await startLicensed();
    await t.run(20 * DAY);
    for (const deletion of [() => rmSync(t.watermark), () => t.changeRow(null)]) {
      await t.restart(0, -2 * YEAR, deletion);
      t.clock.advance(2 * YEAR);
      expect(t.snapshot).toMatchObject({ state: 'valid', flags: ['clock-suspect'] });
      expect(t.time.now()).toBe(NOW + 20 * DAY);
      expect(t.watermarkText()).toContain(t.key.id);
      expect((await t.row())?.macBy).toBe(t.key.id);
      expect(t.app.app.get(LicenseMemories).current.marksLost).toBe(0);
    }
  });

  it('56: goes by what is signed, when both marks are deleted, and remembers that', async () => {
    t.putTrust();
    t.putLicense({ iat: '2026-05-20T00:00:00Z' });
    await t.start();
    await t.run(20 * DAY);
    await t.restart(0, -2 * YEAR, async () => {
      rmSync(t.watermark);
      await t.changeRow(null);
    });
    expect(t.snapshot).toMatchObject({ state: 'valid', flags: ['clock-suspect'] });
    // The audit log wrote down when the licence came into force; nothing says more.
    expect(t.time.now()).toBe(NOW);
    expect(t.app.app.get(LicenseMemories).current.marksLost).toBe(1);
    await t.restart();
    expect(t.app.app.get(LicenseMemories).current.marksLost).toBe(1);
  });

  it('56: does not begin an evaluation again, when both marks are deleted', async () => {
    await t.start();
    await t.run(20 * DAY);
    await t.restart(0, 0, async () => {
      rmSync(t.watermark);
      await t.changeRow(null);
    });
    expect(t.snapshot).toMatchObject({ state: 'evaluation', expiresAt: NOW + 30 * DAY });
  });

  it('56: writes marks anew that are deleted while the process runs', async () => {
    await startLicensed();
    rmSync(t.watermark);
    await t.changeRow(null);
    await t.run(10 * MINUTE);
    const memory = JSON.parse((await t.row())?.memory ?? '{}') as { everActivated?: boolean };
    expect(memory.everActivated).toBe(true);
    expect(t.watermarkText()).toContain('"everActivated":true');
  });

  it.each([
    ['another start of the evaluation', (text: string) => text.replace(String(NOW), String(NOW + 300 * DAY))],
    ['no JSON', () => 'x'],
    ['nothing', () => ''],
  ])('57: ignores a row and a file with %s, each for itself and both', async (_name, forge) => {
    await t.start();
    await t.run(29 * DAY);
    const forgeRow = async (): Promise<void> => {
      const row = await t.row();
      await t.changeRow({ memory: forge(row?.memory ?? '') });
    };
    const forgeFile = (): void => {
      const [head = '', memory = '', mac = ''] = (t.watermarkText() ?? '').split('\n');
      writeFileSync(t.watermark, [head, forge(memory), mac, ''].join('\n'));
    };
    for (const forgery of [forgeRow, forgeFile, () => forgeRow().then(forgeFile)]) {
      await t.restart(0, 0, forgery);
      expect(t.snapshot).toMatchObject({ state: 'evaluation', expiresAt: NOW + 30 * DAY });
    }
    expect(t.app.app.get(LicenseMemories).current.marksLost).toBe(1);
    expect(await t.run(DAY)).toMatchObject({ state: 'evaluation-ended' });
  });

  it('57: believes a row of another key only where that makes nothing longer', async () => {
    await t.start();
    await t.run(29 * DAY);
    const later = (text: string): string => text.replace(`"startedAt":${NOW}`, `"startedAt":${NOW + 300 * DAY}`);
    const row = await t.row();
    await t.restart(0, 0, async () => {
      rmSync(t.watermark);
      await t.changeRow({ macBy: 'A'.repeat(26), memory: later(row?.memory ?? '') });
    });
    expect(t.snapshot).toMatchObject({ state: 'evaluation', expiresAt: NOW + 30 * DAY });
    const activated = row?.memory.replace('"everActivated":false', '"everActivated":true');
    await t.restart(0, 0, () => t.changeRow({ macBy: 'A'.repeat(26), memory: activated ?? '' }));
    expect(t.snapshot).toMatchObject({ state: 'missing' });
  });

  it('57: takes a row that an earlier version wrote, once', async () => {
    await t.start();
    const row = await t.row();
    const unsigned = row?.memory.replace(`"startedAt":${NOW}`, `"startedAt":${NOW - 9 * DAY}`) ?? '';
    await t.restart(0, 0, async () => {
      rmSync(t.watermark);
      await t.onDatabase(async (tx, database) => {
        await database.manager(tx).query('DELETE FROM license_installation');
        await database.manager(tx).update('LicenseStateEntity', { id: 'state' }, { memory: unsigned, mac: null, macBy: null });
      });
    });
    expect(t.snapshot.expiresAt).toBe(NOW + 21 * DAY);
    await t.restart(0, 0, async () => {
      rmSync(t.watermark);
      await t.changeRow({ memory: unsigned, mac: null, macBy: null });
    });
    expect(t.snapshot.expiresAt).toBe(NOW + 30 * DAY);
  });

  it('58: an old backup of the database turns back neither time, nor number, nor the evaluation', async () => {
    t.putTrust();
    await t.start();
    await t.run(DAY);
    const backup = await t.row();
    t.putLicense({
      seq: 4,
      exp: '2026-06-20T00:00:00Z',
      policy: { warnDays: [], graceDays: 0, afterGrace: 'read-only', bindGraceDays: 0 },
    });
    expect(await t.run(30 * DAY)).toMatchObject({ state: 'expired' });
    t.putLicense({ seq: 5 });
    expect(await t.run(DAY)).toMatchObject({ state: 'valid' });
    await t.restart(0, -29 * DAY, async () => {
      t.remove('license.json');
      await t.onDatabase(async (tx, database) => void (await database.manager(tx).query('DELETE FROM license_document')));
      await t.changeRow(backup);
    });
    expect(t.snapshot).toMatchObject({ state: 'missing', flags: ['clock-suspect'] });
    expect(t.time.now()).toBe(NOW + 32 * DAY);
    t.putLicense({ seq: 4 });
    expect(await t.look()).toMatchObject({ state: 'invalid', reason: { code: 'LIC_SUPERSEDED' } });
    t.putLicense({ seq: 5 });
    expect(await t.look()).toMatchObject({ state: 'valid' });
  });

  it('59: is repaired by a token of the vendor, for this installation and once', async () => {
    await startLicensed();
    await t.run(0, 10 * YEAR);
    await t.run(72 * HOUR);
    expect(t.snapshot.state).toBe('expired');
    await t.run(0, -10 * YEAR);
    expect(t.snapshot).toMatchObject({ state: 'expired', flags: ['clock-suspect'] });
    t.putClockToken({ installationId: 'B'.repeat(26) });
    expect(await t.look()).toMatchObject({ state: 'expired' });
    t.putClockToken({ exp: '2026-06-02T00:00:00Z' });
    expect(await t.look()).toMatchObject({ state: 'expired' });
    t.putClockToken();
    expect(await t.look()).toMatchObject({ state: 'valid', flags: [] });
    expect(t.time.now()).toBe(NOW + 72 * HOUR);
    await t.restart();
    expect(t.snapshot).toMatchObject({ state: 'valid', flags: [] });
    await t.run(0, 10 * YEAR);
    await t.run(72 * HOUR);
    await t.run(0, -10 * YEAR);
    expect(t.snapshot.state).toBe('expired');
    const second = t.vendor.clockToken({ installationId: t.key.id });
    const { companions } = await t.app.app.get(LicenseReader).look();
    const repaired = await t.app.app.get(ClockRepair).execute(second, companions);
    expect(repaired).toMatchObject({ ok: false, fault: { code: 'LIC_SUPERSEDED' } });
    expect(await t.look()).toMatchObject({ state: 'expired' });
  });

  it('59: a repair reaches the other processes, and marks from before it poison nothing', async () => {
    await startLicensed();
    await t.run(0, 10 * YEAR);
    await t.run(72 * HOUR);
    const poisoned = { row: await t.row(), file: readFileSync(t.watermark) };
    await t.run(0, -10 * YEAR);
    const other = await t.beside(t.folder);
    t.putClockToken();
    await t.look();
    expect(await other.app.get(LicenceState).lookAgain()).toMatchObject({ state: 'valid', flags: [] });
    await other.stop();
    await t.restart(0, 0, () => writeFileSync(t.watermark, poisoned.file));
    expect(t.snapshot).toMatchObject({ state: 'valid', flags: [] });
    await t.restart(0, 0, () => t.changeRow(poisoned.row));
    expect(t.snapshot).toMatchObject({ state: 'valid', flags: [] });
  });

  it('59: a process that ends before it hears of a repair does not undo it', async () => {
    await startLicensed();
    await t.run(0, 10 * YEAR);
    await t.run(72 * HOUR);
    await t.run(0, -10 * YEAR);
    const other = await t.beside(t.folder);
    t.putClockToken();
    await t.look();
    await other.stop();
    await t.restart();
    expect(t.snapshot).toMatchObject({ state: 'valid', flags: [] });
  });

  it('59: two processes that find a token at once use it once', async () => {
    await startLicensed();
    await t.run(0, 10 * YEAR);
    await t.run(72 * HOUR);
    await t.run(0, -10 * YEAR);
    const other = await t.beside(t.folder);
    t.putClockToken();
    const found = await Promise.all([t.look(), other.app.get(LicenceState).lookAgain()]);
    expect(found.map(({ state }) => state)).toEqual(['valid', 'valid']);
    await other.stop();
    const memory = JSON.parse((await t.row())?.memory ?? '{}') as { clock: { repairs: number } };
    expect(memory.clock.repairs).toBe(1);
  });

  it('59: does not go below what the vendor signed', async () => {
    t.putTrust();
    t.putLicense({ iat: '2026-05-20T00:00:00Z' });
    await t.start();
    t.putClockToken({ highWater: '2026-01-01T00:00:00Z' });
    await t.look();
    await t.run(0, -YEAR);
    expect(t.time.now()).toBe(NOW);
    await t.restart();
    expect(t.time.now()).toBe(NOW);
  });

  it('goes on where the file of the marks cannot be written, and writes it as soon as it can', async () => {
    await startLicensed();
    rmSync(t.watermark);
    mkdirSync(t.watermark);
    expect(await t.run(10 * MINUTE)).toMatchObject({ state: 'valid' });
    await t.restart();
    expect(t.snapshot).toMatchObject({ state: 'valid' });
    rmSync(t.watermark, { recursive: true });
    await t.run(MINUTE);
    expect(t.watermarkText()).toContain('"everActivated":true');
  });

  it('goes on where the database cannot be written, and writes it as soon as it can', async () => {
    t.putTrust();
    await t.start();
    const refuse = vi.spyOn(t.app.database, 'transaction').mockRejectedValue(new Error('the disk is full'));
    t.putLicense();
    expect(await t.run(MINUTE)).toMatchObject({ state: 'valid' });
    refuse.mockRestore();
    expect((await t.row())?.memory).toContain('"everActivated":false');
    await t.run(MINUTE);
    expect((await t.row())?.memory).toContain('"everActivated":true');
  });

  it('writes its marks every ten minutes and at the end, and at once when something else changes', async () => {
    t.putTrust();
    await t.start();
    const written = async (): Promise<number> =>
      (JSON.parse((await t.row())?.memory ?? '{}') as { clock: { highWater: number } }).clock.highWater;
    expect(await written()).toBe(NOW);
    await t.run(9 * MINUTE);
    expect(await written()).toBe(NOW);
    await t.run(MINUTE);
    expect(await written()).toBe(NOW + 10 * MINUTE);
    t.putLicense();
    await t.run(MINUTE);
    expect(await written()).toBe(NOW + 11 * MINUTE);
    expect(t.watermarkText()).toContain(`"highWater":${NOW + 11 * MINUTE}`);
    t.clock.advance(MINUTE);
    t.monotonic.at += MINUTE;
    await t.restart();
    expect(await written()).toBe(NOW + 12 * MINUTE);
    expect(t.watermarkText()).toContain(`"highWater":${NOW + 12 * MINUTE}`);
  });
});
