import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { sha256Hex } from '@assist/licence/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Issued } from './product.js';
import { KEY, START, Vendor } from './vendor.js';

const HOUR = 3_600_000;
const CREATE = ['license', 'create', ...KEY, '--customer', 'C-1', '--name', 'Muster AG', '--template', 'trial'];

let made: Vendor;
let vendor: Vendor;
let lids: string[];
beforeAll(async () => {
  made = await Vendor.make('license');
  lids = [];
  for (let count = 0; count < 4; count++) lids.push((await made.done<Issued>(CREATE)).lid);
});
afterAll(() => made.workplace.remove());
beforeEach(() => {
  vendor = made.copy();
});
afterEach(() => vendor.workplace.remove());

const file = (): string => vendor.workplace.path('home', 'licenses.ndjson');
const lines = (): string[] => readFileSync(file(), 'utf8').trimEnd().split('\n');
const rewrite = (change: (all: string[]) => string[]): void => writeFileSync(file(), `${change(lines()).join('\n')}\n`);
const failure = (argv: readonly string[]): Promise<string> => vendor.failure(argv);

interface Audit {
  readonly lines: number;
  readonly head: string;
  readonly torn: boolean;
  readonly faults: readonly { reason: string; line: number; lid: string }[];
}
const audit = async (...more: string[]): Promise<{ exit: number } & Audit> => {
  const { exit, json } = await vendor.run(['ledger', 'verify', ...more]);
  return { exit, ...(json as unknown as Audit) };
};

/** A line that somebody made to fit again after changing it. */
function forge(line: string, changes: object): string {
  const { hash: _hash, prev, ...body } = { ...(JSON.parse(line) as Record<string, unknown>), ...changes };
  const full = { ...body, prev };
  return JSON.stringify({ ...full, hash: sha256Hex(JSON.stringify(full)) });
}

describe('the ledger', () => {
  it('is a chain: "chain ok, N lines"', async () => {
    const { exit, stdout } = await vendor.say(['ledger', 'verify']);
    expect([exit, stdout.split('\n')[0]]).toEqual([0, 'chain ok, 4 lines']);
    expect(lines().map((line) => (JSON.parse(line) as { lid: string }).lid)).toEqual(lids);
    expect(Object.keys(JSON.parse(lines()[0] ?? '') as object)).toEqual([
      'i',
      'at',
      'by',
      'lid',
      'seq',
      'customerId',
      'payloadSha256',
      'kind',
      'prev',
      'hash',
    ]);
  });

  it.each([
    ['edited', (all: string[]) => all.with(1, (all[1] ?? '').replace('"seq":2', '"seq":9')), 'hash 2'],
    ['edited by one space', (all: string[]) => all.with(1, (all[1] ?? '').replace('":', '": ')), 'hash 2'],
    ['edited, with a new hash', (all: string[]) => all.with(1, forge(all[1] ?? '', { customerId: 'C-2' })), 'previous 3'],
    ['removed from the middle', (all: string[]) => all.toSpliced(1, 1), 'previous 2'],
    ['removed from the start', (all: string[]) => all.slice(1), 'previous 1'],
    ['inserted', (all: string[]) => all.toSpliced(2, 0, all[0] ?? ''), 'previous 3'],
    [
      'inserted, made to fit',
      (all: string[]) =>
        all.toSpliced(2, 0, forge(all[0] ?? '', { i: 3, prev: (JSON.parse(all[1] ?? '') as { hash: string }).hash })),
      'previous 4',
    ],
    ['exchanged', (all: string[]) => [all[0] ?? '', all[2] ?? '', all[1] ?? '', all[3] ?? ''], 'previous 2'],
    ['given twice the same name', (all: string[]) => all.with(1, (all[1] ?? '').replace('{', '{"seq":1,')), 'hash 2'],
    ['emptied', (all: string[]) => all.with(1, ''), 'not-json 2'],
    ['of another file', (all: string[]) => all.with(1, '{"level":30,"msg":"hello"}'), 'not-json 2'],
  ])('shows a line that was %s, and nothing is issued from then on', async (_name, change, expected) => {
    rewrite(change);
    const { exit, faults } = await audit();
    expect([exit, `${faults[0]?.reason} ${faults[0]?.line}`]).toEqual([6, expected]);
    expect(await failure(CREATE)).toBe('6 LEDGER_BROKEN');
    expect(await failure(['license', 'list'])).toBe('6 LEDGER_BROKEN');
  });

  it('shows whole lines that were cut off at the end, by the documents that were issued', async () => {
    rewrite((all) => all.slice(0, 3));
    expect(await audit()).toMatchObject({ exit: 6, lines: 3, faults: [{ reason: 'document', lid: lids[3] }] });
  });

  it('shows a last line with another hash of the licence', async () => {
    rewrite((all) => all.with(3, forge(all[3] ?? '', { payloadSha256: '0'.repeat(64) })));
    expect(await audit()).toMatchObject({ exit: 6, faults: [{ reason: 'document', line: 4, lid: lids[3] }] });
    expect(await failure(['license', 'show', lids[3] ?? ''])).toBe('6 DOCUMENT_NOT_IN_LEDGER');
  });

  it('shows a number that a customer had before', async () => {
    rewrite((all) => all.with(3, forge(all[3] ?? '', { seq: 1 })));
    expect((await audit()).faults).toMatchObject([{ reason: 'number-twice', line: 4 }]);
  });

  it('shows that a head noted elsewhere is not in it any more', async () => {
    const { head } = await audit();
    rewrite((all) => all.slice(0, 3));
    rmSync(vendor.workplace.path('home', 'issued', `${lids[3]}.json`));
    expect(await audit()).toMatchObject({ exit: 0, lines: 3 });
    expect(await audit('--head', head)).toMatchObject({ exit: 6, faults: [{ reason: 'head' }] });
  });

  it('shows an issued document that was exchanged', async () => {
    const [first, second] = lids.map((lid) => vendor.workplace.path('home', 'issued', `${lid}.json`));
    writeFileSync(first ?? '', readFileSync(second ?? ''));
    expect(await audit()).toMatchObject({ exit: 6, faults: [{ reason: 'document', line: 1, lid: lids[0] }] });
  });
});

describe('a last line that a crash cut off', () => {
  it.each([1, 40, 200])('after %i of its bytes is recognised, kept aside and cut off by the next issue', async (bytes) => {
    const full = forge(lines()[3] ?? '', { i: 5 });
    appendFileSync(file(), full.slice(0, bytes));
    expect(await audit()).toMatchObject({ exit: 4, lines: 4, torn: true, faults: [] });
    expect(await vendor.done<Issued>(CREATE)).toMatchObject({ seq: 5 });
    expect(await audit()).toMatchObject({ exit: 0, lines: 5, torn: false });
    const kept = readdirSync(vendor.workplace.path('home')).filter((name) => name.includes('.torn-'));
    expect(kept.map((name) => readFileSync(vendor.workplace.path('home', name), 'utf8'))).toEqual([full.slice(0, bytes)]);
  });

  it('but for its end of line is a whole line', async () => {
    truncateSync(file(), readFileSync(file()).byteLength - 1);
    expect(await audit()).toMatchObject({ exit: 0, lines: 4, torn: false });
    await vendor.done(CREATE);
    expect(await audit()).toMatchObject({ exit: 0, lines: 5 });
  });

  it('after its licence had left is no accident', async () => {
    truncateSync(file(), readFileSync(file()).byteLength - 30);
    expect(await audit()).toMatchObject({ exit: 6, torn: true, faults: [{ reason: 'document', lid: lids[3] }] });
  });
});

describe('issuing', () => {
  it('two at once gives two lines, two numbers and no loser', async () => {
    const twice = await Promise.all([vendor.run([...CREATE, '--out', 'a']), vendor.run([...CREATE, '--out', 'b'])]);
    const exits = twice.map(({ exit }) => exit).sort();
    const { lines: count, exit } = await audit();
    // In one process the second finds the lock held and says so; it never writes beside the first.
    expect(exits.every((code) => code === 0 || code === 9)).toBe(true);
    expect([exit, count]).toEqual([0, 4 + exits.filter((code) => code === 0).length]);
  });

  it('is refused on a clock that stands before the last line', async () => {
    vendor.now = START + 3 * HOUR;
    await vendor.done(CREATE);
    vendor.now = START + HOUR;
    expect(await failure(CREATE)).toBe('10 CLOCK_BEHIND');
    expect(await audit()).toMatchObject({ exit: 0, lines: 5 });
  });

  it('writes nothing where the folder cannot be', async () => {
    expect((await vendor.run([...CREATE, '--out', 'key.pass/x'])).exit).toBe(1);
    expect(await audit()).toMatchObject({ exit: 0, lines: 4 });
  });

  it('finishes what was interrupted between the line and the document, with the same document', async () => {
    const document = vendor.workplace.path('home', 'issued', `${lids[3]}.json`);
    const bytes = readFileSync(document);
    const { payload } = JSON.parse(bytes.toString()) as { payload: string };
    vendor.workplace.write(`home/issued/${lids[3]}.draft`, Buffer.from(payload, 'base64url'));
    vendor.workplace.write(`home/issued/01JH7Z7M6Q0M3T7S7M8T3W9K2B.draft`, '{"never":"announced"}');
    rmSync(document);
    expect(await audit()).toMatchObject({ exit: 4, undelivered: [lids[3]] });
    expect(await failure(['license', 'renew', lids[3] ?? '', ...KEY])).toBe('10 LICENSE_UNDELIVERED');
    expect(await vendor.done(CREATE)).toMatchObject({ seq: 5 });
    expect(readFileSync(document).equals(bytes)).toBe(true);
    expect(readdirSync(vendor.workplace.path('home', 'issued')).filter((name) => name.endsWith('.draft'))).toEqual([]);
    expect(await audit()).toMatchObject({ exit: 0, lines: 5 });
  });

  it('leaves no file of a crash in the home', async () => {
    vendor.workplace.write('home/issued/.x.json.tmp-0123456789ab', 'half');
    vendor.workplace.write('home/.trust.json.tmp-0123456789ab', 'half');
    await vendor.done(CREATE);
    expect(existsSync(vendor.workplace.path('home', 'issued', '.x.json.tmp-0123456789ab'))).toBe(false);
    expect(existsSync(vendor.workplace.path('home', '.trust.json.tmp-0123456789ab'))).toBe(false);
  });
});
