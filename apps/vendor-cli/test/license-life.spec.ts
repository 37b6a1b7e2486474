import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRevocationList, resolveLicense, verify } from '@assist/licence/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Installation } from './installation.js';
import { productAt, type Issued } from './product.js';
import { CREATE, KEY, MUSTER, START, Vendor } from './vendor.js';

const DAY = 86_400_000;

let made: Vendor;
let vendor: Vendor;
beforeAll(async () => {
  made = await Vendor.make('license', 'revocation');
});
afterAll(() => made.workplace.remove());
beforeEach(() => {
  vendor = made.copy();
});
afterEach(() => vendor.workplace.remove());

const issue = (argv: readonly string[]): Promise<Issued> => vendor.done<Issued>(argv);
const create = (...more: string[]): Promise<Issued> => issue([...CREATE, ...MUSTER, '--template', 'business', ...more]);
const failure = (argv: readonly string[]): Promise<string> => vendor.failure(argv);

describe('a successor', () => {
  it('renews for the same time again, from the end of the old one on', async () => {
    const { lid } = await create('--start', '2026-06-01', '--until', '2026-12-31');
    const next = await issue(['license', 'renew', lid, ...KEY]);
    expect(next).toMatchObject({
      seq: 2,
      supersedes: lid,
      license: { nbf: '2027-01-01T00:00:00Z', exp: '2027-07-31T23:59:59Z' },
    });
    vendor.now = Date.parse('2028-01-15T08:00:00Z');
    const late = await issue(['license', 'renew', next.lid, '--until', '2028-12-31', ...KEY]);
    expect(late).toMatchObject({ seq: 3, license: { nbf: '2028-01-15T00:00:00Z', exp: '2028-12-31T23:59:59Z' } });
  });

  it('renewed early waits in the product and takes over by itself', async () => {
    const old = await create();
    const next = await issue(['license', 'renew', old.lid, ...KEY]);
    const context = await productAt(vendor, vendor.workplace.path('C-0042-2'));
    const documents = { file: { bytes: readFileSync(next.files.license) }, lastGood: readFileSync(old.files.license) };
    const stored = { ...context.stored, everActivated: true };
    const waiting = await resolveLicense(documents, { ...context, stored });
    expect([waiting.snapshot.lid, waiting.next?.claims.lid]).toEqual([old.lid, next.lid]);
    const later = await resolveLicense(documents, { ...context, stored, now: Date.parse(next.license.nbf) + DAY });
    expect([later.snapshot.lid, later.snapshot.state]).toEqual([next.lid, 'valid']);
  });

  it('renews an upgraded licence for the whole term, not for the rest that it had', async () => {
    const { lid } = await create();
    vendor.now = START + 200 * DAY;
    const upgraded = await issue(['license', 'upgrade', lid, '--seats', '80', ...KEY]);
    expect(upgraded.license).toMatchObject({ nbf: '2026-12-18T00:00:00Z', exp: '2027-05-31T23:59:59Z' });
    const renewed = await issue(['license', 'renew', upgraded.lid, ...KEY]);
    expect(renewed.license).toMatchObject({ nbf: '2027-06-01T00:00:00Z', exp: '2028-05-31T23:59:59Z', limits: { seats: 80 } });
  });

  it('upgrades what is said and keeps the rest; the difference is shown by claim', async () => {
    const old = await create();
    const next = await issue([
      'license',
      'upgrade',
      old.lid,
      '--modules=-imagegen,-ops',
      '--seats',
      '300',
      '--quota',
      'mcp.servers=9',
      ...KEY,
    ]);
    expect(next).toMatchObject({ seq: 2, supersedes: old.lid });
    const { differences } = await vendor.done<{ differences: unknown[] }>(['license', 'diff', old.lid, next.files.license]);
    expect(differences).toEqual([
      { claim: 'lid', before: old.lid, after: next.lid },
      { claim: 'seq', before: '1', after: '2' },
      { claim: 'modules.mcp.servers', before: '5', after: '9' },
      { claim: 'modules.imagegen.imagesPerDay', before: '200', after: null },
      { claim: 'modules.ops', before: '✓', after: null },
      { claim: 'limits.seats', before: '50', after: '300' },
      { claim: 'supersedes', before: null, after: old.lid },
    ]);
  });

  it('adds a module without limits, and can begin today although the old one waits', async () => {
    const { lid } = await create('--modules', 'chat');
    const renewed = await issue(['license', 'renew', lid, ...KEY]);
    const next = await issue(['license', 'upgrade', renewed.lid, '--modules', '+rag', '--start', '2026-06-01', ...KEY]);
    expect(next.license).toMatchObject({
      modules: { chat: {}, rag: {} },
      nbf: '2026-06-01T00:00:00Z',
      exp: '2028-05-31T23:59:59Z',
    });
  });

  it('moves to another machine with its request', async () => {
    const { lid } = await create('--from', new Installation().request());
    const other = new Installation('two');
    const next = await issue(['license', 'upgrade', lid, '--from', other.request(), ...KEY]);
    expect(next.license.bind).toMatchObject({ components: other.components.slice(0, 3) });
  });

  it('is refused for a licence that is replaced, revoked, unknown, an emergency, or would not change', async () => {
    const first = await create();
    const second = await create();
    expect(await failure(['license', 'renew', first.lid, ...KEY])).toBe('10 LICENSE_REPLACED');
    expect(await failure(['license', 'upgrade', second.lid, '--seats', '50', ...KEY])).toBe('10 NOTHING_CHANGES');
    await vendor.done(['license', 'revoke', second.lid, '--reason', 'unpaid', '--yes']);
    expect(await failure(['license', 'renew', second.lid, ...KEY])).toBe('10 LICENSE_REVOKED');
    expect(await failure(['license', 'renew', '01JH7Z7M6Q0M3T7S7M8T3W9K2B', ...KEY])).toBe('12 LICENSE_NOT_FOUND');
  });
});

describe('a revoked licence', () => {
  it('is revoked in the product as soon as it has the list, and says why', async () => {
    const { lid, files } = await create();
    await vendor.done(['license', 'revoke', lid, '--reason', 'unpaid', '--yes']);
    expect(await vendor.done(['revocation', 'build', '--out', 'C-0042-1', ...KEY])).toMatchObject({ number: 1, entries: 1 });
    const folder = vendor.workplace.path('C-0042-1');
    const context = await productAt(vendor, folder);
    const list = await loadRevocationList(readFileSync(join(folder, 'revocation.json')), { trust: context.trust });
    if (!list.ok) throw new Error(list.fault.code);
    expect(await verify(readFileSync(files.license), context)).toMatchObject({ state: 'valid' });
    expect(await verify(readFileSync(files.license), { ...context, revocations: [list.value] })).toMatchObject({
      state: 'revoked',
      level: 'read-only',
      reason: { code: 'LIC_REVOKED', params: { reason: 'unpaid' } },
    });
    expect((await vendor.run(['license', 'verify', lid])).exit).toBe(5);
  });

  it('is so for the vendor before the list is built, and numbers of lists rise', async () => {
    const { lid } = await create();
    await vendor.done(['license', 'revoke', lid, '--reason', 'unpaid', '--yes']);
    expect(await vendor.run(['license', 'verify', lid])).toMatchObject({ exit: 5, json: { state: 'revoked' } });
    for (const number of [1, 2, 3]) expect(await vendor.done(['revocation', 'build', ...KEY])).toMatchObject({ number });
  });

  it('is revoked once, with a reason, knowingly, and only if it exists', async () => {
    const { lid } = await create();
    const revoke = ['license', 'revoke', lid];
    expect(await failure([...revoke, '--yes'])).toBe('2 OPTION_MISSING');
    expect(await failure([...revoke, '--reason', 'x'])).toBe('2 CONFIRMATION_NEEDED');
    expect(await failure([...revoke, '--reason', 'a\u0007b', '--yes'])).toBe('2 OPTION_INVALID');
    await vendor.done([...revoke, '--reason', 'x', '--yes']);
    expect(await failure([...revoke, '--reason', 'x', '--yes'])).toBe('10 ALREADY_REVOKED');
    const stranger = ['license', 'revoke', '01JH7Z7M6Q0M3T7S7M8T3W9K2B', '--reason', 'stolen key', '--yes'];
    expect(await failure(stranger)).toBe('12 LICENSE_NOT_FOUND');
    expect(await vendor.done([...stranger, '--not-in-ledger'])).toMatchObject({ reason: 'stolen key' });
  });
});

describe('the list of licences', () => {
  it('shows what is in force, what ends soon, and all', async () => {
    const short = await create('--term', '40d');
    await issue([...CREATE, '--customer', 'C-7', '--name', 'Zweite GmbH', '--template', 'business']);
    const lids = async (...more: string[]): Promise<readonly string[]> =>
      (await vendor.done<{ licenses: { lid: string; state: string }[] }>(['license', 'list', ...more])).licenses.map(
        ({ lid, state }) => `${lid} ${state}`,
      );
    expect(await lids()).toHaveLength(2);
    expect(await lids('--expiring', '60d')).toEqual([`${short.lid} expiring`]);
    expect(await lids('--expiring', '30d')).toEqual([]);
    expect(await lids('--customer', 'C-7')).toHaveLength(1);
    vendor.now = START + 45 * DAY;
    expect(await lids('--expiring', '30d')).toEqual([`${short.lid} grace`]);
    vendor.now = START + 100 * DAY;
    expect(await lids('--expiring', '30d')).toEqual([]);
    expect(await lids('--all', '--customer', 'C-0042')).toEqual([`${short.lid} expired`]);
    const next = await issue(['license', 'renew', short.lid, ...KEY]);
    expect(await lids('--all', '--customer', 'C-0042')).toEqual([`${short.lid} replaced`, `${next.lid} expiring`]);
  });
});

describe('showing and verifying', () => {
  it('gives 0 for a licence that counts, 5 for one that does not, 6 for what is not genuine', async () => {
    const { lid, files } = await create('--term', '40d');
    const exit = async (source: string): Promise<number> => (await vendor.run(['license', 'verify', source])).exit;
    expect([await exit(lid), await exit(files.license)]).toEqual([0, 0]);
    const text = readFileSync(files.license, 'utf8');
    vendor.workplace.write('changed.json', text.replace(/"payload": "(.{40})./, '"payload": "$1A'));
    vendor.workplace.write('short.json', text.slice(0, 200));
    expect([await exit('changed.json'), await exit('short.json'), await exit('nope.json')]).toEqual([6, 6, 12]);
    expect(await failure(['license', 'show', 'changed.json'])).toBe('6 DOCUMENT_REFUSED');
    expect(await vendor.done(['license', 'show', lid])).toMatchObject({ state: 'expiring', license: { lid } });
    vendor.now = START + 100 * DAY;
    expect([await exit(lid), await exit(files.license)]).toEqual([5, 5]);
  });

  it('finds a genuine licence that was never recorded: somebody used the key past the ledger', async () => {
    const twin = vendor.copy();
    const { lid } = (await twin.done<Issued>([
      ...CREATE,
      ...MUSTER,
      '--template',
      'trial',
      '--out',
      vendor.workplace.path('past'),
    ])) as Issued;
    twin.workplace.remove();
    expect(await vendor.run(['license', 'verify', 'past/license.json'])).toMatchObject({
      exit: 6,
      json: { genuine: true, inLedger: false, lid },
    });
  });

  it('refuses a licence of another vendor', async () => {
    const stranger = new Vendor();
    await stranger.done(['root', 'init', '--root-passphrase-file', 'root.pass', '--env', 'test']);
    const { files } = await create();
    stranger.workplace.write('license.json', readFileSync(files.license));
    expect(await stranger.run(['license', 'verify', 'license.json'])).toMatchObject({
      exit: 6,
      json: { reason: { code: 'LIC_UNKNOWN_KEY' } },
    });
    stranger.workplace.remove();
  });
});
