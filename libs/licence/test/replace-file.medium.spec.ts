// Real: the file system.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFile } from '../src/nest/files/small-file.js';

describe('replacing a file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assist-replace-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('takes any number of writers at once, as of containers that all have the process id 1, and keeps no halves', async () => {
    const path = join(folder, 'clock.watermark');
    const contents = Array.from({ length: 12 }, (_, index) => String.fromCharCode(97 + index).repeat(200_000));
    await Promise.all(contents.map((content) => replaceFile(path, content, 0o600)));
    expect(contents).toContain(await readFile(path, 'utf8'));
    expect(await readdir(folder)).toEqual(['clock.watermark']);
  });

  it('leaves the old one when it cannot be written', async () => {
    const path = join(folder, 'license.json');
    await replaceFile(path, 'old', 0o600);
    await expect(replaceFile(path, { length: 1 } as unknown as string, 0o600)).rejects.toThrow();
    expect([await readFile(path, 'utf8'), await readdir(folder)]).toEqual(['old', ['license.json']]);
  });
});
