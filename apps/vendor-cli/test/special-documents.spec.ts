import { readdirSync, readFileSync } from 'node:fs';
import { bindComponent, chooseEmergency, loadClockToken, loadOnlineStatus, sha256Hex, verify } from '@assist/licence/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Installation } from './installation.js';
import { productAt, type Issued } from './product.js';
import { KEY, START, Vendor } from './vendor.js';

const DAY = 86_400_000;
const CREATE = ['license', 'create', ...KEY, '--customer', 'C-1', '--name', 'Muster AG', '--template', 'business'];

let made: Vendor;
let vendor: Vendor;
let site: Installation;
beforeAll(async () => {
  made = await Vendor.make('license', 'clock', 'online', 'revocation');
});
afterAll(() => made.workplace.remove());
beforeEach(() => {
  vendor = made.copy();
  site = new Installation();
});
afterEach(() => vendor.workplace.remove());

const failure = (argv: readonly string[]): Promise<string> => vendor.failure(argv);
const sold = async (): Promise<Issued> => vendor.done<Issued>(CREATE);
const requestOf = ({ lid, seq }: { readonly lid: string; readonly seq: number }): string =>
  site.request({ current: { lid, seq } });

describe('an emergency licence', () => {
  const emergency = (request: string, ...more: string[]): string[] => [
    'emergency-license',
    ...KEY,
    '--request',
    request,
    ...more,
  ];

  it('counts on its installation for 14 days at most, at once, and nowhere else', async () => {
    const old = await sold();
    const { license, files } = await vendor.done<Issued>(emergency(requestOf(old), '--out', 'em'));
    expect(license).toMatchObject({
      kind: 'emergency',
      customer: { id: 'C-1' },
      modules: old.license.modules,
      limits: { seats: 50, nodes: 1 },
      nbf: '2026-06-01T12:00:00Z',
      exp: '2026-06-15T12:00:00Z',
      policy: { graceDays: 0, bindGraceDays: 0 },
      bind: { mode: 'fingerprint', components: [bindComponent('inst', site.id)], need: 1 },
    });
    expect(files.license).toBe(vendor.workplace.path('em', 'emergency.json'));
    const bytes = readFileSync(files.license);
    const at = async (components: string[], now = vendor.now): Promise<string> =>
      (await verify(bytes, await productAt(vendor, vendor.workplace.path('em'), { host: { components, publicHost: null }, now })))
        .level;
    expect(await at(site.components)).toBe('full');
    const context = await productAt(vendor, vendor.workplace.path('em'), {
      host: { components: site.components, publicHost: null },
    });
    expect(await chooseEmergency({ copies: [bytes], used: [] }, context)).toMatchObject({
      ok: true,
      value: { claims: { kind: 'emergency' } },
    });
    expect(await at(new Installation().components)).toBe('read-only');
    expect(await at(site.components, START + 14 * DAY + 1000)).toBe('read-only');
  });

  it('72: is issued once for each installation, also under another name of the customer', async () => {
    const request = requestOf(await sold());
    await vendor.done(emergency(request, '--out', 'a'));
    expect(await failure(emergency(request, '--out', 'b'))).toBe('10 EMERGENCY_ISSUED');
    expect(await failure(emergency(site.request(), '--customer', 'C-1', '--out', 'b'))).toBe('10 EMERGENCY_ISSUED');
    vendor.now = START + 300 * DAY;
    expect(await failure(emergency(request, '--out', 'b'))).toBe('10 EMERGENCY_ISSUED');
    site = new Installation('two');
    expect(await vendor.done(emergency(site.request(), '--customer', 'C-1', '--out', 'b'))).toMatchObject({
      license: { kind: 'emergency' },
    });
  });

  it('stands outside of the order: the number of the next licence does not jump', async () => {
    const first = await sold();
    expect(await vendor.done(emergency(requestOf(first)))).toMatchObject({ seq: 1 });
    expect(await sold()).toMatchObject({ seq: 2, supersedes: first.lid });
  });

  it('is for customers only, not for revoked ones, and no ground for a renewal', async () => {
    expect(await failure(emergency(site.request()))).toBe('2 REQUEST_WITHOUT_CUSTOMER');
    const old = await sold();
    const { lid } = await vendor.done<Issued>(emergency(requestOf(old), '--days', '3'));
    expect(await failure(['license', 'renew', lid, ...KEY])).toBe('10 LICENSE_NOT_RENEWABLE');
    await vendor.done(['license', 'revoke', old.lid, '--reason', 'unpaid', '--yes']);
    site = new Installation('two');
    expect(await failure(emergency(requestOf(old)))).toBe('10 LICENSE_REVOKED');
    expect(await failure(emergency(requestOf(old), '--days', '15'))).toBe('2 OPTION_INVALID');
    expect(await failure(['emergency-license', ...KEY])).toBe('2 OPTION_MISSING');
  });

  it('gives what the customer has now, not what waits', async () => {
    const old = await sold();
    const next = await vendor.done<Issued>(['license', 'renew', old.lid, '--seats', '900', ...KEY]);
    expect(next.license.limits.seats).toBe(900);
    expect(await vendor.done(emergency(requestOf(old)))).toMatchObject({ license: { limits: { seats: 50 } } });
  });
});

describe('a clock token', () => {
  const token = (...more: string[]): string[] => ['clock-token', ...KEY, '--request', site.request(), ...more];

  it('is one that the product takes, on its installation', async () => {
    expect(await vendor.done(token('--high-water', '2026-05-30T08:00:00Z', '--out', 'ship'))).toMatchObject({
      installationId: site.id,
    });
    const bytes = readFileSync(vendor.workplace.path('ship', 'clock.json'));
    const { trust } = await productAt(vendor, vendor.workplace.path('home'));
    const at = async (installationId: string): Promise<unknown> =>
      loadClockToken(bytes, { trust, build: { env: 'production' }, installationId, used: [], wall: vendor.now });
    expect(await at(site.id)).toMatchObject({ ok: true, value: { highWater: Date.parse('2026-05-30T08:00:00Z') } });
    expect(await at(new Installation().id)).toMatchObject({ ok: false, fault: { code: 'LIC_WRONG_HOST' } });
  });

  it('stands in the ledger, and there is one at a time', async () => {
    await vendor.done(token('--days', '1'));
    expect(await vendor.done(['ledger', 'verify'])).toMatchObject({ ok: true, lines: 1 });
    expect(await failure(token())).toBe('10 CLOCK_TOKEN_ISSUED');
    vendor.now = START + 8 * DAY;
    expect(await vendor.done(token())).toMatchObject({ installationId: site.id });
  });

  it('is refused for longer than a week, for the future, and for a forged request', async () => {
    expect(await failure(token('--days', '8'))).toBe('2 OPTION_INVALID');
    expect(await failure(token('--high-water', '2026-06-02'))).toBe('2 OPTION_INVALID');
    expect(await failure(['clock-token', ...KEY, '--request', site.request().replace(/.{3}"}$/, 'AAA"}')])).toBe(
      '6 DOCUMENT_REFUSED',
    );
    expect(await vendor.done(token('--dry-run'))).toMatchObject({ token: { installationId: site.id } });
    expect(await vendor.done(['ledger', 'verify'])).toMatchObject({ lines: 0 });
  });
});

describe('the files of the online check', () => {
  const statusOf = (lid: string): Record<string, unknown> => {
    const file = JSON.parse(readFileSync(vendor.workplace.path('web', `${sha256Hex(lid)}.json`), 'utf8')) as { payload: string };
    return JSON.parse(Buffer.from(file.payload, 'base64url').toString()) as Record<string, unknown>;
  };

  it('say of each licence what became of it, and carry the lists that act', async () => {
    const [first, second] = [await sold(), await sold()];
    await vendor.done(['license', 'revoke', second.lid, '--reason', 'unpaid', '--yes']);
    await vendor.done(['revocation', 'build', ...KEY]);
    expect((await vendor.done<{ files: unknown[] }>(['online', 'build', '--out', 'web', ...KEY])).files).toHaveLength(2);
    expect(readdirSync(vendor.workplace.path('web')).sort()).toEqual(
      [first, second].map(({ lid }) => `${sha256Hex(lid)}.json`).sort(),
    );
    const { trust: sets } = await productAt(vendor, vendor.workplace.path('home'));
    const answer = readFileSync(vendor.workplace.path('web', `${sha256Hex(second.lid)}.json`));
    expect(await loadOnlineStatus(answer, sets)).toMatchObject({ ok: true, value: { lid: second.lid, status: 'revoked' } });
    expect([statusOf(first.lid).status, statusOf(second.lid).status]).toEqual(['replaced', 'revoked']);
    const { trust, revocation } = statusOf(second.lid);
    expect(revocation).toEqual(JSON.parse(readFileSync(vendor.workplace.path('home', 'revocation.json'), 'utf8')));
    expect(trust).toEqual(JSON.parse(readFileSync(vendor.workplace.path('home', 'trust.json'), 'utf8')));
  });

  it('name no customer, and leave other files of the server alone', async () => {
    await sold();
    vendor.workplace.write('index.html', '');
    await vendor.done(['online', 'build', '--out', '.', ...KEY]);
    const status = readdirSync(vendor.workplace.folder).filter((name) => name.endsWith('.json'));
    expect(status).toHaveLength(1);
    expect(readFileSync(vendor.workplace.path(status[0] ?? ''), 'utf8')).not.toMatch(/Muster|C-1/);
    expect(readdirSync(vendor.workplace.folder)).toContain('index.html');
    expect(await failure(['online', 'build', ...KEY])).toBe('2 OPTION_MISSING');
  });
});

describe('a usage statement', () => {
  interface Judged {
    readonly rows: readonly { what: string; used: number; limit: number | null; isOver: boolean }[];
    readonly twins: readonly { kind: string; other: string }[];
  }
  const judge = async (statement: string): Promise<string> => {
    const { exit, json } = await vendor.run(['usage', 'show', statement]);
    const { rows, twins } = json as unknown as Judged;
    return [exit, ...rows.filter(({ isOver }) => isOver).map(({ what }) => what), ...twins.map(({ kind }) => kind)].join(' ');
  };

  it('is compared with the licence, its tolerance included', async () => {
    const { lid, seq } = await sold();
    const current = { lid, seq };
    expect(await judge(site.usage({ current, seats: 55, quotas: { 'rag.documents': 50_000 } }))).toBe('0');
    expect(await judge(site.usage({ current, seats: 56 }))).toBe('3 seats');
    expect(await judge(site.usage({ current, nodes: 2 }))).toBe('3 nodes');
    expect(await judge(site.usage({ current, quotas: { 'rag.documents': 50_001, 'imagegen.imagesPerDay': 200 } }))).toBe(
      '3 rag.documents',
    );
  });

  it('of a module that is not licensed is over with the first use', async () => {
    const { lid, seq } = await vendor.done<Issued>([...CREATE, '--modules', 'chat']);
    expect(await judge(site.usage({ current: { lid, seq }, quotas: { 'helpdesk.ticketsPerDay': 1 } }))).toBe(
      '3 helpdesk.ticketsPerDay',
    );
  });

  it('shows one licence at work in two installations', async () => {
    const { lid, seq } = await sold();
    expect(await judge(site.usage({ current: { lid, seq } }))).toBe('0');
    expect(await judge(new Installation('two').usage({ current: { lid, seq } }))).toBe('3 same-licence');
  });

  it('shows a copy of an installation: other machines, or other marks of the same days', async () => {
    const { lid, seq } = await sold();
    const current = { lid, seq };
    const marks = (days: string[]): { from: string; days: string[] } => ({ from: '2026-05-01', days });
    expect(await judge(site.usage({ current, marks: marks(['a1', '', 'c3']) }))).toBe('0');
    expect(await judge(site.usage({ current, marks: marks(['a1', 'b2', '']) }))).toBe('0');
    expect(await judge(site.usage({ current, marks: marks(['a1', 'b2', 'x9']) }))).toBe('3 same-installation');
    const elsewhere = [bindComponent('mid', 'clone'), bindComponent('inst', site.id)];
    expect(await judge(site.usage({ current, hosts: [elsewhere] }))).toBe('3 same-installation');
    expect(await judge(site.usage({ current, hosts: [site.components, elsewhere] }))).toContain('more-hosts');
  });

  it('seen twice is no twin of itself, and --dry-run does not remember it', async () => {
    const { lid, seq } = await sold();
    const statement = new Installation('two').usage({ current: { lid, seq } });
    await vendor.done(['usage', 'show', statement, '--dry-run']);
    expect(await judge(site.usage({ current: { lid, seq } }))).toBe('0');
    const own = site.usage({ current: { lid, seq }, seats: 4 });
    expect([await judge(own), await judge(own)]).toEqual(['0', '0']);
  });

  it('without a licence of ours is a finding, and a forged one is refused', async () => {
    expect(await judge(site.usage())).toBe('3');
    expect(await failure(['usage', 'show', site.request()])).toBe('6 DOCUMENT_REFUSED');
    vendor.workplace.write('usage.json', site.usage().replace('"payload":"ey', '"payload":"ez'));
    expect(await failure(['usage', 'show', 'usage.json'])).toBe('6 DOCUMENT_REFUSED');
  });
});
