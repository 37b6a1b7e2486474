import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { until } from '../src/testing/index.js';
import { DiskBlobStore, processMark } from '../src/storage/index.js';
import { blobStoreContract } from './blob-store.contract.js';

blobStoreContract('DiskBlobStore', async () => {
  const root = mkdtempSync(join(tmpdir(), 'assist-blobs-'));
  const countObjects = async (): Promise<number> =>
    (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
  return { store: new DiskBlobStore(root), countObjects };
});

const HOUR_MS = 3600_000;
const setAge = (path: string, ageMs: number): Promise<void> => {
  const at = new Date(Date.now() - ageMs);
  return utimes(path, at, at);
};

it('sweeps uploads that a crash left behind an hour ago, and no younger ones', async () => {
  const root = mkdtempSync(join(tmpdir(), 'assist-blobs-'));
  const incoming = join(root, 'incoming');
  await mkdir(incoming);
  for (const [name, ageMs] of [
    ['old', 1.1 * HOUR_MS],
    ['young', 0.9 * HOUR_MS],
  ] as const) {
    await writeFile(join(incoming, name), 'x');
    await setAge(join(incoming, name), ageMs);
  }
  expect(await new DiskBlobStore(root).sweep(Date.now())).toBe(1);
  expect(await readdir(incoming)).toEqual(['young']);
});

it('sweeps what a killed process of this host left behind at once, and nothing of one that lives', async () => {
  const root = mkdtempSync(join(tmpdir(), 'assist-blobs-'));
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  await mkdir(join(root, 'incoming'));
  await writeFile(join(root, 'incoming', `${processMark(child.pid)}-1`), 'x');
  const names = (): Promise<string[]> => readdir(join(root, 'incoming'));
  const store = new DiskBlobStore(root);
  expect(await store.sweep(Date.now())).toBe(0);
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  expect(await store.sweep(Date.now())).toBe(1);
  expect(await names()).toEqual([]);
});

it('marks what it writes as its own', async () => {
  const root = mkdtempSync(join(tmpdir(), 'assist-blobs-'));
  const slow = new Readable({ read() {} });
  const storing = new DiskBlobStore(root).put(slow);
  slow.push(Buffer.alloc(10));
  await until(async () => (await readdir(join(root, 'incoming')).catch(() => [])).length === 1);
  expect((await readdir(join(root, 'incoming')))[0]).toContain(processMark());
  slow.push(null);
  await storing;
});
