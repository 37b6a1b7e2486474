// Real: HTTP, database (each engine), the provider's wire format. Fake: sign-in, groups, licence, the provider.
import { connectionSchema, modelListSchema, type Connection, type ModelAccess } from '@assist/contracts';
import { inNameOf, newId, serviceContext, systemContext } from '@assist/kernel';
import { AuditReader, detailOf } from '@assist/platform/audit';
import { testDatabases, until, type TestApp } from '@assist/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChatModels } from '../src/contracts.js';
import { createLlmApp, FakeGroups } from './llm-app.js';
import { ProviderStub } from './provider-stub.js';

const EVERYBODY: ModelAccess = { everybody: true, groupIds: [], defaultGroupIds: [] };
const [LAW, SALES, IT] = [newId(), newId(), newId()];

describe.each(testDatabases())('who may use a model on $engine', (engine) => {
  let app: TestApp;
  let groups: FakeGroups;
  let admin: { token: string };
  let anna: { userId: string; token: string };
  let bert: { userId: string; token: string };

  beforeAll(async () => {
    groups = new FakeGroups();
    app = await createLlmApp({ engine }, groups);
    [admin, anna, bert] = [app.user(['admin']), app.user(), app.user()];
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    groups.all = [
      { id: IT, name: 'IT', memberIds: [] },
      { id: LAW, name: 'Recht', memberIds: [anna.userId] },
      { id: SALES, name: 'Vertrieb', memberIds: [anna.userId] },
    ];
    const { items } = (await asAdmin('GET', '/api/llm/connections')).body as { items: Connection[] };
    for (const { id } of items) await asAdmin('DELETE', `/api/llm/connections/${id}`);
  });

  const asAdmin = (method: string, path: string, body?: object) => app.call(method, path, { token: admin.token, body });
  const draft = (name: string, parts: object = {}): object => ({
    ...{ name, provider: 'openai-compatible', baseUrl: 'http://127.0.0.1:9', model: name, apiKey: null },
    ...parts,
  });
  const create = async (name: string, parts: object = {}): Promise<Connection> =>
    connectionSchema.parse((await asAdmin('POST', '/api/llm/connections', draft(name, parts))).body);
  const only = (groupIds: string[], defaultGroupIds: string[] = []): ModelAccess => ({
    everybody: false,
    groupIds,
    defaultGroupIds,
  });
  const list = async (who: { token: string }): Promise<string[]> => {
    const { items } = modelListSchema.parse((await app.call('GET', '/api/llm/models', { token: who.token })).body);
    return items.map(({ name, isDefault }) => (isDefault ? `*${name}` : name));
  };
  const open = (who: { userId: string }, id: string | null) =>
    app.app.get(ChatModels).open(inNameOf(systemContext('test'), who.userId), id);

  it('is everybody until somebody decides otherwise, for old and new connections', async () => {
    const made = await create('haus');
    expect(made.access).toEqual(EVERYBODY);
    expect([await list(anna), await list(bert)]).toEqual([['*haus'], ['*haus']]);
  });

  it('is the people of its groups: others do not see it, and cannot open it by its id', async () => {
    await create('haus');
    const secret = await create('geheim', { access: only([LAW]) });
    expect([await list(anna), await list(bert)]).toEqual([['*haus', 'geheim'], ['*haus']]);
    expect((await open(anna, secret.id))?.name).toBe('geheim');
    await expect(open(bert, secret.id)).rejects.toMatchObject({ code: 'CONNECTION_NOT_FOUND' });
    expect(await list(admin)).toEqual(['*haus']);
  });

  it('is nobody where its groups are gone, and never everybody', async () => {
    const secret = await create('geheim', { access: only([LAW]) });
    groups.all = groups.all.filter(({ id }) => id !== LAW);
    expect([await list(anna), await list(bert)]).toEqual([[], []]);
    expect(await open(anna, null)).toBeNull();
    const { items } = (await asAdmin('GET', '/api/llm/connections')).body as { items: Connection[] };
    expect(items.find(({ id }) => id === secret.id)?.access).toEqual(only([]));
  });

  it('follows a person who leaves a group', async () => {
    const secret = await create('geheim', { access: only([LAW]) });
    expect((await open(anna, secret.id))?.name).toBe('geheim');
    groups.all = groups.all.map((group) => ({ ...group, memberIds: [] }));
    await expect(open(anna, secret.id)).rejects.toMatchObject({ code: 'CONNECTION_NOT_FOUND' });
  });

  it('stays as it is when a connection is changed without a word about it', async () => {
    const { id } = await create('geheim', { access: only([LAW], [LAW]) });
    const { body } = await asAdmin('PATCH', `/api/llm/connections/${id}`, draft('anders'));
    expect((body as Connection).access).toEqual(only([LAW], [LAW]));
    await asAdmin('PATCH', `/api/llm/connections/${id}`, draft('anders', { access: EVERYBODY }));
    expect(await list(bert)).toEqual(['anders']);
  });

  it('gets the default of the first group by name, then that of the house, then the oldest that is left', async () => {
    await create('haus', { isDefault: true });
    const law = await create('recht', { access: only([LAW], [LAW]) });
    const sales = await create('vertrieb', { access: { ...EVERYBODY, defaultGroupIds: [SALES] } });
    expect([await list(anna), await list(bert)]).toEqual([
      ['haus', '*recht', 'vertrieb'],
      ['*haus', 'vertrieb'],
    ]);
    expect((await open(anna, null))?.name).toBe('recht');
    await asAdmin('PATCH', `/api/llm/connections/${law.id}`, draft('recht', { access: only([IT]) }));
    expect(await list(anna)).toEqual(['haus', '*vertrieb']);
    await asAdmin('DELETE', `/api/llm/connections/${sales.id}`);
    expect(await list(anna)).toEqual(['*haus']);
  });

  it('gets another than the default of the house where that is not for them', async () => {
    const house = await create('haus', { isDefault: true });
    await create('alle');
    await asAdmin('PATCH', `/api/llm/connections/${house.id}`, draft('haus', { isDefault: true, access: only([LAW]) }));
    expect([await list(anna), await list(bert)]).toEqual([['*haus', 'alle'], ['*alle']]);
    expect((await open(bert, null))?.name).toBe('alle');
  });

  it('has one default for a group: the last that was set', async () => {
    const one = await create('eins', { access: { ...EVERYBODY, defaultGroupIds: [LAW, SALES] } });
    await create('zwei', { access: { ...EVERYBODY, defaultGroupIds: [LAW] } });
    const { items } = (await asAdmin('GET', '/api/llm/connections')).body as { items: Connection[] };
    expect(items.map(({ access }) => access.defaultGroupIds)).toEqual([[SALES], [LAW]]);
    await Promise.all(
      items.map(({ id, name }) =>
        asAdmin('PATCH', `/api/llm/connections/${id}`, draft(name, { access: { ...EVERYBODY, defaultGroupIds: [SALES, LAW] } })),
      ),
    );
    const after = (await asAdmin('GET', '/api/llm/connections')).body as { items: Connection[] };
    expect(after.items.flatMap(({ access }) => access.defaultGroupIds).sort()).toEqual([LAW, SALES].sort());
    expect(one.access.defaultGroupIds).toHaveLength(2);
  });

  it('is decided for groups that exist, and a default for those that may use it', async () => {
    const before = await list(admin);
    const refused = await asAdmin('POST', '/api/llm/connections', draft('x', { access: only([newId()]) }));
    expect([refused.status, refused.body.code]).toEqual([404, 'MODEL_GROUP_NOT_FOUND']);
    for (const access of [only([LAW], [SALES]), only(['nonsense']), { everybody: false }, only(Array(501).fill(LAW))]) {
      expect((await asAdmin('POST', '/api/llm/connections', draft('x', { access }))).status).toBe(422);
    }
    expect(await list(admin)).toEqual(before);
  });

  it('is known to those who administer models only', async () => {
    const asked = (token?: string) => app.call('GET', '/api/llm/groups', token === undefined ? {} : { token });
    expect((await asked(admin.token)).body.items).toEqual(groups.all.map(({ id, name }) => ({ id, name })));
    expect((await asked(app.user(['user'], ['models.administer']).token)).status).toBe(200);
    expect([(await asked(anna.token)).status, (await asked()).status]).toEqual([403, 401]);
  });

  it('is everybody for another service, and all for the installation itself', async () => {
    const secret = await create('geheim', { access: only([LAW]) });
    await expect(app.app.get(ChatModels).open(serviceContext('helpdesk'), secret.id)).rejects.toMatchObject({
      code: 'CONNECTION_NOT_FOUND',
    });
    expect((await app.app.get(ChatModels).open(systemContext('test'), secret.id))?.name).toBe('geheim');
  });

  it('ends an answer that is being written when the model is taken away', { timeout: 20_000 }, async () => {
    const server = await ProviderStub.start((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(
        `data: ${JSON.stringify({ choices: [{ index: 0, delta: { role: 'assistant', content: 'Anfang ' } }] })}\n\n`,
      );
    });
    const { id } = await create('haus', { baseUrl: server.url });
    const ctx = inNameOf(systemContext('test'), bert.userId);
    const opened = await app.app.get(ChatModels).open(ctx, id);
    let text = '';
    const answer = (async () => {
      for await (const delta of opened!.model.stream({ messages: [{ role: 'user', text: 'Hallo' }] }, ctx.signal)) {
        text += delta.text;
      }
    })();
    const ended = expect(answer).rejects.toMatchObject({ code: 'CONNECTION_NOT_FOUND' });
    await until(() => text !== '');
    await asAdmin('PATCH', `/api/llm/connections/${id}`, draft('haus', { baseUrl: server.url, access: only([LAW]) }));
    await ended;
    await server.stop();
  });

  it('tells the audit log who may use a model from now on', async () => {
    const reader = app.app.get(AuditReader);
    const ctx = systemContext('test');
    const { id } = await create('geheim', { access: only([LAW]) });
    const { seq } = await reader.head(ctx);
    await asAdmin('PATCH', `/api/llm/connections/${id}`, draft('geheim', { isDefault: true, access: only([LAW]) }));
    await asAdmin(
      'PATCH',
      `/api/llm/connections/${id}`,
      draft('geheim', { isDefault: true, access: only([LAW, SALES], [SALES]) }),
    );
    const details = (await Array.fromAsync(reader.entries(ctx, { after: seq }))).map(detailOf);
    expect(details).toHaveLength(1);
    expect(details[0]).toMatchObject({
      changed: expect.arrayContaining(['groupIds', 'defaultGroupIds']),
      ...{ everybody: false, groupIds: [LAW, SALES].sort(), defaultGroupIds: [SALES] },
    });
  });
});
