// Real: the services of the split form, each at its own port, with licence, sign-in, work and database. Fake: the clock.
import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { coreApiFeatures } from '@assist/api-modules/core-api';
import { llmApiFeatures } from '@assist/api-modules/llm-api';
import { ragApiFeatures } from '@assist/api-modules/rag-api';
import { testDatabases, until } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, DAY, fileForm, openHouse, uploadDocument, type House, type Person } from './house.js';

describe.each(testDatabases())('doors of a licence on $engine', (engine) => {
  let house: House;
  let admin: Person;
  let chat: string;
  beforeAll(async () => {
    house = await openHouse({ engine });
    admin = await house.signIn(ADMIN);
    await uploadDocument(admin, 'a.md', 'Die Pumpe ist undicht.');
    chat = (await admin.call('POST', '/api/chats', {})).body.id as string;
  }, 60_000);
  afterAll(() => house.remove());

  const install = async (modules: object): Promise<void> => {
    const { text: license } = house.vendor.license({ modules });
    expect((await admin.call('PUT', '/api/license', fileForm('license.json', license))).status).toBe(200);
  };

  it('64: a module that is not licensed is not used, and stays readable', async () => {
    await install({ chat: {} });
    const search = await admin.call('POST', '/api/search', { query: 'Pumpe' });
    expect([search.status, search.body.code, search.body.params.module]).toEqual([403, 'LICENSE_MODULE_MISSING', 'rag']);
    expect((await admin.call('GET', '/api/collections')).status).toBe(200);
    const modules = (await admin.call('GET', '/api/license')).body.modules as object;
    expect(Object.keys(modules)).toEqual(['chat']);
    expect((await house.call('GET', '/health')).body.modules).toMatchObject({ chat: true, rag: false });
    const listed = (await admin.call('GET', '/api/modules')).body.items as { id: string; licensed: boolean; usable: boolean }[];
    expect(listed.find(({ id }) => id === 'rag')).toMatchObject({
      licensed: false,
      usable: false,
      code: 'LICENSE_MODULE_MISSING',
    });
  });

  it('64: a module cannot be reached by way of another one', async () => {
    await install({ chat: {} });
    const asked = await admin.call('POST', `/api/chats/${chat}/messages`, { text: 'Ist die Pumpe undicht?' });
    expect(asked.status).toBe(201);
    const messages = async (): Promise<readonly { id: string; state: string; citations: unknown[] }[]> =>
      (await admin.call('GET', `/api/chats/${chat}/messages`)).body.items;
    const answer = async () => (await messages()).find(({ id }) => id === asked.body.answer.id);
    await until(async () => ['done', 'failed'].includes((await answer())?.state ?? ''), 20_000);
    expect((await answer())?.citations ?? []).toEqual([]);
  });
});

/** Sent as it stands: clients would tidy such addresses up. */
function raw(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string,
): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (reply) => {
      text(reply).then((answer) => resolve([reply.statusCode ?? 0, answer]), reject);
    });
    sent.on('error', reject).end(body);
  });
}

describe.each(testDatabases())('65: attempts to pass the licence on $engine', (engine) => {
  let core: House;
  let rag: House;
  let llm: House;
  let admin: Person;
  beforeAll(async () => {
    core = await openHouse({ engine, features: coreApiFeatures });
    rag = await openHouse({ engine, features: ragApiFeatures, from: core });
    llm = await openHouse({ engine, features: llmApiFeatures, from: core });
    admin = await core.signIn(ADMIN);
    core.clock.advance(31 * DAY);
    admin = await core.signIn(ADMIN);
    expect([await core.look(), await rag.look(), await llm.look()]).toEqual(Array(3).fill('evaluation-ended'));
  }, 60_000);
  afterAll(async () => {
    await rag.stop();
    await llm.stop();
    await core.remove();
  });

  const query = JSON.stringify({ subject: 'Pumpe', latest_message: 'undicht' });
  const search = JSON.stringify({ query: 'Pumpe' });
  const attempts: readonly (readonly [how: string, path: string, body: string, more: Record<string, string>])[] = [
    ['by the address', '/api/search', search, {}],
    ['by the address with a slash at its end', '/api/search/', search, {}],
    ['by the address in capitals', '/API/Search', search, {}],
    ['by the query of the address', '/api/search?licensed=true', search, {}],
    ['by the address of the helpdesk', '/rag/query', query, {}],
    ['by the helpdesk without its prefix', '/query', query, {}],
    ['with a header that says it is licensed', '/api/search', search, { 'x-licensed': 'true', 'x-license-state': 'valid' }],
    ['with another method in a header', '/api/search', search, { 'x-http-method-override': 'GET' }],
    ['at the service of the chats', '/api/chats', '{}', {}],
    ['as another service', '/api/search', search, { 'x-service': 'core-api' }],
  ];

  it.each(attempts)('%s are refused at the port of the service itself', async (_, path, body, more) => {
    const port = Number(new URL(path.startsWith('/api/chats') ? llm.url : rag.url).port);
    const headers = { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json', ...more };
    const [status, answer] = await raw(port, 'POST', path, headers, body);
    expect([status, (JSON.parse(answer) as { code: string }).code]).toEqual([402, 'LICENSE_REQUIRED']);
  });

  it.each(['/api//search', '/api/./search', '/api/%73earch', '/api/search;x=1', '//api/search'])(
    '%s is no address',
    async (path) => {
      const port = Number(new URL(rag.url).port);
      const headers = { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' };
      const [status] = await raw(port, 'POST', path, headers, search);
      expect([402, 404]).toContain(status);
    },
  );

  it('no file of another vendor or customer opens them', async () => {
    const forged = rag.vendor.license().text.replace(/"signature":"./, '"signature":"A');
    expect((await admin.call('PUT', '/api/license', fileForm('license.json', forged))).body.code).toBe('LICENSE_INVALID');
    expect([await core.look(), await rag.look()]).toEqual(['evaluation-ended', 'evaluation-ended']);
  });
});
