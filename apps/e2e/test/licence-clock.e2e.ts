import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '../src/client.ts';
import { faketime, forms } from '../src/needs.ts';
import { waitFor } from '../src/process.ts';
import { startProduct, type Form, type Product } from '../src/product.ts';
import { TestVendor } from '../src/vendor.ts';

const DAY_MS = 86_400_000;
/** A look at the licence is due every 4 seconds, in every process. */
const SEEN_WITHIN_MS = 45_000;
/** Several restarts of all processes. */
const TEST_LIMIT_MS = 600_000;

interface View {
  readonly state: string;
  readonly level: string;
  readonly admin: { readonly flags: readonly string[] };
}

describe.each(forms('faketime'))('60: the clock of the %s form under faketime', (form: Form) => {
  let product: Product;
  let clock: string;
  let vendor: TestVendor;

  /** `+0`, `-2y`, `+40d`: how far the clock of all its processes is from the real one. */
  const setClock = (offset: string): void => writeFileSync(clock, `${offset}\n`);
  const view = async (): Promise<View> => (await signIn(product)).ok('GET', '/api/license');
  const put = (name: string, text: string): void => writeFileSync(join(product.dataDir, 'license', name), text);
  const seen = async (what: string, expected: (found: View) => boolean): Promise<void> => {
    let last: View | undefined;
    const isThere = async (): Promise<boolean> => expected((last = await view()));
    await waitFor(what, isThere, SEEN_WITHIN_MS).catch((error: unknown) => {
      throw new Error(`${String(error)}: ${JSON.stringify(last)}\n${product.output().slice(-2000)}`);
    });
  };
  const restartAt = async (offset: string): Promise<View> => {
    await product.shutDown();
    setClock(offset);
    await product.start();
    return view();
  };
  /** Whether a person may use the product: a chat is made by another process than the one that shows the licence. */
  const mayUse = async (): Promise<boolean> => {
    const reply = await (await signIn(product)).call('POST', '/api/chats', {});
    if (reply.status === 402) return false;
    expect(reply.status).toBeLessThan(300);
    return true;
  };

  beforeEach(async () => {
    clock = join(mkdtempSync(join(tmpdir(), 'assist-clock-')), 'offset');
    setClock('+0');
    vendor = new TestVendor(Date.now() - 10 * DAY_MS);
    product = await startProduct(form, {
      env: {
        ...vendor.env,
        LD_PRELOAD: faketime() ?? '',
        FAKETIME_TIMESTAMP_FILE: clock,
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      },
    });
    mkdirSync(join(product.dataDir, 'license'), { recursive: true });
    put('trust.json', vendor.trust());
    put('license.json', vendor.license({ exp: Date.now() + 30 * DAY_MS }));
    await seen('the licence', ({ state }) => state === 'valid');
  });
  afterEach(async () => {
    await product.remove();
    rmSync(join(clock, '..'), { recursive: true, force: true });
  });

  it(
    'a clock that is set back ends no licence early or late, and a jump ahead ends none at all',
    async () => {
      expect((await restartAt('-3600')).admin.flags).toEqual([]);
      expect(await restartAt('-2y')).toMatchObject({ state: 'valid', admin: { flags: ['clock-suspect'] } });
      expect(await mayUse()).toBe(true);
      expect(await restartAt('+0')).toMatchObject({ state: 'valid', admin: { flags: [] } });
      setClock('+10y');
      await seen('the jump', ({ admin }) => admin.flags.includes('clock-pending'));
      expect(await view()).toMatchObject({ state: 'valid', level: 'full' });
      expect(await mayUse()).toBe(true);
      await product.crash();
      await product.start();
      expect(await view()).toMatchObject({ state: 'valid', admin: { flags: ['clock-pending'] } });
      setClock('+0');
      await seen('the way back', ({ admin }) => admin.flags.length === 0);
      expect(await view()).toMatchObject({ state: 'valid', level: 'full' });
    },
    TEST_LIMIT_MS,
  );

  it(
    'an end that was seen stays, until the vendor repairs the marks',
    async () => {
      expect(await restartAt('+40d')).toMatchObject({ state: 'expired', level: 'read-only' });
      expect(await mayUse()).toBe(false);
      for (const offset of ['+0', '-2y']) {
        expect(await restartAt(offset)).toMatchObject({ state: 'expired', admin: { flags: ['clock-suspect'] } });
      }
      rmSync(join(product.dataDir, 'clock.watermark'));
      expect(await restartAt('+0')).toMatchObject({ state: 'expired' });
      const [, installationId = ''] = /^\S+ (\S+)/.exec(readFileSync(join(product.dataDir, 'clock.watermark'), 'utf8')) ?? [];
      put('clock.json', vendor.clockToken(installationId, Date.now()));
      await seen('the repair', ({ state }) => state === 'valid');
      expect(await restartAt('+0')).toMatchObject({ state: 'valid', admin: { flags: [] } });
      await waitFor('the other processes', mayUse, SEEN_WITHIN_MS);
    },
    TEST_LIMIT_MS,
  );
});
