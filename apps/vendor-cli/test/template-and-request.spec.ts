import { readFileSync } from 'node:fs';
import { verify } from '@assist/licence/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compactLines, Installation } from './installation.js';
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

describe('templates', () => {
  const mini = (change: (text: string) => string): void => {
    const text = readFileSync(vendor.workplace.path('home', 'templates', 'trial.json'), 'utf8');
    vendor.workplace.write('home/templates/mini.json', change(text));
  };
  const withMini = [...CREATE, ...MUSTER, '--template', 'mini'];

  it('are files that the vendor may change and add', async () => {
    mini((text) => text.replace('"seats": 10', '"seats": 3'));
    expect((await issue(withMini)).license).toMatchObject({
      kind: 'trial',
      limits: { seats: 3 },
      policy: { graceDays: 0, warnDays: [14, 7, 1] },
    });
    expect(await vendor.done(['template', 'list'])).toMatchObject({
      templates: [{ name: 'business' }, { name: 'enterprise' }, { name: 'mini' }, { name: 'nfr' }, { name: 'trial' }],
    });
  });

  it.each([
    ['a name twice', (text: string) => text.replace('"seats": 10', '"seats": 10, "seats": 9999'), '2 TEMPLATE_INVALID'],
    ['an unknown member', (text: string) => text.replace('"edition"', '"discount": 1, "edition"'), '2 TEMPLATE_INVALID'],
    ['no JSON', () => '{', '2 TEMPLATE_INVALID'],
    ['an unknown module', (text: string) => text.replace('"chat": {}', '"telepathy": {}'), '2 UNKNOWN_MODULE'],
    ['an unknown quota', (text: string) => text.replace('"rag": {}', '"rag": {"pages": 4}'), '2 UNKNOWN_QUOTA'],
  ])('with %s are refused', async (_name, change, expected) => {
    mini(change);
    expect(await failure(withMini)).toBe(expected);
  });

  it('are found by a plain name only', async () => {
    expect(await failure([...CREATE, ...MUSTER, '--template', '../vendor'])).toBe('12 TEMPLATE_NOT_FOUND');
    expect(await failure(['template', 'show', 'nope'])).toBe('12 TEMPLATE_NOT_FOUND');
  });
});

describe('a licence request', () => {
  const customer = new Installation();

  it('binds the licence to two marks of its machine', async () => {
    vendor.workplace.write('request.json', customer.request());
    const { license, files } = await create('--from', 'request.json');
    const [mid, dmi, host] = customer.components;
    expect(license.bind).toEqual({ mode: 'fingerprint', components: [mid, dmi, host], need: 2 });
    const folder = vendor.workplace.path('C-0042-1');
    const at = async (components: string[]): Promise<unknown> =>
      (await verify(readFileSync(files.license), await productAt(vendor, folder, { host: { components, publicHost: null } })))
        .flags;
    expect(await at([mid ?? '', host ?? ''])).toEqual([]);
    expect(await at([mid ?? ''])).toEqual(['bind-grace']);
  });

  it('can be pasted, broken into lines by a mail program', async () => {
    const pasted = compactLines(customer.request());
    expect(await vendor.done(['request', 'show', pasted])).toMatchObject({ request: { installation: { id: customer.id } } });
    expect((await create('--from', pasted)).license.bind.mode).toBe('fingerprint');
  });

  it('in a container binds to the installation', async () => {
    const components = [customer.components[2] ?? '', customer.components[3] ?? ''];
    const { license } = await create('--from', customer.request({ components }));
    expect(license.bind).toEqual({ mode: 'fingerprint', components: [components[1]], need: 1 });
  });

  it('does not bind a licence for several servers', async () => {
    expect((await create('--from', customer.request(), '--nodes', '2')).license.bind).toEqual({ mode: 'none' });
    expect(
      await failure([
        ...CREATE,
        ...MUSTER,
        '--template',
        'business',
        '--from',
        customer.request(),
        '--nodes',
        '2',
        '--bind',
        'request',
      ]),
    ).toBe('2 NODES_NEED_OPEN_BINDING');
  });

  it('names the customer by the licence that is there', async () => {
    const { lid } = await create();
    const from = customer.request({ current: { lid, seq: 1 } });
    expect((await issue([...CREATE, '--template', 'business', '--from', from])).license.customer.id).toBe('C-0042');
  });

  it('alone is enough where a licence is there: the same again, for this host', async () => {
    const old = await create('--seats', '77', '--until', '2026-12-31', '--quota', 'rag.documents=5');
    const { license } = await issue([...CREATE, '--from', customer.request({ current: { lid: old.lid, seq: 1 } })]);
    const { modules, limits, exp, maintenanceUntil, edition, policy, support } = old.license;
    expect(license).toMatchObject({ modules, limits, exp, maintenanceUntil, edition, policy, support, supersedes: old.lid });
    expect(license.bind).toMatchObject({ components: customer.components.slice(0, 3), need: 2 });
    expect(await failure([...CREATE, ...MUSTER, '--from', customer.request()])).toBe('2 OPTION_MISSING');
  });

  it('warns when more is in use than the licence will have', async () => {
    const { stderr } = await vendor.run([
      ...CREATE,
      ...MUSTER,
      '--template',
      'trial',
      '--from',
      customer.request({ counts: { seats: 40 } }),
    ]);
    expect(stderr).toContain('40 seats are in use there, this licence has 10');
  });

  it.each([
    [
      'changed',
      (text: string) => text.replace(/"payload":"(.)/, (_all, first: string) => `"payload":"${first === 'e' ? 'f' : 'e'}`),
    ],
    ['of another kind', () => customer.usage()],
    [
      'signed by another key',
      () =>
        new Installation().sign(
          'assist-request+jws',
          JSON.parse(
            Buffer.from((JSON.parse(customer.request()) as { payload: string }).payload, 'base64url').toString(),
          ) as object,
        ),
    ],
    ['without a product', () => customer.request({ product: '' })],
    ['with an escape sequence in a name', () => customer.request({ counts: { '\u001b[31m': 1 } })],
  ])('that is %s is refused with exit code 6', async (_name, change) => {
    vendor.workplace.write('request.json', change(customer.request()));
    expect(await failure(['request', 'show', 'request.json'])).toBe('6 DOCUMENT_REFUSED');
  });

  it('that is not there, a folder or huge is said to be so', async () => {
    vendor.workplace.write('huge.json', Buffer.alloc(3 * 1024 * 1024, ' '));
    for (const source of ['nope.json', '.', 'huge.json']) {
      expect(await failure(['request', 'show', source])).toBe('12 FILE_NOT_FOUND');
    }
  });
});
