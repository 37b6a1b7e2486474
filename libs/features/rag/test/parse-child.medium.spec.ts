import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isAppError } from '@assist/kernel';
import { until } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARSE_LIMITS } from '../src/parse/child/child-run.js';
import { forkOptions } from '../src/parse/child/fork-options.js';
import { parseDocument } from '../src/parse/parse-document.js';
import { sweepFolders } from '../src/parse/sweep-folders.js';
import { makeEndlessPdf, makeTextPdf } from './fixtures/make-pdf.js';

let folder: string;
let workDir: string;
let book: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assist-child-'));
  workDir = join(folder, 'work');
  book = join(folder, 'book');
  await writeFile(
    book,
    makeTextPdf(400, (page) =>
      Array.from({ length: 50 }, (_, line) => `Seite ${String(page)} Zeile ${String(line)} mit laufendem Text über Pumpen.`),
    ),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const name = { name: 'book.pdf' };
const failsWith = (reason: string): unknown => expect.toSatisfy((error: unknown) => isAppError(error, reason), reason);

describe('the process of the parser', () => {
  it('gives meta data, blocks and analysed chunks, tells its progress, and leaves no file behind', async () => {
    const progress: number[] = [];
    const parsed = await parseDocument(book, name, {
      workDir,
      onProgress: ({ done, total }) => {
        progress.push(done);
        expect(total).toBe(400);
      },
    });
    expect(parsed.meta).toMatchObject({ format: 'pdf', pageCount: 400, lang: 'de' });
    let [blocks, chunks] = [0, 0];
    for await (const block of parsed.blocks()) expect(block.ordinal).toBe(blocks++);
    for await (const chunk of parsed.chunks()) {
      expect(chunk.ordinal).toBe(chunks++);
      expect(chunk.stem).toContain('pump');
    }
    expect([blocks, chunks]).toEqual([parsed.meta.blockCount, parsed.meta.chunkCount]);
    expect(progress.length).toBeGreaterThan(0);
    expect(parsed.peakResidentBytes).toBeLessThan(1000 * 1024 * 1024);
    await parsed.discard();
    expect(await readdir(workDir)).toEqual([]);
  });

  it.each([
    ['time', { ...PARSE_LIMITS, timeoutMs: 100 }, 'timed_out'],
    ['heap', { ...PARSE_LIMITS, maxHeapMb: 24 }, 'out_of_memory'],
    ['memory', { ...PARSE_LIMITS, maxResidentMb: 100 }, 'out_of_memory'],
  ])('ends at its limit of %s', async (_, limits, reason) => {
    await expect(parseDocument(book, name, { workDir, limits })).rejects.toThrow(failsWith(reason) as Error);
    expect(await readdir(workDir)).toEqual([]);
  });

  it('ends a parser that never comes to rest by itself', async () => {
    const endless = join(folder, 'endless');
    await writeFile(endless, makeEndlessPdf(9));
    const limits = { ...PARSE_LIMITS, timeoutMs: 2000 };
    await expect(parseDocument(endless, { name: 'endless.pdf' }, { workDir, limits })).rejects.toThrow(
      failsWith('timed_out') as Error,
    );
    expect(await readdir(workDir)).toEqual([]);
  }, 20_000);

  it.each([
    ['elements that are not closed', 'a.html', '<div>'.repeat(300_000)],
    [
      'formatting that each paragraph opens again',
      'b.html',
      `<p>${Array.from({ length: 500 }, (_, at) => `<b id=${String(at)}>`).join('')}${'<p>x'.repeat(20_000)}`,
    ],
    ['quotes in quotes', 'c.md', `${'> '.repeat(100_000)}Wort`],
    ['lists in lists', 'd.md', `${'* - '.repeat(20_000)}Wort`],
    ['half of a link after the other', 'e.md', '[a](<b'.repeat(80_000)],
    ['one underlined heading after the other', 'f.md', 'a\n===\n'.repeat(20_000)],
  ])(
    'refuses %s at once',
    async (_, fileName, content) => {
      const path = join(folder, fileName);
      await writeFile(path, content);
      const limits = { ...PARSE_LIMITS, timeoutMs: 20_000 };
      await expect(parseDocument(path, { name: fileName }, { workDir, limits })).rejects.toThrow(
        failsWith('too_complex') as Error,
      );
    },
    30_000,
  );

  it.each([
    ['long runs of spaces', 'a.txt', `${' '.repeat(200_000)}x`.repeat(20)],
    ['long runs of points', 'b.txt', `Wort ${'.'.repeat(1_000_000)}`],
    ['an endless title', 'c.md', `---\ntitle:${' '.repeat(200_000)}x\u0001\n---\nWort`],
    ['a rule of marks', 'e.md', `Wort\n\n${'- '.repeat(300)}\n\nWort`],
  ])(
    'reads %s in no time',
    async (_, fileName, content) => {
      const path = join(folder, fileName);
      await writeFile(path, content);
      const parsed = await parseDocument(path, { name: fileName }, { workDir, limits: { ...PARSE_LIMITS, timeoutMs: 20_000 } });
      await parsed.discard();
    },
    30_000,
  );

  it('removes what a killed service has left behind, and nothing that is in use', async () => {
    const [stale, fresh] = [join(workDir, 'parse-stale'), join(workDir, 'parse-fresh')];
    for (const path of [stale, fresh]) await mkdir(path, { recursive: true });
    await utimes(stale, new Date(0), new Date(0));
    await sweepFolders(workDir, Date.now());
    expect(await readdir(workDir)).toEqual(['parse-fresh']);
    await rm(fresh, { recursive: true });
  });

  it('ends when its work is cancelled', async () => {
    const reason = new Error('cancelled');
    const stop = new AbortController();
    const parsing = parseDocument(book, name, {
      workDir,
      signal: stop.signal,
      onProgress: () => {
        stop.abort(reason);
      },
    });
    await expect(parsing).rejects.toBe(reason);
    await expect(parseDocument(book, name, { workDir, signal: stop.signal })).rejects.toBe(reason);
  });

  it.runIf(existsSync('/proc/self/task'))('fails one document when it crashes, not the service', async () => {
    const parsing = parseDocument(book, name, { workDir });
    const children = `/proc/self/task/${String(process.pid)}/children`;
    let pid = 0;
    await until(async () => {
      pid = Number((await readFile(children, 'utf8')).trim().split(' ').at(-1));
      return pid > 0;
    });
    process.kill(pid, 'SIGSEGV');
    await expect(parsing).rejects.toThrow(failsWith('parser_crashed') as Error);
    const parsed = await parseDocument(book, name, { workDir });
    await parsed.discard();
  });

  it('may read its code and its file, and write into its own folder, nothing else', async () => {
    const [dataDir, own] = [join(folder, 'data'), join(folder, 'data', 'work', 'own')];
    const [file, key, other] = [
      join(dataDir, 'files', 'aa', 'a'),
      join(dataDir, 'secret.key'),
      join(dataDir, 'files', 'aa', 'b'),
    ];
    await mkdir(own, { recursive: true });
    await mkdir(join(dataDir, 'files', 'aa'), { recursive: true });
    for (const path of [file, key, other]) await writeFile(path, 'x');
    const { entry, execArgv } = forkOptions(own, file, 100);
    const attempt = (code: string): string =>
      spawnSync(process.execPath, [...execArgv.filter((arg) => !arg.startsWith('--import')), '-e', code], {
        encoding: 'utf8',
        env: {},
        cwd: own,
      }).stderr;
    const call = (name: string, ...parts: readonly string[]): string =>
      `require('fs').${name}(${parts.map((part) => JSON.stringify(part)).join()})`;
    for (const path of [file, entry]) expect(attempt(call('readFileSync', path)), path).toBe('');
    for (const path of [key, other, '/etc/passwd', join(dirname(process.cwd()), 'x')]) {
      expect(attempt(call('readFileSync', path)), path).toContain('ERR_ACCESS_DENIED');
    }
    for (const path of [dataDir, '/']) expect(attempt(call('readdirSync', path)), path).toContain('ERR_ACCESS_DENIED');
    expect(attempt(call('writeFileSync', join(own, 'own'), 'x'))).toBe('');
    expect(attempt(call('readFileSync', join(own, 'own')))).toBe('');
    for (const path of [join(dataDir, 'foreign'), key, file]) {
      expect(attempt(call('writeFileSync', path, 'x')), path).toContain('ERR_ACCESS_DENIED');
    }
    expect(attempt(`require('child_process').spawnSync('true')`)).toContain('ERR_ACCESS_DENIED');
    expect(attempt(`new (require('worker_threads').Worker)('1', { eval: true })`)).toContain('ERR_ACCESS_DENIED');
  });
});
