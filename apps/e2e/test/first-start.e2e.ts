import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Client, signIn } from '../src/client.ts';
import { inherited } from '../src/environment.ts';
import { startProcess } from '../src/process.ts';
import { admin, root, startProduct, type Product } from '../src/product.ts';

describe('the first start', () => {
  let product: Product;
  afterEach(() => product.remove());

  it('makes the administrator from the environment and keeps its key to itself', async () => {
    product = await startProduct('appliance');
    const anybody = new Client(product.url, undefined);
    expect(await anybody.ok('GET', '/api/setup')).toEqual({ needed: false, restoreRequired: false, dataDir: null });
    expect((await (await signIn(product)).ok('GET', '/api/me')).role).toBe('admin');
    expect(statSync(join(product.dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  it('never opens the first-run page over a lost database, and goes on when the database is back', async () => {
    product = await startProduct('appliance');
    await (await signIn(product)).ok('POST', '/api/chats', { title: 'Vor dem Verlust' });
    await product.shutDown();
    const files = readdirSync(product.dataDir).filter((name) => name.startsWith('assist.sqlite'));
    for (const name of files) renameSync(join(product.dataDir, name), join(product.dataDir, `saved-${name}`));
    await product.start();
    const anybody = new Client(product.url, undefined);
    expect(await anybody.ok('GET', '/api/setup')).toEqual({ needed: false, restoreRequired: true, dataDir: product.dataDir });
    const setup = await anybody.call('POST', '/api/setup', { ...admin, email: 'dieb@firma.example' });
    expect([setup.status, setup.body.code]).toEqual([503, 'RESTORE_REQUIRED']);
    expect((await anybody.call('POST', '/api/auth/login', { email: admin.email, password: admin.password })).body.code).toBe(
      'RESTORE_REQUIRED',
    );
    await product.shutDown();
    for (const name of readdirSync(product.dataDir).filter((file) => file.startsWith('assist.sqlite'))) {
      rmSync(join(product.dataDir, name));
    }
    for (const name of files) renameSync(join(product.dataDir, `saved-${name}`), join(product.dataDir, name));
    await product.start();
    expect((await (await signIn(product)).ok('GET', '/api/chats')).items).toMatchObject([{ title: 'Vor dem Verlust' }]);
  });

  it('starts without an administrator when the environment names none, and asks for one', async () => {
    product = await startProduct('appliance', { withoutAdmin: true });
    expect((await new Client(product.url, undefined).ok('GET', '/api/setup')).needed).toBe(true);
    expect(existsSync(join(product.dataDir, 'installation.json'))).toBe(false);
  });
});

describe('a faulty configuration', () => {
  it('ends with 78 and names every fault without its value', async () => {
    const main = join(root, 'apps', 'appliance', 'dist', 'main.js');
    const env = {
      PATH: inherited.PATH,
      PORT: 'hunter2',
      DATABASE_URL: 'mysql://hunter2',
      SECRET_KEY: 'hunter2',
      LOG_LEVEL: 'hunter2',
    };
    const run = startProcess(join(root, 'node_modules', '.bin', 'node'), [main], env, root);
    expect(await run.exited).toBe(78);
    for (const name of ['PORT', 'DATABASE_URL', 'SECRET_KEY', 'LOG_LEVEL']) expect(run.output()).toContain(`${name}:`);
    expect(run.output()).not.toContain('hunter2');
  });

  it('says which port is taken', async () => {
    const product = await startProduct('appliance');
    const main = join(root, 'apps', 'appliance', 'dist', 'main.js');
    const env = { PATH: inherited.PATH, PORT: new URL(product.url).port, DATA_DIR: join(product.dataDir, 'second') };
    const run = startProcess(join(root, 'node_modules', '.bin', 'node'), [main], env, root);
    expect(await run.exited).toBe(1);
    expect(run.output()).toContain('is used by another program');
    await product.remove();
  });
});
