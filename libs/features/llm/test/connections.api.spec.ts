// Real: HTTP, database (each engine), encryption, LangChain clients. Fake: sign-in, licence, the provider.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  connectionListSchema,
  connectionSchema,
  connectionTestReplySchema,
  detectedEndpointsSchema,
  modelListSchema,
  modelNamesReplySchema,
} from '@assist/contracts';
import { newId, systemContext } from '@assist/kernel';
import { AuditReader, detailOf } from '@assist/platform/audit';
import { schemaDrift } from '@assist/platform/database';
import { testDatabases, type TestApp } from '@assist/platform/testing';
import { LlmConnection } from '../src/index.js';
import { createLlmApp } from './llm-app.js';
import { json, openAiAnswer, ProviderStub, type Answer } from './provider-stub.js';

const KEY = 'sk-stored-secret-0123456789';
const running: ProviderStub[] = [];
async function stub(answer: Answer): Promise<ProviderStub> {
  const started = await ProviderStub.start(answer);
  running.push(started);
  return started;
}
afterEach(async () => void (await Promise.all(running.splice(0).map((server) => server.stop()))));

const draft = (parts: object = {}): object => ({
  name: 'Hausmodell',
  provider: 'openai-compatible',
  baseUrl: 'http://127.0.0.1:9',
  model: 'm',
  apiKey: KEY,
  ...parts,
});

describe.each(testDatabases())('model connections on $engine', (engine) => {
  let app: TestApp;
  let admin: { token: string };
  let user: { token: string };
  beforeAll(async () => {
    app = await createLlmApp({ engine });
    admin = app.user(['admin']);
    user = app.user();
  });
  afterAll(() => app.close());
  const asAdmin = (method: string, path: string, body?: object) => app.call(method, path, { token: admin.token, body });
  const create = async (parts: object = {}) =>
    connectionSchema.parse((await asAdmin('POST', '/api/llm/connections', draft(parts))).body);
  const rowOf = (id: string) => app.database.manager(systemContext('test')).findOneByOrFail(LlmConnection, { id });

  it('has the tables that its entities mean', async () => {
    expect(await schemaDrift(app.database)).toEqual([]);
  });

  it.each(['sk-1\r\nX-Evil: 1', 'sk-1\nx', 'sk\0x', 'sk-geheim…', 'sk 1', 'sk-\u200bx'])(
    'takes no key that no header can carry: %j',
    async (apiKey) => {
      const told = { issues: [{ path: expect.stringMatching(/apiKey$/), message: expect.stringContaining('ASCII') }] };
      for (const [path, body] of [
        ['', draft({ apiKey })],
        ['/test', { draft: draft({ apiKey }) }],
        ['/models', { provider: 'openai-compatible', baseUrl: 'http://127.0.0.1:9', apiKey }],
      ] as const) {
        const reply = await asAdmin('POST', `/api/llm/connections${path}`, body);
        expect(reply).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED', ...told } });
      }
    },
  );

  it('tells the audit log where questions go from now on, and no key', async () => {
    const reader = app.app.get(AuditReader);
    const ctx = systemContext('test');
    const { seq } = await reader.head(ctx);
    const made = await create({ baseUrl: 'http://one.firma.example:1/v1?x=geheim' });
    await asAdmin(
      'PATCH',
      `/api/llm/connections/${made.id}`,
      draft({ baseUrl: 'http://two.firma.example', model: 'n', isDefault: false }),
    );
    await asAdmin(
      'PATCH',
      `/api/llm/connections/${made.id}`,
      draft({ baseUrl: 'http://two.firma.example', model: 'n', apiKey: undefined }),
    );
    await asAdmin('DELETE', `/api/llm/connections/${made.id}`);
    const rows = await Array.fromAsync(reader.entries(ctx, { after: seq }));
    expect(rows.map((row) => [row.action, row.targetId, detailOf(row)])).toMatchObject([
      ['model_connection.created', made.id, { host: 'one.firma.example:1', model: 'm' }],
      ['model_connection.changed', made.id, { host: 'two.firma.example', hostBefore: 'one.firma.example:1' }],
      ['model_connection.deleted', made.id, { host: 'two.firma.example', model: 'n' }],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/geheim|sk-/);
  });

  it('takes a key that was pasted with a line break behind it', async () => {
    const server = await stub(openAiAnswer('Ja'));
    const body = { draft: draft({ baseUrl: server.url, apiKey: ` ${KEY}\r\n` }) };
    expect((await asAdmin('POST', '/api/llm/connections/test', body)).body).toMatchObject({ ok: true });
    expect(server.seen.at(-1)?.headers['authorization']).toBe(`Bearer ${KEY}`);
  });

  it('keeps a connection, never gives its key back and stores it sealed', async () => {
    const made = await asAdmin('POST', '/api/llm/connections', draft());
    expect(made.status).toBe(201);
    expect(connectionSchema.parse(made.body)).toMatchObject({ name: 'Hausmodell', hasApiKey: true });
    const listed = await asAdmin('GET', '/api/llm/connections');
    expect(connectionListSchema.parse(listed.body).items.map(({ id }) => id)).toContain(made.body.id);
    expect(JSON.stringify([made.body, listed.body])).not.toContain(KEY);
    expect((await rowOf(made.body.id)).sealedKey).not.toContain(KEY);
  });

  it('changes one, keeps its key unless it is given or its target changes, and clears it with null', async () => {
    const { id } = await create();
    const path = `/api/llm/connections/${id}`;
    expect((await asAdmin('PATCH', path, draft({ name: 'Neu', apiKey: undefined }))).body).toMatchObject({
      id,
      name: 'Neu',
      hasApiKey: true,
    });
    expect((await asAdmin('PATCH', path, draft({ baseUrl: 'http://127.0.0.1:9/v1', apiKey: undefined }))).body).toMatchObject({
      hasApiKey: true,
    });
    expect((await asAdmin('PATCH', path, draft({ baseUrl: 'http://attacker.example', apiKey: undefined }))).body).toMatchObject({
      hasApiKey: false,
    });
    expect((await asAdmin('PATCH', path, draft({ apiKey: 'another-key' }))).body).toMatchObject({ hasApiKey: true });
    expect((await asAdmin('PATCH', path, draft({ apiKey: null }))).body).toMatchObject({ hasApiKey: false });
  });

  it('has one default, the first one where there is none, and none when it is taken back or removed', async () => {
    const first = await create({ isDefault: true });
    const second = await create();
    expect((await asAdmin('POST', `/api/llm/connections/${second.id}/default`)).status).toBe(204);
    const defaults = async () =>
      connectionListSchema.parse((await asAdmin('GET', '/api/llm/connections')).body).items.filter((item) => item.isDefault);
    expect((await defaults()).map(({ id }) => id)).toEqual([second.id]);
    expect((await asAdmin('PATCH', `/api/llm/connections/${first.id}`, draft({ isDefault: true }))).body.isDefault).toBe(true);
    expect((await defaults()).map(({ id }) => id)).toEqual([first.id]);
    expect((await asAdmin('DELETE', `/api/llm/connections/${first.id}`)).status).toBe(204);
    expect(await defaults()).toEqual([]);
    const only = await create();
    expect((await defaults()).map(({ id }) => id)).toEqual([only.id]);
    await create();
    expect((await defaults()).map(({ id }) => id)).toEqual([only.id]);
    expect((await asAdmin('DELETE', `/api/llm/connections/${first.id}`)).body.code).toBe('CONNECTION_NOT_FOUND');
  });

  it.each([
    [draft({ baseUrl: null }), 422, 'CONNECTION_INCOMPLETE'],
    [draft({ provider: 'openai', baseUrl: null, apiKey: undefined }), 422, 'CONNECTION_INCOMPLETE'],
    [draft({ provider: 'anthropic', baseUrl: null, apiKey: '  ' }), 422, 'CONNECTION_INCOMPLETE'],
    [draft({ baseUrl: 'http://user:pw@127.0.0.1:9' }), 422, 'ENDPOINT_REFUSED'],
    [draft({ baseUrl: 'file:///etc/passwd' }), 422, 'VALIDATION_FAILED'],
    [draft({ name: '' }), 422, 'VALIDATION_FAILED'],
    [draft({ provider: 'other' }), 422, 'VALIDATION_FAILED'],
    [{}, 422, 'VALIDATION_FAILED'],
  ])('refuses %j', async (body, status, code) => {
    const reply = await asAdmin('POST', '/api/llm/connections', body);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  it.each(['http://169.254.169.254/v1', 'http://0xa9fea9fe/v1', 'http://[::ffff:a9fe:a9fe]/v1', 'http://[64:ff9b::a9fe:a9fe]'])(
    'T8: refuses %s when a connection is made, changed, tried and asked for its models',
    async (baseUrl) => {
      const { id } = await create();
      const replies = [
        await asAdmin('POST', '/api/llm/connections', draft({ baseUrl })),
        await asAdmin('PATCH', `/api/llm/connections/${id}`, draft({ baseUrl })),
        await asAdmin('POST', '/api/llm/connections/models', { provider: 'openai-compatible', baseUrl }),
        await asAdmin('POST', '/api/llm/connections/test', { draft: draft({ baseUrl }) }),
      ];
      expect(replies.map(({ body }) => body.code ?? body.problem.code)).toEqual(replies.map(() => 'ENDPOINT_REFUSED'));
    },
  );

  it('answers the same for an id that is none and one that does not exist', async () => {
    for (const id of [newId(), 'nonsense', `${newId()}'--`]) {
      expect((await asAdmin('PATCH', `/api/llm/connections/${encodeURIComponent(id)}`, draft())).body.code).toBe(
        'CONNECTION_NOT_FOUND',
      );
      expect((await asAdmin('POST', `/api/llm/connections/${encodeURIComponent(id)}/default`)).body.code).toBe(
        'CONNECTION_NOT_FOUND',
      );
    }
    const tested = await asAdmin('POST', '/api/llm/connections/test', { connectionId: newId(), draft: draft() });
    expect(tested.body.code).toBe('CONNECTION_NOT_FOUND');
  });

  it('is for administrators; others see names only', async () => {
    const { id } = await create({ name: 'Sichtbar' });
    const calls: readonly [string, string, object?][] = [
      ['GET', '/api/llm/connections'],
      ['POST', '/api/llm/connections', draft()],
      ['PATCH', `/api/llm/connections/${id}`, draft()],
      ['DELETE', `/api/llm/connections/${id}`],
      ['POST', `/api/llm/connections/${id}/default`],
      ['POST', '/api/llm/connections/test', { draft: draft() }],
      ['POST', '/api/llm/connections/models', { provider: 'ollama', baseUrl: 'http://127.0.0.1:9' }],
      ['GET', '/api/llm/detected'],
    ];
    for (const [method, path, body] of calls) {
      expect((await app.call(method, path, { token: user.token, body })).body.code, `${method} ${path}`).toBe('FORBIDDEN');
      expect((await app.call(method, path, { body })).body.code, `${method} ${path}`).toBe('AUTH_REQUIRED');
    }
    const models = await app.call('GET', '/api/llm/models', { token: user.token });
    expect(modelListSchema.parse(models.body).items).toContainEqual({
      ...{ id, name: 'Sichtbar', model: 'm', isDefault: false, externalHost: null },
    });
    expect(JSON.stringify(models.body)).not.toContain('127.0.0.1');
  });

  it('tells everybody which models are outside of the house, by their host alone', async () => {
    const { id } = await create({ baseUrl: 'https://llm.example.com:8443/tenant-7/v1' });
    const models = await app.call('GET', '/api/llm/models', { token: user.token });
    expect(modelListSchema.parse(models.body).items.find((item) => item.id === id)?.externalHost).toBe('llm.example.com');
    expect(JSON.stringify(models.body)).not.toMatch(/tenant-7|8443/);
  });

  it('tests a draft live, with the stored key on the same target only', async () => {
    const server = await stub(openAiAnswer('Guten', ' Tag!'));
    const { id } = await create({ baseUrl: server.url });
    const tested = await asAdmin('POST', '/api/llm/connections/test', {
      connectionId: id,
      draft: draft({ baseUrl: server.url, apiKey: undefined }),
    });
    expect(connectionTestReplySchema.parse(tested.body)).toMatchObject({ ok: true, text: 'Guten Tag!' });
    expect(server.seen[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
    const other = await stub(openAiAnswer('Hallo'));
    await asAdmin('POST', '/api/llm/connections/test', {
      connectionId: id,
      draft: draft({ baseUrl: other.url, apiKey: undefined }),
    });
    await asAdmin('POST', '/api/llm/connections/models', { connectionId: id, provider: 'openai-compatible', baseUrl: other.url });
    expect(other.seen.map((request) => request.headers.authorization)).toEqual([undefined, undefined]);
  });

  it('answers a failed test with the problem, not with an error', async () => {
    const server = await stub(json(401, { error: { message: `bad key ${KEY}` } }));
    const tested = await asAdmin('POST', '/api/llm/connections/test', { draft: draft({ baseUrl: server.url }) });
    expect(tested.status).toBe(200);
    expect(connectionTestReplySchema.parse(tested.body)).toMatchObject({
      ok: false,
      problem: { code: 'PROVIDER_AUTH_FAILED', params: { status: 401 } },
    });
    expect(JSON.stringify(tested.body)).not.toContain(KEY);
    const refused = await asAdmin('POST', '/api/llm/connections/test', {
      draft: draft({ baseUrl: 'http://169.254.169.254/latest' }),
    });
    expect(refused.body).toMatchObject({ ok: false, problem: { code: 'ENDPOINT_REFUSED' } });
  });

  it('does not say that a model works which answers without a word', async () => {
    const server = await stub(openAiAnswer('', ' '));
    const tested = await asAdmin('POST', '/api/llm/connections/test', { draft: draft({ baseUrl: server.url }) });
    expect(connectionTestReplySchema.parse(tested.body)).toMatchObject({
      ok: false,
      problem: { code: 'PROVIDER_FAILED', params: { fault: 'empty' } },
    });
  });

  it('shows the status and the words of a provider that fails', async () => {
    const server = await stub(json(500, { error: { message: 'CUDA out of memory' } }));
    const tested = await asAdmin('POST', '/api/llm/connections/test', { draft: draft({ baseUrl: server.url }) });
    expect(tested.body).toMatchObject({ problem: { params: { status: 500, reason: 'CUDA out of memory' } } });
  });

  it('lists the models of an endpoint, or says why it cannot', async () => {
    const server = await stub(json(200, { data: [{ id: 'b' }, { id: 'a' }] }));
    const listed = await asAdmin('POST', '/api/llm/connections/models', { provider: 'openai-compatible', baseUrl: server.url });
    expect(modelNamesReplySchema.parse(listed.body)).toEqual({ models: ['a', 'b'], problem: null });
    const closed = await asAdmin('POST', '/api/llm/connections/models', { provider: 'ollama', baseUrl: 'http://127.0.0.1:9' });
    expect(closed.body).toMatchObject({ models: [], problem: { code: 'PROVIDER_UNREACHABLE' } });
  });

  it('looks for model servers on this host', async () => {
    expect(detectedEndpointsSchema.safeParse((await asAdmin('GET', '/api/llm/detected')).body).success).toBe(true);
  });

  it('stays open for administrators when the licence is over', async () => {
    app.gate.setReadOnly(true);
    expect((await asAdmin('GET', '/api/llm/connections')).status).toBe(200);
    expect((await app.call('GET', '/api/llm/models', { token: user.token })).status).toBe(200);
    app.gate.setReadOnly(false);
  });
});
