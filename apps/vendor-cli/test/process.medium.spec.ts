import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/cli/commands.js';
import { ensureBuilt, runCli, startCli, type Ended, type Start } from './cli-process.js';
import { compactLines, Installation } from './installation.js';
import { KEY_PASSPHRASE, Workplace } from './surroundings.js';
import { KEY, ROOT, Vendor } from './vendor.js';

let work: Workplace;
/** A vendor that has its keys. */
let ready: Vendor;
beforeAll(async () => {
  await ensureBuilt();
  work = new Workplace();
  ready = await Vendor.makeAt(Date.now(), 'license');
});
afterAll(() => {
  work.remove();
  ready.workplace.remove();
});

const NEW_ROOT = ['--new-passphrase-file', 'second.pass'];
const SECOND = ['--root-passphrase-file', 'second.pass'];
const MUSTER = ['--customer', 'C-1', '--name', 'Muster AG'];

const run = (argv: readonly string[], more: Partial<Start> = {}): Promise<Ended> => runCli(argv, { cwd: work.folder, ...more });
async function json(argv: readonly string[], exit = 0, more: Partial<Start> = {}): Promise<Record<string, unknown>> {
  const ended = await run([...argv, '--json'], more);
  expect({ argv, exit: ended.exit, stderr: ended.exit === exit ? '' : `${ended.stdout}${ended.stderr}` }).toEqual({
    argv,
    exit,
    stderr: '',
  });
  expect(ended.stdout.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(ended.stdout) as Record<string, unknown>;
}

/** In order: each builds on the ones before. */
describe('the built program', () => {
  const used = new Set<string>();
  const lid: Record<string, string> = {};
  const site = new Installation();
  const step = async (argv: readonly string[], exit = 0, more: Partial<Start> = {}): Promise<Record<string, unknown>> => {
    const found = COMMANDS.find(({ name }) => argv.join(' ').startsWith(name));
    const result = await json(argv, exit, more);
    if (exit === 0) expect(result).toMatchObject({ ok: true, command: found?.name, exit });
    used.add(found?.name ?? '');
    return result;
  };

  it('makes a home, a root in two copies and keys', async () => {
    work.write('second.pass', 'the second root is a willow 3\n');
    expect(await step(['root', 'init', '--copy', 'stick', ...ROOT])).toMatchObject({ env: 'production' });
    expect(readdirSync(work.path('stick'))).toHaveLength(1);
    for (const purpose of ['license', 'revocation', 'clock', 'online']) {
      await step(['key', 'init', '--purpose', purpose, ...ROOT, ...KEY]);
    }
    expect(await step(['key', 'list'])).toMatchObject({ keys: [{}, {}, {}, {}] });
  });

  it('issues, renews, changes, shows and lists licences', async () => {
    work.write('request.json', site.request());
    work.write('request.txt', compactLines(site.request()));
    await step(['template', 'list']);
    await step(['template', 'show', 'business']);
    await step(['request', 'show', '-'], 0, { input: compactLines(site.request()) });
    const first = await step(['license', 'create', '--from', 'request.txt', '--template', 'business', ...MUSTER, ...KEY]);
    lid.first = String(first.lid);
    const renewed = await step(['license', 'renew', lid.first, ...KEY]);
    const upgraded = await step(['license', 'upgrade', String(renewed.lid), '--modules=-imagegen', '--seats', '90', ...KEY]);
    lid.last = String(upgraded.lid);
    expect([first.seq, renewed.seq, upgraded.seq]).toEqual([1, 2, 3]);
    await step(['license', 'show', 'C-1-1/license.json']);
    await step(['license', 'verify', 'C-1-1/license.json']);
    expect(await step(['license', 'diff', lid.first, lid.last])).toMatchObject({ before: lid.first, after: lid.last });
    expect(await step(['license', 'list', '--expiring', '400d'])).toMatchObject({ licenses: [{ lid: lid.first }] });
  });

  it('bridges an emergency, repairs a clock, reads a statement', async () => {
    const request = site.request({ current: { lid: lid.first ?? '', seq: 1 } });
    const emergency = ['emergency-license', '--request', request, ...KEY];
    await step(emergency);
    expect(await step([...emergency, '--out', 'again'], 10)).toMatchObject({ code: 'EMERGENCY_ISSUED' });
    await step(['clock-token', '--request', request, ...KEY]);
    expect(await step(['clock-token', '--request', request, ...KEY], 10)).toMatchObject({ code: 'CLOCK_TOKEN_ISSUED' });
    work.write('usage.json', site.usage({ current: { lid: lid.first ?? '', seq: 1 } }));
    await step(['usage', 'show', 'usage.json']);
    expect(await step(['usage', 'show', site.usage({ current: { lid: lid.first ?? '', seq: 1 }, seats: 500 })], 3)).toMatchObject(
      { ok: false },
    );
  });

  it('revokes, builds lists and online files, and finds the ledger whole', async () => {
    await step(['license', 'revoke', lid.last ?? '', '--reason', 'unpaid', '--yes']);
    await step(['revocation', 'build', ...KEY]);
    expect(await step(['license', 'verify', lid.last ?? ''], 5)).toMatchObject({ state: 'revoked' });
    await step(['online', 'build', '--out', 'web', ...KEY]);
    expect(await step(['ledger', 'verify'])).toMatchObject({ lines: 5 });
    expect((await run(['ledger', 'verify'])).stdout).toMatch(/^chain ok, 5 lines\n/);
  });

  it('rotates and revokes keys, and the root', async () => {
    await step(['key', 'rotate', '--purpose', 'license', ...ROOT, ...KEY]);
    await step(['key', 'revoke', '--purpose', 'online', '--reason', 'lost', '--yes', ...ROOT]);
    await step(['trust', 'build', '--pin-ledger', ...ROOT]);
    await step(['root', 'rotate', '--yes', ...ROOT, ...NEW_ROOT]);
    expect(await step(['trust', 'build', ...ROOT], 6)).toMatchObject({ code: 'PASSPHRASE_WRONG' });
    await step(['trust', 'build', ...SECOND]);
    expect(await step(['trust', 'show'])).toMatchObject({
      n: 11,
      allow: [lid.first, {}, lid.last, {}].map(() => expect.any(String) as string),
    });
    await step(['trust', 'verify', 'home/trust.json']);
    expect(await step(['trust', 'verify', 'request.json'], 6)).toMatchObject({ code: 'DOCUMENT_REFUSED' });
  });

  it('was asked for every command it has', () => {
    expect(COMMANDS.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });

  it('takes passphrases from descriptors, one for two keys, and from nowhere that others can read', async () => {
    const own = { cwd: work.folder, env: { ASSIST_VENDOR_HOME: work.path('fd-home') } };
    expect(await runCli(['root', 'init', '--root-passphrase-fd', '3'], { ...own, third: `${KEY_PASSPHRASE}\n` })).toMatchObject({
      exit: 0,
    });
    const init = ['key', 'init', '--purpose', 'license', '--root-passphrase-fd', '3', '--passphrase-fd', '3'];
    expect(await runCli(init, { ...own, third: `${KEY_PASSPHRASE}\n` })).toMatchObject({ exit: 0 });
    expect(await runCli(init.with(3, 'clock'), own)).toMatchObject({ exit: 2 });
    expect(await runCli(['trust', 'build'], { ...own, env: { ...own.env, ROOT_PASSPHRASE: KEY_PASSPHRASE } })).toMatchObject({
      exit: 2,
    });
    expect(await run(['trust', 'build', '--root-passphrase', KEY_PASSPHRASE])).toMatchObject({ exit: 2 });
  });

  it('speaks the language of the machine or the one that is said, and says what to do next', async () => {
    expect((await run(['license', 'show', 'nope.json'], { env: { LANG: 'de_AT.UTF-8' } })).stderr).toBe(
      'nope.json gibt es nicht oder ist kein Dokument.\n→ Prüfen Sie den Pfad.\n',
    );
    expect((await run(['license', 'show', 'nope.json'], { env: { LANG: 'de_AT.UTF-8', LC_ALL: 'C' } })).stderr).toMatch(
      /^nope.json is not there/,
    );
    expect((await run(['--help', '--lang', 'de'])).stdout).toContain('Aufruf: assist-vendor <Befehl>');
  });

  it('without a command and a person gives its overview and exit code 2; help is no error', async () => {
    expect(await run([])).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining('license create') as string });
    for (const argv of [['--help'], ['license', 'create', '--help'], ['key', 'revoke', '--help', '--lang', 'de']]) {
      const { exit, stdout } = await run(argv);
      expect({ exit, longest: Math.max(...stdout.split('\n').map((line) => line.length)) <= 80 }).toEqual({
        exit: 0,
        longest: true,
      });
    }
    expect(await run(['license'])).toMatchObject({ exit: 2, stderr: expect.stringContaining('license renew') as string });
    expect(await run(['licence', 'create'])).toMatchObject({ exit: 2 });
    expect(await json(['license', 'create', 'extra'], 2)).toMatchObject({
      code: 'ARGUMENT_UNEXPECTED',
      next: expect.any(String) as string,
    });
  });
});

describe('two writers', () => {
  it('one waits a moment, then ends with exit code 9 and has changed nothing', async () => {
    const vendor = ready.copy();
    const create = ['license', 'create', ...MUSTER, '--template', 'trial', ...KEY];
    const lock = new DatabaseSync(join(vendor.workplace.home, '.lock'));
    lock.exec('BEGIN EXCLUSIVE');
    const start = { cwd: vendor.workplace.folder };
    expect(await runCli([...create, '--json'], start)).toMatchObject({
      exit: 9,
      stdout: expect.stringContaining('LOCK_HELD') as string,
    });
    lock.close();
    const many = await Promise.all(['a', 'b', 'c'].map((out) => runCli([...create, '--out', out], start)));
    const done = many.filter(({ exit }) => exit === 0).length;
    expect(many.every(({ exit }) => exit === 0 || exit === 9)).toBe(true);
    expect(done).toBeGreaterThan(0);
    expect(await vendor.done(['ledger', 'verify'])).toMatchObject({ ok: true, lines: done, undelivered: [] });
    vendor.workplace.remove();
  });
});

describe('Ctrl+C', () => {
  it('while a passphrase is awaited ends with 130 and leaves everything as it was', async () => {
    const { workplace } = ready;
    execFileSync('mkfifo', [workplace.path('fifo')]);
    const argv = ['license', 'create', ...MUSTER, '--template', 'trial', '--passphrase-file', 'fifo', '--out', 'never'];
    const { child, ended } = startCli(argv, { cwd: workplace.folder });
    // Opens when the program has opened the other end, so it is waiting now.
    const writer = await open(workplace.path('fifo'), 'w');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ exit: 130, stdout: '' });
    await writer.close();
    expect(await ready.done(['ledger', 'verify'])).toMatchObject({ ok: true, lines: 0 });
    expect(readdirSync(workplace.folder)).not.toContain('never');
  });
});

describe('the scan of the repository', () => {
  it('finds a key file of this program wherever it was committed', () => {
    const repository = ready.workplace.path('repository');
    mkdirSync(join(repository, 'docs'), { recursive: true });
    const key = readdirSync(ready.workplace.path('home', 'keys')).find((name) => name.startsWith('lic-')) ?? '';
    cpSync(ready.workplace.path('home', 'keys', key), join(repository, 'docs', 'example.json'));
    cpSync(ready.workplace.path('home', 'trust.json'), join(repository, 'docs', 'trust.json'));
    execFileSync('git', ['init', '-q'], { cwd: repository });
    execFileSync('git', ['add', '-A'], { cwd: repository });
    const scan = join(import.meta.dirname, '../../../tools/secrets/scan.ts');
    const { status, stdout } = spawnSync(process.execPath, [scan], { cwd: repository, encoding: 'utf8' });
    expect({ status, found: stdout.split('\n').filter((line) => line.includes('docs/')) }).toEqual({
      status: 1,
      found: ['secrets: docs/example.json:2 private key (sealed)'],
    });
    rmSync(repository, { recursive: true });
  });
});
