import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verify } from '@assist/licence/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt, runCli, type Ended } from './cli-process.js';
import { productAt, type Issued } from './product.js';
import { KEY, ROOT, Vendor } from './vendor.js';

const CREATE = ['license', 'create', ...KEY, '--customer', 'C-1', '--name', 'Muster AG', '--template', 'trial'];
const HOOK = ['--import', join(import.meta.dirname, 'kill-hook.ts')];

let made: Vendor;
beforeAll(async () => {
  await ensureBuilt();
  made = await Vendor.makeAt(Date.now(), 'license');
  await made.done<Issued>(CREATE);
});
afterAll(() => made.workplace.remove());

const killed = (vendor: Vendor, argv: readonly string[], at: string): Promise<Ended> =>
  runCli(argv, { cwd: vendor.workplace.folder, env: { ASSIST_KILL_AT: at, NODE_NO_WARNINGS: '1' }, nodeArgs: HOOK });

/** How many changes of files a command makes when nothing happens to it. */
async function countChanges(argv: readonly string[]): Promise<number> {
  const vendor = made.copy();
  const { exit, stderr } = await killed(vendor, argv, '0');
  vendor.workplace.remove();
  expect(exit).toBe(0);
  return Number(/changes: (\d+)/.exec(stderr)?.[1]);
}

/** The state that a kill may leave: old or new, and the next command goes on from there. */
async function checkAfterKill(vendor: Vendor): Promise<void> {
  const audit = await vendor.run(['ledger', 'verify']);
  expect([0, 4]).toContain(audit.exit);
  const out = vendor.workplace.path('out', 'license.json');
  const before = audit.json as unknown as { lines: number };
  if (existsSync(out)) {
    const snapshot = await verify(readFileSync(out), await productAt(vendor, vendor.workplace.path('home')));
    expect(snapshot.state).toBe('valid');
    expect((await vendor.run(['license', 'verify', out])).json).toMatchObject({ inLedger: true });
  }
  vendor.now = Date.now();
  const next = await vendor.done<Issued>([...CREATE, '--out', 'next']);
  expect(next.seq).toBe(before.lines + 1);
  expect(await vendor.done(['ledger', 'verify'])).toMatchObject({ ok: true, lines: before.lines + 1, undelivered: [] });
}

describe('kill -9', () => {
  it('before each single change of a file while a licence is issued leaves the old or the new, never a licence without a line', async () => {
    const argv = [...CREATE, '--out', 'out'];
    const changes = await countChanges(argv);
    expect(changes).toBeGreaterThan(10);
    for (let at = 1; at <= changes; at++) {
      const vendor = made.copy();
      expect((await killed(vendor, argv, String(at))).signal, `change ${at}`).toBe('SIGKILL');
      await checkAfterKill(vendor);
      vendor.workplace.remove();
    }
  }, 600_000);

  it('in the middle of a line of the ledger is repaired, and that licence never left', async () => {
    const vendor = made.copy();
    expect((await killed(vendor, [...CREATE, '--out', 'out'], 'torn')).signal).toBe('SIGKILL');
    expect(await vendor.run(['ledger', 'verify'])).toMatchObject({ exit: 4, json: { torn: true, lines: 1 } });
    expect(existsSync(vendor.workplace.path('out', 'license.json'))).toBe(false);
    await checkAfterKill(vendor);
    vendor.workplace.remove();
  });

  it('while the trust set is signed anew leaves one that holds, and the number goes on', async () => {
    const argv = ['trust', 'build', ...ROOT];
    const changes = await countChanges(argv);
    for (let at = Math.max(1, changes - 7); at <= changes; at++) {
      const vendor = made.copy();
      expect((await killed(vendor, argv, String(at))).signal, `change ${at}`).toBe('SIGKILL');
      const { n } = await vendor.done<{ n: number }>(['trust', 'show']);
      expect((await vendor.done<{ n: number }>(argv)).n).toBeGreaterThan(n);
      vendor.workplace.remove();
    }
  }, 600_000);
});
