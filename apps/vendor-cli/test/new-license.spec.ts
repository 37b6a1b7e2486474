import { readFileSync } from 'node:fs';
import { resolveLicense, verify } from '@assist/licence/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { productAt, type Issued } from './product.js';
import { CREATE, MUSTER, Vendor } from './vendor.js';

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

const issue = (argv: readonly string[]): Promise<Issued> => vendor.done<Issued>(argv);
const create = (...more: string[]): Promise<Issued> => issue([...CREATE, ...MUSTER, '--template', 'business', ...more]);
const failure = (argv: readonly string[]): Promise<string> => vendor.failure(argv);

describe('a new licence', () => {
  it('is accepted by the product with what came in its folder alone', async () => {
    const { files, license } = await create('--out', 'out');
    const bytes = readFileSync(files.license);
    const context = await productAt(vendor, vendor.workplace.path('out'));
    expect(await verify(bytes, context)).toMatchObject({ state: 'valid', level: 'full', warnings: [], flags: [] });
    const { source, snapshot } = await resolveLicense({ file: { bytes }, lastGood: null }, context);
    expect({ source, modules: snapshot.modules, limits: snapshot.limits }).toEqual({
      source: 'file',
      modules: license.modules,
      limits: { seats: 50, seatTolerancePct: 10, nodes: 1 },
    });
  });

  it('stands in the ledger with its hash, and beside it a text that says it does not count', async () => {
    const { lid, payloadSha256, files } = await create();
    const line = readFileSync(vendor.workplace.path('home', 'licenses.ndjson'), 'utf8').trim();
    expect(JSON.parse(line)).toMatchObject({
      i: 1,
      by: 'anna',
      lid,
      seq: 1,
      customerId: 'C-0042',
      payloadSha256,
      kind: 'subscription',
    });
    expect(readFileSync(files.text, 'utf8')).toMatch(/^not authoritative/);
    expect(readFileSync(files.text, 'utf8')).toContain('Muster AG');
  });

  it('begins today, ends with the last second of the term, and takes dates as whole days of UTC', async () => {
    expect((await create()).license).toMatchObject({
      nbf: '2026-06-01T00:00:00Z',
      exp: '2027-05-31T23:59:59Z',
      iat: '2026-06-01T12:00:00Z',
    });
    const dated = await create('--start', '2026-07-01', '--until', '2026-12-31');
    expect(dated.license).toMatchObject({
      nbf: '2026-07-01T00:00:00Z',
      exp: '2026-12-31T23:59:59Z',
      maintenanceUntil: '2026-12-31T23:59:59Z',
    });
  });

  it('can be made from options alone', async () => {
    const argv = [
      ...CREATE,
      ...MUSTER,
      '--edition',
      'small',
      '--modules',
      'chat,rag',
      '--quota',
      'rag.documents=100',
      '--seats',
      '7',
      '--until',
      '2026-12-31',
    ];
    expect((await issue(argv)).license).toMatchObject({
      edition: 'small',
      kind: 'subscription',
      modules: { chat: {}, rag: { documents: 100 } },
      limits: { seats: 7, seatTolerancePct: 0, nodes: 1 },
      policy: { warnDays: [60, 30, 14, 7, 1], graceDays: 14, afterGrace: 'read-only', bindGraceDays: 14 },
      bind: { mode: 'none' },
    });
  });

  it('lets options win over the template', async () => {
    const { license } = await create(
      '--modules',
      'chat,rag,ops',
      '--quota',
      'rag.storageGiB=unlimited',
      '--seats',
      '9',
      '--grace-days',
      '0',
      '--warn-days',
      '0',
    );
    expect(license).toMatchObject({
      modules: { chat: {}, rag: { documents: 50_000 }, ops: {} },
      limits: { seats: 9 },
      policy: { graceDays: 0, warnDays: [] },
    });
    expect(license.modules.rag).not.toHaveProperty('storageGiB');
  });

  it('knows a customer by the number from the second licence on, and numbers rise for each customer', async () => {
    const first = await create();
    const second = await issue([...CREATE, '--customer', 'C-0042', '--template', 'trial']);
    expect(second).toMatchObject({
      seq: 2,
      supersedes: first.lid,
      license: { customer: { name: 'Muster AG', contact: 'it@muster.example' } },
    });
    expect(await issue([...CREATE, '--customer', 'C-7', '--name', 'Zweite GmbH', '--template', 'trial'])).toMatchObject({
      seq: 1,
      supersedes: null,
    });
  });

  it('never goes over a file that is there, and then issues nothing', async () => {
    await create('--out', 'out');
    expect(await failure([...CREATE, '--customer', 'C-0042', '--template', 'trial', '--out', 'out'])).toBe('10 FILE_EXISTS');
    expect(await vendor.done(['ledger', 'verify'])).toMatchObject({ lines: 1 });
  });

  it('keeps a name of a customer from leading out of the folder', async () => {
    const { files } = await issue([...CREATE, '--customer', '../../etc/x', '--name', 'Evil', '--template', 'trial']);
    expect(files.license).toBe(vendor.workplace.path('__.._etc_x-1', 'license.json'));
  });

  it('changes nothing with --dry-run, not even asking for a passphrase', async () => {
    const { license } = await vendor.done<Issued>(['license', 'create', ...MUSTER, '--template', 'business', '--dry-run']);
    expect(license).toMatchObject({ seq: 1, customer: { id: 'C-0042' } });
    expect(await vendor.done(['ledger', 'verify'])).toMatchObject({ lines: 0 });
  });

  it.each([
    ['an end before the start', ['--start', '2026-07-01', '--until', '2026-06-30'], 'END_BEFORE_START'],
    ['an end that has passed', ['--start', '2026-01-01', '--until', '2026-05-30'], 'END_PASSED'],
    ['an unknown module', ['--modules', 'chat,telepathy'], 'UNKNOWN_MODULE'],
    ['a module named twice', ['--modules', 'chat,chat'], 'MODULE_TWICE'],
    ['an unknown quota', ['--quota', 'rag.pages=1'], 'UNKNOWN_QUOTA'],
    ['a quota of a module that is not there', ['--modules', 'chat', '--quota', 'rag.documents=1'], 'UNKNOWN_QUOTA'],
    ['a quota given twice', ['--quota', 'rag.documents=1', '--quota', 'rag.documents=2'], 'OPTION_TWICE'],
    ['an option given twice', ['--seats', '1', '--seats', '9999'], 'OPTION_TWICE'],
    ['a day that does not exist', ['--until', '2027-02-30'], 'OPTION_INVALID'],
    ['a time of some zone', ['--until', '2027-02-20T12:00:00+01:00'], 'OPTION_INVALID'],
    ['seats in words', ['--seats', 'many'], 'OPTION_INVALID'],
    ['no seats', ['--seats', '0'], 'OPTION_INVALID'],
    ['1.5 seats', ['--seats', '1.5'], 'OPTION_INVALID'],
    ['a length and an end', ['--until', '2027-01-31', '--term', '12m'], 'OPTIONS_CLASH'],
    ['several servers bound to one machine', ['--nodes', '2', '--component', `mid:${'a'.repeat(32)}`], 'NODES_NEED_OPEN_BINDING'],
    ['a binding to marks without marks', ['--bind', 'fingerprint'], 'OPTION_MISSING'],
    ['a binding to the request without a request', ['--bind', 'request'], 'OPTION_MISSING'],
    ['more marks than listed', ['--component', `mid:${'a'.repeat(32)}`, '--need', '2'], 'NEED_TOO_HIGH'],
    ['a mark that is none', ['--component', 'mac:00'], 'CLAIM_INVALID'],
    ['a host that is none', ['--bind', 'hostname:a b'], 'CLAIM_INVALID'],
    ['warnings that rise', ['--warn-days', '1,7'], 'WARN_DAYS'],
    ['a perpetual licence with an end', ['--kind', 'perpetual', '--until', '2027-01-01'], 'END_UNWANTED'],
    ['an emergency licence by the front door', ['--kind', 'emergency'], 'OPTION_INVALID'],
    ['an empty value', ['--edition', ' '], 'OPTION_NEEDS_VALUE'],
    ['an unknown option', ['--discount', '7'], 'OPTION_UNKNOWN'],
  ])('refuses %s with exit code 2', async (_name, more, code) => {
    expect(await failure([...CREATE, ...MUSTER, '--template', 'business', ...more])).toBe(`2 ${code}`);
    expect(await vendor.done(['ledger', 'verify'])).toMatchObject({ lines: 0 });
  });

  it('needs a name for a new customer, and an end, edition, modules and seats without a template', async () => {
    expect(await failure([...CREATE, '--customer', 'C-9', '--template', 'trial'])).toBe('2 CUSTOMER_UNKNOWN');
    const full = { '--edition': 'e', '--modules': 'chat', '--seats': '5', '--until': '2027-01-01' };
    for (const missing of Object.keys(full)) {
      const argv = Object.entries(full).flatMap(([name, value]) => (name === missing ? [] : [name, value]));
      expect(await failure([...CREATE, ...MUSTER, ...argv]), missing).toBe('2 OPTION_MISSING');
    }
  });

  it('makes a perpetual licence with an end of maintenance', async () => {
    const { license, files } = await create('--kind', 'perpetual', '--term', '24m');
    expect(license).toMatchObject({ kind: 'perpetual', maintenanceUntil: '2028-05-31T23:59:59Z' });
    expect(license).not.toHaveProperty('exp');
    expect((await vendor.run(['license', 'verify', files.license])).exit).toBe(0);
  });
});
