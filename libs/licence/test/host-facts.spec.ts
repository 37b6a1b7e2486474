import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bindComponent } from '../src/core/index.js';
import { HostFactsReader, type HostSources } from '../src/nest/index.js';
import { SYSTEM_HOST_SOURCES } from '../src/nest/host/host-facts.js';

const ID = '0123456789abcdef0123456789abcdef';
const UUID = '4c4c4544-0044-4410-8052-b3c04f4a4232';
const HOUR = 3_600_000;

describe('what a host says of itself', () => {
  let folder: string;
  let now = 0;
  const path = (name: string): string => join(folder, name);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assist-host-'));
    now = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function reader(changes: Partial<HostSources> = {}): HostFactsReader {
    const sources = {
      machineIdFiles: [path('machine-id'), path('dbus-id')],
      productUuidFile: path('product_uuid'),
      hostname: () => 'Host-1',
      registry: null,
      ...changes,
    };
    return new HostFactsReader({ id: 'INST' }, { now: () => now }, sources);
  }

  const rest = [bindComponent('host', 'host-1'), bindComponent('inst', 'INST')];

  it('is its machine id, its board, its name and the installation, as hashes', async () => {
    writeFileSync(path('machine-id'), `${ID}\n`);
    writeFileSync(path('product_uuid'), `${UUID.toUpperCase()}\n`);
    const components = await reader().components();
    expect(components).toEqual([bindComponent('mid', ID), bindComponent('dmi', UUID), ...rest]);
    expect(JSON.stringify(components)).not.toMatch(new RegExp(`${ID}|${UUID}|host-1`, 'i'));
  });

  it('takes the second machine id where the first is missing or empty', async () => {
    writeFileSync(path('dbus-id'), ID);
    expect(await reader().components()).toEqual([bindComponent('mid', ID), ...rest]);
    writeFileSync(path('machine-id'), '');
    expect(await reader().components()).toEqual([bindComponent('mid', ID), ...rest]);
    writeFileSync(path('machine-id'), `${'f'.repeat(31)}0`);
    expect(await reader().components()).toEqual([bindComponent('mid', `${'f'.repeat(31)}0`), ...rest]);
  });

  it.each([
    ['nothing', ''],
    ['a word', 'uninitialized\n'],
    ['only zeros', `${'0'.repeat(32)}\n`],
    ['only f', `${'f'.repeat(32)}\n`],
    ['too much', `${ID}${ID}\n`],
    ['a huge file', ID.repeat(1000)],
  ])('leaves out a machine id that is %s', async (_name, text) => {
    writeFileSync(path('machine-id'), text);
    expect(await reader().components()).toEqual(rest);
  });

  it.each([
    '00000000-0000-0000-0000-000000000000',
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    '03000200-0400-0500-0006-000700080009',
    'Not Settable',
  ])('leaves out the board id %s, which is that of many', async (text) => {
    writeFileSync(path('product_uuid'), text);
    expect(await reader().components()).toEqual(rest);
  });

  it('asks the registry on Windows, and leaves out what it does not say', async () => {
    const answer = `\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography\r\n    MachineGuid    REG_SZ    ${UUID.toUpperCase()}\r\n\r\n`;
    writeFileSync(path('machine-id'), ID);
    expect(await reader({ registry: () => Promise.resolve(answer) }).components()).toEqual([bindComponent('mid', UUID), ...rest]);
    for (const nothing of [null, '', 'ERROR: access denied']) {
      expect(await reader({ registry: () => Promise.resolve(nothing) }).components()).toEqual(rest);
    }
  });

  it('leaves out an empty name', async () => {
    expect(await reader({ hostname: () => '' }).components()).toEqual([rest[1]]);
  });

  it('is read again after an hour, not earlier', async () => {
    const host = reader();
    expect(await host.components()).toEqual(rest);
    writeFileSync(path('machine-id'), ID);
    now = HOUR - 1;
    expect(await host.components()).toEqual(rest);
    now = HOUR;
    expect(await host.components()).toEqual([bindComponent('mid', ID), ...rest]);
  });

  it('can be read on this machine', async () => {
    const components = await new HostFactsReader({ id: 'INST' }, { now: () => 0 }, SYSTEM_HOST_SOURCES).components();
    expect(components.at(-1)).toBe(rest[1]);
    for (const component of components) expect(component).toMatch(/^(mid|dmi|host|inst):[0-9a-f]{32}$/);
  });
});
