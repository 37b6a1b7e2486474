import { existsSync, readFileSync } from 'node:fs';
import { keyFingerprint, type Anchor } from '@assist/licence/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KEY, ROOT, START, Vendor } from './vendor.js';

const CREATE = ['license', 'create', ...KEY, '--customer', 'C-1', '--name', 'Muster AG', '--template', 'business'];
const ROTATE_ROOT = ['root', 'rotate', '--yes', '--new-passphrase-file', 'second.pass', ...ROOT];

let made: Vendor;
let vendor: Vendor;
beforeAll(async () => {
  made = await Vendor.make('license', 'revocation');
});
afterAll(() => made.workplace.remove());
beforeEach(() => {
  vendor = made.copy();
  vendor.workplace.write('second.pass', 'the second root is a willow 3\n');
});
afterEach(() => vendor.workplace.remove());

const home = (...names: string[]): string => vendor.workplace.path('home', ...names);
/** What comes of a command while somebody else, an hour later, gives another one. */
const failureWhile = (argv: readonly string[], meanwhile: readonly string[]): Promise<string> =>
  vendor.failure(argv, async () => {
    vendor.now = START + 3_600_000;
    await vendor.done(meanwhile);
  });
const currentRoot = async (): Promise<string> => (await vendor.done<{ root: string }>(['trust', 'show'])).root;
const newestRoot = (): string => {
  const { roots } = JSON.parse(readFileSync(home('vendor.json'), 'utf8')) as { roots: Anchor[] };
  return keyFingerprint(roots.at(-1)?.publicKey ?? '');
};

describe('while a passphrase is typed', () => {
  it.each([
    ['key init', ['key', 'init', '--purpose', 'clock', ...ROOT, ...KEY]],
    ['key rotate', ['key', 'rotate', '--purpose', 'license', ...ROOT, ...KEY]],
    ['key revoke', ['key', 'revoke', '--purpose', 'license', '--reason', 'stolen', '--yes', ...ROOT]],
    ['trust build', ['trust', 'build', ...ROOT]],
    ['root rotate', ROTATE_ROOT],
  ])('the root may be replaced: %s does not bring the old one back', async (_name, argv) => {
    expect(await failureWhile(argv, ROTATE_ROOT)).toBe('10 KEYS_CHANGED');
    expect(await currentRoot()).toBe(newestRoot());
    expect(await vendor.done(['key', 'list'])).toMatchObject({ strays: [] });
  });

  it('a key may be replaced: the one that ended is not ended once more, later', async () => {
    const rotate = ['key', 'rotate', '--purpose', 'license', ...ROOT, ...KEY];
    const { json } = await vendor.run([...rotate, '--kid', 'lic-2026c'], async () => {
      vendor.now = START + 3_600_000;
      await vendor.done(rotate);
      vendor.now += 3_600_000;
    });
    expect(json).toMatchObject({ ok: true, replaced: 'lic-2026b' });
    const { keys } = await vendor.done<{ keys: { kid: string; notAfter: string }[] }>(['key', 'list', '--purpose', 'license']);
    expect(keys.map(({ kid, notAfter }) => `${kid} ${notAfter.slice(0, 13)}`)).toEqual([
      'lic-2026a 2026-06-01T13',
      'lic-2026b 2026-06-01T14',
      'lic-2026c 2028-06-01T14',
    ]);
  });

  it.each([
    ['replaced', ['key', 'rotate', '--purpose', 'license', ...ROOT, ...KEY]],
    ['revoked', ['key', 'revoke', '--purpose', 'license', '--reason', 'stolen', '--yes', ...ROOT]],
  ])('the key may be %s: no licence is signed that the product refuses', async (_how, meanwhile) => {
    const typed = async (): Promise<void> => {
      await vendor.done(meanwhile);
      vendor.now += 60_000;
    };
    expect(await vendor.failure(CREATE, typed)).toBe('10 KEYS_CHANGED');
    expect(existsSync(home('licenses.ndjson'))).toBe(false);
  });

  it('the key of the revocation list may be replaced: no list is signed that the product refuses', async () => {
    const rotate = ['key', 'rotate', '--purpose', 'revocation', ...ROOT, ...KEY];
    const typed = async (): Promise<void> => {
      await vendor.done(rotate);
      vendor.now += 60_000;
    };
    expect(await vendor.failure(['revocation', 'build', ...KEY], typed)).toBe('10 KEYS_CHANGED');
    expect(existsSync(home('revocation.json'))).toBe(false);
  });
});
