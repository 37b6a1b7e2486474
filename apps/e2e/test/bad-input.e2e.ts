import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type Client } from '../src/client.ts';
import { MATRIX } from '../src/matrix.ts';
import { operationsOf, type Operation } from '../src/openapi.ts';
import { startProduct, type Product } from '../src/product.ts';

const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
const BODIES: readonly (readonly [string, string | undefined, string])[] = [
  ['no body', undefined, 'application/json'],
  ['an empty body', '', 'application/json'],
  ['null', 'null', 'application/json'],
  ['an array', '[[[]]]', 'application/json'],
  ['a number', '7', 'application/json'],
  ['a text', '"x"', 'application/json'],
  ['an empty object', '{}', 'application/json'],
  ['broken JSON', '{"a":', 'application/json'],
  ['a deep object', deep, 'application/json'],
  ['two megabytes', JSON.stringify({ text: 'x'.repeat(2_000_000) }), 'application/json'],
  ['prototype keys', '{"__proto__":{"admin":true},"constructor":{"prototype":{}}}', 'application/json'],
  [
    'wrong types',
    '{"text":{},"title":[],"name":7,"email":{},"password":[],"query":{"$gt":""},"draft":"x","collectionIds":"x","protected":1,"topK":"x"}',
    'application/json',
  ],
  ['form data', 'a=b', 'application/x-www-form-urlencoded'],
  ['XML', '<a/>', 'application/xml'],
  [
    'multipart without an end',
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
    'multipart/form-data; boundary=x',
  ],
  ['multipart without a boundary', 'abc', 'multipart/form-data'],
  ['text with a zero byte', '{"text":"a\\u0000b","name":"a\\u0000b","query":"\\u0000"}', 'application/json'],
  ['a lone surrogate', '{"text":"\\ud800","name":"\\ud800","query":"\\ud800","title":"\\ud800"}', 'application/json'],
];
const IDS = [
  'x',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  "1' OR '1'='1",
  '018f6f2e-0000-7000-8000-00000000000g',
  'a'.repeat(3000),
  '%E0%A4%A',
  '018F6F2E-0000-7000-8000-000000000000',
];

describe('bad input on every route', () => {
  let product: Product;
  let client: Client;
  let operations: Operation[];
  beforeAll(async () => {
    product = await startProduct('appliance');
    client = await signIn(product);
    operations = await operationsOf(client);
  });
  afterAll(() => product.remove());

  const absent = '018f6f2e-0000-7000-8000-000000000000';
  const fill = (operation: Operation, id: string): string => operation.path.replace(/\{\w+\}/g, id);
  const isFine = (status: number): boolean => status < 500;

  it.each(BODIES)('gives %s a clear answer, never a 5xx', async (_name, body, type) => {
    for (const operation of operations.filter(({ method }) => method !== 'GET')) {
      if (operation.name === 'POST /api/auth/logout') continue;
      const reply = await fetch(product.url + fill(operation, absent), {
        method: operation.method,
        headers: { authorization: `Bearer ${client.token}`, 'content-type': type },
        body,
      });
      const text = await reply.text();
      expect([operation.name, reply.status, isFine(reply.status)]).toEqual([operation.name, reply.status, true]);
      if (reply.status >= 400) {
        expect([operation.name, reply.headers.get('content-type')]).toEqual([
          operation.name,
          expect.stringMatching(/^application\/problem\+json/),
        ]);
      }
      expect(text).not.toMatch(/node_modules|at .*\.js:\d/);
    }
  });

  it.each(IDS)('gives the id %s a clear answer', async (id) => {
    for (const operation of operations.filter(({ path }) => path.includes('{'))) {
      const reply = await client.call(
        operation.method,
        fill(operation, id),
        MATRIX[operation.name]?.body?.({ collection: id, document: id, chat: id, message: id, connection: id, user: id }),
      );
      expect([operation.name, reply.status, isFine(reply.status) && reply.status >= 400]).toEqual([
        operation.name,
        reply.status,
        true,
      ]);
    }
  });

  it.each([
    'limit=0',
    'limit=-1',
    'limit=abc',
    'limit=1e9',
    'cursor=%00',
    'cursor=%ff',
    'cursor=x',
    'from=-1',
    'at=1e99',
    'before=x',
    'limit=5&limit=6',
    'limit[]=1',
    '__proto__[x]=1',
  ])('gives the query %s a clear answer', async (query) => {
    for (const operation of operations.filter(({ method }) => method === 'GET')) {
      const reply = await client.call('GET', `${fill(operation, absent)}?${query}`);
      expect([operation.name, reply.status, isFine(reply.status)]).toEqual([operation.name, reply.status, true]);
    }
  });

  it('is still the same process and healthy', async () => {
    expect((await client.ok('GET', '/health')).status).toBe('ok');
    expect(product.output()).not.toMatch(/a request failed unexpectedly|was not caught|was not handled/);
  });
});
