import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { keyFingerprint, loadRootRotation, loadTrustSet, verify, type Anchor } from '@assist/licence/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { productAt, type Issued } from './product.js';
import { KEY, ROOT, START, Vendor } from './vendor.js';

const HOUR = 3_600_000;
const CREATE = ['license', 'create', ...KEY, '--customer', 'C-1', '--name', 'Muster AG', '--template', 'business'];

let made: Vendor;
let vendor: Vendor;
beforeAll(async () => {
  made = await Vendor.make('license');
});
afterAll(() => made.workplace.remove());
beforeEach(() => {
  vendor = made.copy();
});
afterEach(() => vendor.workplace.remove());

const home = (...names: string[]): string => vendor.workplace.path('home', ...names);
const failure = (argv: readonly string[]): Promise<string> => vendor.failure(argv);
const keys = async (): Promise<readonly string[]> =>
  (await vendor.done<{ keys: { kid: string; state: string }[] }>(['key', 'list'])).keys.map(
    ({ kid, state }) => `${kid} ${state}`,
  );
const stateOf = async ({ files }: Issued, trustFile = home('trust.json')): Promise<string> => {
  writeFileSync(vendor.workplace.path('trust.json'), readFileSync(trustFile));
  const { state, reason } = await verify(readFileSync(files.license), await productAt(vendor, vendor.workplace.folder));
  return state === 'invalid' ? (reason?.code ?? '') : state;
};

describe('the home', () => {
  it('is closed to everybody else, and so is every file in it', () => {
    const walk = (folder: string): string[] =>
      readdirSync(folder, { withFileTypes: true, recursive: true }).map((entry) => `${entry.parentPath}/${entry.name}`);
    const open = [home(), ...walk(home())].filter((path) => (statSync(path).mode & 0o077) !== 0);
    expect(open).toEqual([]);
    expect(statSync(home()).mode & 0o777).toBe(0o700);
  });

  it('is closed again by the next command that writes', async () => {
    chmodSync(home(), 0o755);
    await vendor.done(CREATE);
    expect(statSync(home()).mode & 0o777).toBe(0o700);
  });

  it('has one root only, and is needed by every command but the first', async () => {
    expect(await failure(['root', 'init', ...ROOT])).toBe('10 ROOT_EXISTS');
    for (const argv of [
      ['key', 'list'],
      ['trust', 'show'],
      ['license', 'list'],
      ['ledger', 'verify'],
      ['template', 'list'],
      CREATE,
    ]) {
      expect(await failure([...argv, '--home', 'nowhere']), argv.join(' ')).toBe('10 HOME_MISSING');
    }
    writeFileSync(home('vendor.json'), '{"format":"assist-vendor-home/v9"}');
    expect(await failure(['key', 'list'])).toBe('10 HOME_OF_ANOTHER_VERSION');
    writeFileSync(home('vendor.json'), '{');
    expect(await failure(['key', 'list'])).toBe('6 HOME_DAMAGED');
  });

  it('takes no trust set but its own', async () => {
    writeFileSync(
      home('trust.json'),
      readFileSync(home('trust.json'), 'utf8').replace(/"payload": "(.{60})./, '"payload": "$1x'),
    );
    expect(await failure(['key', 'list'])).toBe('6 HOME_DAMAGED');
    expect(await failure(['trust', 'verify', home('trust.json')])).toBe('6 DOCUMENT_REFUSED');
    expect(await vendor.done(['trust', 'verify', home('published', 'trust-0002.json')])).toMatchObject({ n: 2 });
  });
});

describe('keys', () => {
  it('need two passphrases that fit and a new one that is strong', async () => {
    vendor.workplace.write('weak.pass', 'password1234567\n');
    vendor.workplace.write('other.pass', 'quite another phrase 77\n');
    const clock = ['key', 'init', '--purpose', 'clock'];
    expect(await failure([...clock, ...ROOT])).toBe('2 PASSPHRASE_UNREACHABLE');
    expect(await failure([...clock, ...ROOT, '--passphrase-file', 'weak.pass'])).toBe('2 PASSPHRASE_WEAK');
    expect(await failure([...clock, ...ROOT, '--passphrase-file', 'nope.pass'])).toBe('12 FILE_NOT_FOUND');
    expect(await failure([...clock, ...ROOT, ...KEY, '--passphrase-fd', '3'])).toBe('2 OPTIONS_CLASH');
    expect(await failure([...clock, ...KEY, '--passphrase-fd', 'x'])).toBe('2 OPTIONS_CLASH');
    expect((await vendor.say([...clock, '--root-passphrase-file', 'other.pass', ...KEY])).exit).toBe(6);
    expect((await vendor.say([...CREATE, '--dry-run'])).exit).toBe(0);
    expect((await vendor.say(CREATE.map((word) => (word === 'key.pass' ? 'other.pass' : word)))).exit).toBe(6);
    expect(await keys()).toEqual(['lic-2026a active']);
  });

  it('are for one purpose each, named in order, and refuse to be made twice', async () => {
    expect(await failure(['key', 'init', '--purpose', 'license', ...ROOT, ...KEY])).toBe('10 KEY_EXISTS');
    expect(await failure(['key', 'init', '--purpose', 'root', ...ROOT, ...KEY])).toBe('2 OPTION_INVALID');
    expect(await failure(['key', 'init', ...ROOT, ...KEY])).toBe('2 OPTION_MISSING');
    expect(await failure(['key', 'init', '--purpose', 'clock', '--kid', 'Clock', ...ROOT, ...KEY])).toBe('2 OPTION_INVALID');
    expect(await failure(['key', 'rotate', '--purpose', 'clock', ...ROOT, ...KEY])).toBe('10 KEY_MISSING');
    expect(await vendor.done(['key', 'init', '--purpose', 'clock', '--dry-run'])).toMatchObject({ dryRun: true });
    expect(await keys()).toEqual(['lic-2026a active']);
  });

  it('that are damaged or gone are named', async () => {
    await vendor.done(['key', 'init', '--purpose', 'revocation', ...ROOT, ...KEY]);
    const file = home('keys', 'rev-2026a.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('assist-sealed-key/v1', 'assist-sealed-key/v2'));
    expect((await vendor.say(['revocation', 'build', ...KEY])).exit).toBe(6);
    rmSync(file);
    expect(await failure(['revocation', 'build', ...KEY])).toBe('10 KEY_MISSING');
  });

  it('rotate: the old one signs no more, and what it signed stays good', async () => {
    const old = await vendor.done<Issued>(CREATE);
    vendor.now = START + HOUR;
    expect(await vendor.done(['key', 'rotate', '--purpose', 'license', ...ROOT, ...KEY])).toMatchObject({
      kid: 'lic-2026b',
      replaced: 'lic-2026a',
      n: 3,
    });
    vendor.now += HOUR;
    expect(await keys()).toEqual(['lic-2026a ended', 'lic-2026b active']);
    const next = await vendor.done<Issued & { kid: string }>(CREATE);
    expect(next.kid).toBe('lic-2026b');
    expect([await stateOf(old), await stateOf(next)]).toEqual(['valid', 'valid']);
  });

  it('that were stolen kill what they signed, but for what is pinned', async () => {
    const first = await vendor.done<Issued>(CREATE);
    vendor.now = START + HOUR;
    const revoke = ['key', 'revoke', '--purpose', 'license', '--reason', 'stolen laptop'];
    expect(await failure([...revoke, ...ROOT])).toBe('2 CONFIRMATION_NEEDED');
    expect(await vendor.done([...revoke, ...ROOT, '--yes', '--effective', '2026-06-01T12:30:00Z'])).toMatchObject({
      kid: 'lic-2026a',
      pinned: 0,
    });
    expect(await stateOf(first)).toBe('valid');
    expect(await vendor.done([...revoke, ...ROOT, '--yes', '--kid', 'lic-2026a'])).toMatchObject({
      revokedFrom: '2026-06-01T12:00:00Z',
    });
    expect(await stateOf(first)).toBe('LIC_KEY_REVOKED');
    expect(await vendor.done(['trust', 'build', '--pin-ledger', ...ROOT])).toMatchObject({ allow: 1 });
    expect(await stateOf(first)).toBe('valid');
    expect(await failure(CREATE)).toBe('10 KEY_MISSING');
    await vendor.done(['key', 'rotate', '--purpose', 'license', ...ROOT, ...KEY]);
    expect(await vendor.done(CREATE)).toMatchObject({ kid: 'lic-2026b', seq: 2 });
    expect(await failure([...revoke, ...ROOT, '--yes', '--kid', 'rev-2026a'])).toBe('12 KEY_NOT_FOUND');
  });

  it('leave no half of themselves in the trust set when they are interrupted', async () => {
    writeFileSync(home('keys', 'clk-2026a.json'), '{}');
    expect(await vendor.done(['key', 'list'])).toMatchObject({ strays: ['clk-2026a'] });
    expect(await vendor.done(['key', 'init', '--purpose', 'clock', ...ROOT, ...KEY])).toMatchObject({ kid: 'clk-2026b' });
  });
});

describe('the number of the trust set', () => {
  it('rises, also past one that a crash kept from coming into force', async () => {
    writeFileSync(home('published', 'trust-0003.json'), 'signed, but never in force');
    expect(await vendor.done(['trust', 'build', ...ROOT])).toMatchObject({ n: 4 });
  });

  it('comes back from one that was too high', async () => {
    const anchors: Anchor[] = [
      {
        env: 'production',
        publicKey: (JSON.parse(readFileSync(home('vendor.json'), 'utf8')) as { roots: Anchor[] }).roots[0]!.publicKey,
      },
    ];
    const seen = { production: { n: 9000, iat: START - HOUR } };
    expect(await vendor.done(['trust', 'build', '--reset-from', '9000', '--out', 'ship', ...ROOT])).toMatchObject({ n: 3 });
    const bytes = readFileSync(vendor.workplace.path('ship', 'trust.json'));
    expect(await loadTrustSet(bytes, { anchors, seen })).toMatchObject({ ok: true });
    expect(await vendor.done(['trust', 'build', ...ROOT])).toMatchObject({ n: 4 });
    expect(await loadTrustSet(readFileSync(home('trust.json')), { anchors, seen })).toMatchObject({ ok: false });
  });
});

describe('the root', () => {
  it('exists twice: both files hold the same sealed key, and the copy alone is enough', async () => {
    const other = new Vendor();
    const { files, fingerprint } = await other.done<{ files: string[]; fingerprint: string }>([
      'root',
      'init',
      '--copy',
      'stick',
      ...ROOT,
    ]);
    expect(files).toHaveLength(2);
    expect(readFileSync(files[0]!, 'utf8')).toBe(readFileSync(files[1]!, 'utf8'));
    renameSync(files[0]!, other.workplace.path('gone'));
    const init = ['key', 'init', '--purpose', 'license', ...ROOT, ...KEY];
    expect((await other.say(init)).stderr).toContain('--root-key');
    expect((await other.say([...init, '--root-key', `stick/root-${fingerprint.slice(0, 16)}.json`])).exit).toBe(0);
    const clock = ['key', 'init', '--purpose', 'clock', ...ROOT, ...KEY];
    expect((await other.say([...clock, '--root-key', 'home/keys/lic-2026a.json'])).exit).toBe(6);
    other.workplace.remove();
  });

  it('is written into the anchors of the source, once, beside those that are there', async () => {
    const folder = vendor.workplace.path('tree', 'libs', 'licence', 'src', 'core');
    mkdirSync(folder, { recursive: true });
    const source = readFileSync(new URL('../../../libs/licence/src/core/anchors.ts', import.meta.url), 'utf8');
    writeFileSync(`${folder}/anchors.ts`, source.replace(/= \[[^\]]*\];/, '= [];'));
    const other = new Vendor();
    const { publicKey } = await other.done<{ publicKey: string }>([
      'root',
      'init',
      '--anchor-file',
      `${folder}/anchors.ts`,
      ...ROOT,
    ]);
    const written = readFileSync(`${folder}/anchors.ts`, 'utf8');
    expect(written).toContain(
      `export const ANCHORS: readonly Anchor[] = [\n  { env: 'production', publicKey: '${publicKey}' },\n];\n`,
    );
    vendor.workplace.write('second.pass', 'the second root is a willow 3\n');
    const rotate = [
      'root',
      'rotate',
      '--yes',
      '--new-passphrase-file',
      'second.pass',
      '--anchor-file',
      `${folder}/anchors.ts`,
      ...ROOT,
    ];
    const rotated = await vendor.done<{ publicKey: string }>(rotate);
    expect(readFileSync(`${folder}/anchors.ts`, 'utf8').match(/publicKey: '[^']+'/g)).toEqual(
      [publicKey, rotated.publicKey].map((key) => `publicKey: '${key}'`),
    );
    expect(await failure(['root', 'init', '--home', 'new', '--anchor-file', 'key.pass', ...ROOT])).toBe('10 ANCHOR_FILE_UNKNOWN');
    expect(await failure(['root', 'init', '--home', 'new', '--write-anchor', ...ROOT])).toBe('10 ANCHOR_FILE_UNKNOWN');
    other.workplace.remove();
  });

  it('42: rotates with both signatures, as the product reads it, and signs from then on', async () => {
    const before = await vendor.done<Issued>(CREATE);
    const old = (JSON.parse(readFileSync(home('vendor.json'), 'utf8')) as { roots: Anchor[] }).roots[0]!.publicKey;
    const anchors: Anchor[] = [{ env: 'production', publicKey: old }];
    const seen = { production: { n: 2, iat: START } };
    vendor.now += HOUR;
    vendor.workplace.write('second.pass', 'the second root is a willow 3\n');
    const rotate = ['root', 'rotate', '--new-passphrase-file', 'second.pass', ...ROOT];
    expect(await failure(rotate)).toBe('2 CONFIRMATION_NEEDED');
    const { publicKey, retired, n } = await vendor.done<{ publicKey: string; retired: string; n: number }>([
      ...rotate,
      '--yes',
      '--copy',
      'stick',
    ]);
    expect({ retired, n }).toEqual({ retired: keyFingerprint(old), n: 4 });
    const rotation = await loadRootRotation(readFileSync(home('root.json')), { anchors, seen });
    expect(rotation).toMatchObject({ ok: true, value: { n: 3, anchor: { env: 'production', publicKey } } });
    expect(await loadTrustSet(readFileSync(home('trust.json')), { anchors, seen })).toMatchObject({ ok: false });
    const trust = await loadTrustSet(readFileSync(home('trust.json')), { anchors: [{ env: 'production', publicKey }], seen });
    expect(trust).toMatchObject({ ok: true, value: { n: 4, rootFingerprint: keyFingerprint(publicKey) } });
    expect([await stateOf(before), await stateOf(await vendor.done<Issued>(CREATE))]).toEqual(['valid', 'valid']);
    const init = ['key', 'init', '--purpose', 'clock', ...KEY];
    expect((await vendor.say([...init, ...ROOT])).exit).toBe(6);
    expect((await vendor.say([...init, '--root-passphrase-file', 'second.pass'])).exit).toBe(0);
  });
});
