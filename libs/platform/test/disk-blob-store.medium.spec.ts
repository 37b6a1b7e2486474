import { mkdtempSync } from 'node:fs';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DiskBlobStore } from '../src/storage/index.js';
import { blobStoreContract } from './blob-store.contract.js';

blobStoreContract('DiskBlobStore', async () => {
  const root = mkdtempSync(join(tmpdir(), 'assist-blobs-'));
  const countObjects = async (): Promise<number> =>
    (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
  return { store: new DiskBlobStore(root), countObjects };
});

it('sweeps uploads that a crash left behind a day ago, and no younger ones', async () => {
  const root = mkdtempSync(join(tmpdir(), 'assist-blobs-'));
  const incoming = join(root, 'incoming');
  await mkdir(incoming);
  await writeFile(join(incoming, 'old'), 'x');
  await writeFile(join(incoming, 'young'), 'x');
  const yesterday = new Date(Date.now() - 25 * 3600_000);
  await utimes(join(incoming, 'old'), yesterday, yesterday);
  await new DiskBlobStore(root).sweep();
  expect(await readdir(incoming)).toEqual(['young']);
});
