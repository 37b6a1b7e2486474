// Real: the file system.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coreConfig, type ConfigOf } from '@assist/platform/config';
import { expect, it } from 'vitest';
import { InstallationMarker } from '../src/setup/installation-marker.js';

it('marks the data folder once, however many processes with the same process id start at once', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'assist-marker-'));
  const processes = Array.from({ length: 8 }, () => new InstallationMarker({ dataDir } as ConfigOf<typeof coreConfig>));
  await Promise.all(processes.map((one) => one.write(0)));
  expect(await readdir(dataDir)).toEqual(['installation.json']);
  await rm(dataDir, { recursive: true });
});
