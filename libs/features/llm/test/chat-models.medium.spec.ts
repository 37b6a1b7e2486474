// Real: database (each engine), encryption, LangChain clients, HTTP. Fake: the provider, licence.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newId, systemContext } from '@assist/kernel';
import { AuditReader, detailOf } from '@assist/platform/audit';
import { LOG, type Log } from '@assist/platform/observability';
import { testDatabases, type TestApp } from '@assist/platform/testing';
import { ChatModels } from '../src/contracts.js';
import { LlmConnection } from '../src/index.js';
import { createLlmApp } from './llm-app.js';
import { json, openAiAnswer, openAiDelta, ProviderStub, sse, type Answer } from './provider-stub.js';

const ctx = systemContext('test');
const running: ProviderStub[] = [];
const apps: TestApp[] = [];
async function stub(answer: Answer): Promise<ProviderStub> {
  const started = await ProviderStub.start(answer);
  running.push(started);
  return started;
}
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const listing: Answer = (response, request) => {
  if (request.path === '/v1/models') return void response.end(JSON.stringify({ data: [{ id: 'erstes-modell' }] }));
  return openAiAnswer('Guten Tag')(response, request);
};
async function say(app: TestApp, modelId: string | null = null): Promise<string> {
  const opened = await app.app.get(ChatModels).open(ctx, modelId);
  let text = '';
  for await (const delta of opened!.model.stream({ messages: [{ role: 'user', text: 'Hallo' }] }, ctx.signal)) text += delta.text;
  return `${opened!.name}: ${text}`;
}

describe.each(testDatabases())('ChatModels on $engine', (engine) => {
  const start = async (env: Record<string, string> = {}, restartOf?: TestApp): Promise<TestApp> => {
    const app = await createLlmApp({ engine, env, ...(restartOf === undefined ? {} : { restartOf }) });
    apps.push(app);
    return app;
  };
  const rows = (app: TestApp) => app.database.manager(ctx).find(LlmConnection, { order: { createdAt: 'ASC', id: 'ASC' } });

  it('has no model until one is connected, and knows no other id', async () => {
    const app = await start();
    expect(await app.app.get(ChatModels).open(ctx, null)).toBeNull();
    await expect(app.app.get(ChatModels).open(ctx, newId())).rejects.toMatchObject({ code: 'CONNECTION_NOT_FOUND' });
  });

  it('logs why a model failed, with the name of its connection and never a key', async () => {
    const key = 'sk-very-secret-0123456789';
    const server = await stub(json(500, { error: { message: `CUDA out of memory (${key})` } }));
    const app = await start({ OPENAI_API_BASE_URL: server.url, OPENAI_API_KEY: key, ASSIST_LLM_MODEL: 'm' });
    const warn = vi.spyOn(app.app.get<Log>(LOG), 'warn');
    await expect(say(app)).rejects.toMatchObject({ code: 'PROVIDER_FAILED' });
    const [row] = await rows(app);
    expect(warn.mock.calls).toEqual([
      [
        {
          ...{ requestId: ctx.requestId, connection: row?.name, provider: 'openai-compatible', model: 'm' },
          ...{ code: 'PROVIDER_FAILED', status: 500, reason: 'CUDA out of memory (***)' },
        },
        'a model failed',
      ],
    ]);
  });

  it('logs nothing when a person stops an answer', async () => {
    const stop = new AbortController();
    const server = await stub(() => stop.abort(new Error('stopped')));
    const app = await start({ OPENAI_API_BASE_URL: server.url, ASSIST_LLM_MODEL: 'm' });
    const warn = vi.spyOn(app.app.get<Log>(LOG), 'warn');
    const opened = await app.app.get(ChatModels).open(ctx, null);
    const stream = opened!.model.stream({ messages: [{ role: 'user', text: 'Hallo' }] }, stop.signal);
    await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow('stopped');
    expect(warn).not.toHaveBeenCalled();
  });

  it('connects what the environment names, once, and asks the first model that it lists', async () => {
    const server = await stub(listing);
    const env = { KOBOLDCPP_API_URL: `${server.url}/api`, ANTHROPIC_API_KEY: 'sk-ant-0123456789', OPENAI_API_KEY: 'sk-...' };
    const first = await start(env);
    expect((await rows(first)).map((row) => [row.seededFrom, row.model, row.defaultSince !== null])).toEqual([
      ['KOBOLDCPP_API_URL', '', true],
      ['ANTHROPIC_API_KEY', 'claude-sonnet-4-5', false],
    ]);
    expect(await say(first)).toBe('KoboldCPP: Guten Tag');
    expect(JSON.parse(server.seen.at(-1)!.body)).toMatchObject({ model: 'erstes-modell' });
    const entries = await Array.fromAsync(first.app.get(AuditReader).entries(ctx));
    expect(entries).toMatchObject([
      { action: 'model_connection.created', actorKind: 'system', actorId: 'environment' },
      { action: 'model_connection.created', actorKind: 'system', actorId: 'environment' },
    ]);
    expect(entries.map(detailOf)).toMatchObject([
      { provider: 'openai-compatible', host: URL.parse(server.url)?.host, isDefault: true },
      { provider: 'anthropic', model: 'claude-sonnet-4-5', isDefault: false },
    ]);
    expect(JSON.stringify(entries)).not.toContain('sk-');

    const [kobold] = await rows(first);
    const { token } = first.user(['admin']);
    expect((await first.call('DELETE', `/api/llm/connections/${kobold!.id}`, { token })).status).toBe(204);
    await first.stop();
    apps.splice(apps.indexOf(first), 1);
    const second = await start(env, first);
    const listed = await second.call('GET', '/api/llm/models', { token: second.user().token });
    expect(listed.body.items.map((item: { name: string }) => item.name)).toEqual(['Anthropic']);
  });

  it('counts the tokens of a call as the provider counted them', async () => {
    const usage = { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 };
    const server = await stub((response) => {
      sse(response).write(openAiDelta('Ja'));
      response.write(openAiDelta('', 'stop'));
      response.end(
        `data: ${JSON.stringify({ id: 'c1', object: 'chat.completion.chunk', choices: [], usage })}\n\ndata: [DONE]\n\n`,
      );
    });
    const app = await start({ OPENAI_API_BASE_URL: server.url, ASSIST_LLM_MODEL: 'm' });
    await say(app);
    const figures = (await app.call('GET', '/metrics')).body as string;
    for (const [type, count] of [
      ['input', 12],
      ['output', 3],
    ]) {
      const labels = `operation="chat",provider="openai-compatible",model="m",token_type="${type}"`;
      expect(figures).toContain(`assist_gen_ai_client_tokens_total{${labels}} ${count}`);
    }
  });

  it('starts with an address that is none', async () => {
    const app = await start({ OLLAMA_BASE_URL: 'not an address', AZURE_OPENAI_API_KEY: 'abcdef0123456789' });
    expect(await rows(app)).toEqual([]);
  });

  it('says which key is lost when SECRET_KEY was changed, and goes on with the rest', async () => {
    const server = await stub(listing);
    const app = await start();
    const { token } = app.user(['admin']);
    const body = {
      name: 'x',
      provider: 'openai-compatible',
      baseUrl: server.url,
      model: 'm',
      apiKey: 'sk-0123456789',
      isDefault: true,
    };
    const { id } = (await app.call('POST', '/api/llm/connections', { token, body })).body;
    // What another SECRET_KEY has sealed looks like any sealed value that does not open.
    await app.database.transaction(ctx, async (tx) => {
      await app.database
        .manager(tx)
        .update(LlmConnection, { id }, { sealedKey: `v1.${Buffer.alloc(60, 7).toString('base64url')}` });
    });
    await expect(app.app.get(ChatModels).open(ctx, null)).rejects.toMatchObject({
      code: 'CONNECTION_INCOMPLETE',
      params: { field: 'apiKey', reason: 'unreadable' },
    });
    expect((await app.call('GET', '/api/llm/connections', { token })).body.items).toMatchObject([{ id, hasApiKey: false }]);
    const tested = await app.call('POST', '/api/llm/connections/test', {
      token,
      body: { connectionId: id, draft: { ...body, apiKey: undefined } },
    });
    expect(tested.body).toMatchObject({ ok: false, problem: { code: 'CONNECTION_INCOMPLETE' } });
    expect((await app.call('PATCH', `/api/llm/connections/${id}`, { token, body })).status).toBe(200);
    expect(await say(app)).toBe('m: Guten Tag');
  });
});
