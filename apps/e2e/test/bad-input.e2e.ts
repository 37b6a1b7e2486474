import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newUser, signIn, type Client } from '../src/client.ts';
import { settled } from '../src/flows.ts';
import { MATRIX } from '../src/matrix.ts';
import { has } from '../src/needs.ts';
import { everywhere, makeObjects, type Objects } from '../src/objects.ts';
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

/** What engines, encodings and counters choke on; sent as JSON text so that nothing on the way mends it. */
const VALUES: readonly (readonly [string, string])[] = [
  ['a zero byte', String.raw`"a\u0000b@firma.example"`],
  ['nothing but a zero byte', String.raw`"\u0000"`],
  ['a zero byte in an address', String.raw`"http://127.0.0.1:9/v1\u0000"`],
  ['half of a character', String.raw`"\ud800 Ein Satz"`],
  ['line breaks of a header', String.raw`"a\r\nX-Evil: 1"`],
  ['text that is no ASCII', '"Schlüssel…"'],
  ['a number one beyond 32 bits', '2147483648'],
  ['a number as large as they go', '9007199254740991'],
  ['a number beyond every bound', '1e308'],
  ['a number that is infinite', '1e999'],
  ['a negative number', '-2147483649'],
  ['a fraction', '0.5'],
  ['a list of texts with zero bytes', String.raw`["\u0000"]`],
];
const QUERY_VALUES = ['%00', '%ff', '2147483648', '2147483647', '9007199254740991', '1e99', '-1', '0.5', '', '0x10', 'x'];
const FILE_NAMES: readonly (readonly [string, string])[] = [
  ['with half of a character', '\ud800.md'],
  ['that leads out of the folder', '../../x.md'],
  ['of 3000 letters', `${'x'.repeat(3000)}.md`],
  ['that is shown backwards', '\u202egnp.md'],
  ['with the line breaks of a header', 'a\r\nX-Evil: 1.md'],
  ['that is nothing but an ending', '.md'],
];

const engines = ['sqlite' as const, ...(has('postgres') ? ['postgres' as const] : [])];

describe.each(engines)('bad input on every route, on %s', (engine) => {
  let product: Product;
  let client: Client;
  let operations: Operation[];
  let objects: Objects;
  beforeAll(async () => {
    product = await startProduct('appliance', { engine });
    client = await signIn(product);
    operations = await operationsOf(client);
    const owner = await newUser(product, client, 'weitere@firma.example');
    objects = await makeObjects(
      { owner: client, admin: client, secret: 'Die Wartungsnummer lautet 1001.' },
      'Wie lautet die Wartungsnummer?',
    );
    objects = { ...objects, user: (await owner.ok('GET', '/api/me')).id };
  });
  afterAll(() => product.remove());

  const absent = '018f6f2e-0000-7000-8000-000000000000';
  const fill = (operation: Operation, id: string): string => operation.path.replace(/\{\w+\}/g, id);
  const reach = ({ name, path }: Operation): string =>
    path.replace(/\{(\w+)\}/g, (_, parameter: string) => objects[MATRIX[name]?.ids?.[parameter] ?? 'chat']);
  const isFine = (status: number): boolean => status < 500;

  it.each(BODIES)('T11: gives %s a clear answer, never a 5xx', async (_name, body, type) => {
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
      const reply = await client.call(operation.method, fill(operation, id), MATRIX[operation.name]?.body?.(everywhere(id)));
      expect([operation.name, reply.status, isFine(reply.status) && reply.status >= 300]).toEqual([
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

  it.each(VALUES)('gives %s in any field of an existing object a clear answer', async (_name, json) => {
    for (const operation of operations.filter(({ method, name }) => method !== 'DELETE' && MATRIX[name] !== undefined)) {
      for (const field of operation.fields) {
        const body = withField(MATRIX[operation.name]?.body?.(objects) ?? {}, field, json);
        const reply = await client.call(operation.method, reach(operation), body, { 'content-type': 'application/json' });
        const what = [operation.name, field.join('.'), reply.status];
        expect([...what, isFine(reply.status)]).toEqual([...what, true]);
      }
    }
  });

  it.each(QUERY_VALUES)('gives the value "%s" of any query of an existing object a clear answer', async (value) => {
    for (const operation of operations.filter(({ queries }) => queries.length > 0)) {
      for (const query of operation.queries) {
        const reply = await client.call(operation.method, `${reach(operation)}?${query}=${value}`);
        const what = [operation.name, query, reply.status];
        expect([...what, isFine(reply.status)]).toEqual([...what, true]);
      }
    }
  });

  it.each(FILE_NAMES)('reads a file with a name %s', async (_case, name) => {
    const reply = await client.upload(objects.collection, name, '# Titel\n\nEin Satz.\n');
    expect(reply.status).toBe(201);
    const document = await settled(client, reply.body.id as string);
    expect([document.state, document.error]).toEqual(['ready', null]);
  });

  it('refuses a file whose name breaks the form', async () => {
    const reply = await client.upload(objects.collection, 'a\u0000b.md', '# Titel');
    expect([reply.status, reply.body.code]).toEqual([400, 'REQUEST_REJECTED']);
  });

  it('reached the fields and queries of the routes', () => {
    expect(operations.flatMap(({ fields }) => fields).length).toBeGreaterThan(25);
    expect(operations.flatMap(({ queries }) => queries).length).toBeGreaterThan(5);
  });

  it('is still the same process and healthy', async () => {
    expect((await client.ok('GET', '/health')).status).toBe('ok');
    expect(product.output()).not.toMatch(/a request failed unexpectedly|was not caught|was not handled/);
  });
});

/** The body as JSON with that field replaced by `json`, as it stands. */
function withField(body: unknown, field: readonly string[], json: string): string {
  const marker = '@hostile@';
  const copy = structuredClone(body) as Record<string, unknown>;
  let at = copy;
  for (const name of field.slice(0, -1)) at = (at[name] ??= {}) as Record<string, unknown>;
  at[field.at(-1) ?? ''] = marker;
  return JSON.stringify(copy).replace(`"${marker}"`, () => json);
}
