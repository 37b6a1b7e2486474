import { join } from 'node:path';
import { copyFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type Client, type Reply } from '../src/client.ts';
import { forms } from '../src/needs.ts';
import { waitFor } from '../src/process.ts';
import { startProduct, type Form, type Product } from '../src/product.ts';
import { VendorProgram } from '../src/vendor-program.ts';

/** The most that a process may take to see another licence (licence.md, hot swap). */
const SWAPPED_WITHIN_MS = 60_000;
const TEST_LIMIT_MS = 180_000;

describe.each(forms())('a licence from the vendor to the customer and back, %s form', (form: Form) => {
  let vendor: VendorProgram;
  let product: Product;
  let client: Client;
  let first: { lid: string };
  let upgraded: { lid: string };

  /** Hands documents in as the page does. */
  const hand = async (...files: readonly string[]): Promise<Reply> => {
    const documents = new FormData();
    for (const file of files) documents.append('file', new Blob([vendor.read(file)]), file.split('/').at(-1));
    return client.call('PUT', '/api/license', documents);
  };
  /** The licence that each process of the product goes by, from its own figures. */
  const sequences = (): Promise<number[]> =>
    Promise.all(
      product.services.map(async (url) => {
        const figures = await (await fetch(`${url}/metrics`)).text();
        return Number(/^assist_license_sequence(?:\{[^}]*\})? (\S+)$/m.exec(figures)?.[1]);
      }),
    );
  const allKnow = async (sequence: number): Promise<void> => {
    let last: number[] = [];
    await waitFor(
      `licence ${sequence} in every process`,
      async () => (last = await sequences()).every((known) => known === sequence),
      SWAPPED_WITHIN_MS,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}: ${JSON.stringify(last)}`);
    });
  };

  beforeAll(async () => {
    vendor = await VendorProgram.make();
    product = await startProduct(form, { env: vendor.env });
    client = await signIn(product);
  }, TEST_LIMIT_MS);
  afterAll(async () => {
    await product.remove();
    vendor.remove();
  });

  it('is issued from the request of this installation, and every process has it', { timeout: TEST_LIMIT_MS }, async () => {
    const { file } = await client.ok('POST', '/api/license/request');
    vendor.file('request.json', file);
    first = await vendor.issue([
      ...['license', 'create', '--from', 'request.json', '--template', 'business', '--seats', '17'],
      ...['--customer', 'C-0042', '--name', 'Muster AG', '--contact', 'it@muster.example'],
    ]);
    const { status, body } = await hand('C-0042-1/license.json', 'C-0042-1/trust.json');
    expect({ status, state: body.state, lid: body.admin?.lid }).toEqual({ status: 200, state: 'valid', lid: first.lid });
    await allKnow(1);
  });

  it('is refused with one byte changed, and the good one stays', async () => {
    const license = JSON.parse(vendor.read('C-0042-1/license.json'));
    const payload = Buffer.from(license.payload, 'base64url').toString().replace('"seats":17', '"seats":99');
    vendor.file('forged.json', JSON.stringify({ ...license, payload: Buffer.from(payload).toString('base64url') }));
    const { status, body } = await hand('forged.json');
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'LICENSE_INVALID' });
    expect((await client.ok('GET', '/api/license')).admin.lid).toBe(first.lid);
  });

  it('is swapped by a file in its folder, with no message between the processes', { timeout: TEST_LIMIT_MS }, async () => {
    upgraded = await vendor.issue(['license', 'upgrade', first.lid, '--seats', '23', '--modules=-rag']);
    copyFileSync(join(vendor.folder, 'C-0042-2', 'license.json'), join(product.dataDir, 'license', 'license.json'));
    await allKnow(2);
    expect(await client.call('POST', '/api/collections', { name: 'Neu' })).toMatchObject({
      status: 403,
      body: { code: 'LICENSE_MODULE_MISSING' },
    });
    expect(await client.call('GET', '/api/chats')).toMatchObject({ status: 200 });
  });

  it('tells the vendor what was used, and the vendor reads it', async () => {
    const { file, preview } = await client.ok('GET', '/api/license/usage');
    vendor.file('usage.json', file);
    const shown = await vendor.try(['usage', 'show', 'usage.json']);
    expect(shown).toMatchObject({ exit: 0, ok: true });
    expect(JSON.stringify(shown)).toContain(preview.installationId);
    vendor.file('forged-usage.json', file.replace('"payload":"', '"payload":"e'));
    expect((await vendor.try(['usage', 'show', 'forged-usage.json'])).exit).toBe(6);
  });

  it('is taken back by a list of revocations', { timeout: TEST_LIMIT_MS }, async () => {
    await vendor.run(['license', 'revoke', upgraded.lid, '--reason', 'Rückgabe', '--yes']);
    await vendor.issue(['revocation', 'build', '--out', 'list']);
    const { status, body } = await hand('list/revocation.json');
    expect({ status, state: body.state }).toEqual({ status: 200, state: 'revoked' });
    expect(await client.call('POST', '/api/chats', {})).toMatchObject({ status: 402 });
    expect(await client.call('GET', '/api/chats')).toMatchObject({ status: 200 });
  });
});
