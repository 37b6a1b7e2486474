import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../src/client.ts';
import { inherited } from '../src/environment.ts';
import { handbook, settled, uploaded } from '../src/flows.ts';
import { freePort, startProcess, type RunningProcess } from '../src/process.ts';
import { root, startProduct, type Product } from '../src/product.ts';

const node = join(root, 'node_modules', '.bin', 'node');

/** Files and folders below that others than the owner may open; what goes away meanwhile is left out. */
function openToOthers(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0);
}

describe('the embedded data folder', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct('appliance');
  });
  afterAll(() => product.remove());

  const run = async (program: string, args: readonly string[] = []): Promise<{ code: number | null; output: string }> => {
    const env = { PATH: inherited.PATH, DATA_DIR: product.dataDir, PORT: String(await freePort()) };
    const other: RunningProcess = startProcess(node, [join(root, 'apps', program, 'dist', 'main.js'), ...args], env, root);
    return { code: await other.exited, output: other.output() };
  };

  it('is refused to a second process, which says why, and the first goes on', async () => {
    const second = await run('appliance');
    expect([second.code, second.output]).toEqual([75, expect.stringContaining(`is using ${product.dataDir}`)]);
    expect(second.output).not.toMatch(/ at .*\.js:\d/);
    expect((await (await signIn(product)).ok('GET', '/api/me')).role).toBe('admin');
  });

  it('is not migrated under a running process, but may be looked at', async () => {
    const migrating = await run('ops-cli', ['migrate']);
    expect([migrating.code, migrating.output]).toEqual([10, expect.stringContaining('another process of CGS Assist is using')]);
    expect(await run('ops-cli', ['migrate', '--check'])).toEqual({ code: 0, output: 'pending: 0, unknown: 0\n' });
  });

  it('is free again at once after a crash', async () => {
    await product.crash();
    const migrated = await run('ops-cli', ['migrate']);
    expect(migrated).toEqual({ code: 0, output: 'the schema is up to date\n' });
    await product.start();
    await product.crash();
    await product.start();
    expect((await (await signIn(product)).ok('GET', '/api/me')).role).toBe('admin');
  });

  it('is closed to other users of the host, with all that is in it', async () => {
    const client = await signIn(product);
    await settled(client, await uploaded(client, 'privat.md', handbook('KX-1', 'Ein vertraulicher Satz.')));
    expect(readdirSync(product.dataDir).length).toBeGreaterThan(3);
    expect(openToOthers(product.dataDir)).toEqual([]);
    await product.shutDown();
    chmodSync(product.dataDir, 0o755);
    await product.start();
    expect(statSync(product.dataDir).mode & 0o777).toBe(0o700);
  });
});
