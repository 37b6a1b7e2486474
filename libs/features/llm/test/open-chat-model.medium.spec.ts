// Real: LangChain clients, HTTP, the guard. Fake: the providers (aimock speaks their wire formats).
import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Provider } from '@assist/contracts';
import type { ModelDelta } from '../src/contracts.js';
import { openChatModel } from '../src/providers/open-chat-model.js';
import type { ProviderConnection } from '../src/providers/provider-connection.js';
import { ProviderStub } from './provider-stub.js';

const ANSWER = 'Die Kündigungsfrist beträgt drei Monate [1].';
const KEY = 'sk-test-0123456789abcdef';
const mock = new LLMock({ port: 0, chunkSize: 7 });
const never = new AbortController().signal;

beforeAll(async () => {
  mock.onMessage('Frist', { content: ANSWER });
  await mock.start();
});
afterAll(() => mock.stop());

const connection = (provider: Provider, baseUrl: string, apiKey: string | null = KEY): ProviderConnection => ({
  provider,
  baseUrl,
  apiKey,
  apiVersion: null,
  model: provider === 'anthropic' ? 'claude-sonnet-4-5' : 'gpt-4o',
});

async function read(stream: AsyncIterable<ModelDelta>): Promise<{ text: string; parts: number; last: ModelDelta | undefined }> {
  let text = '';
  let parts = 0;
  let last: ModelDelta | undefined;
  for await (const delta of stream) {
    text += delta.text;
    parts += delta.text === '' ? 0 : 1;
    last = delta;
  }
  return { text, parts, last };
}

const messages = [
  { role: 'system', text: 'Antworte kurz.' },
  { role: 'user', text: 'Welche Frist gilt?' },
] as const;

describe('openChatModel', () => {
  const forms: readonly [Provider, string][] = [
    ['ollama', ''],
    ['ollama', '/v1/'],
    ['openai-compatible', ''],
    ['openai-compatible', '/v1'],
    ['openai-compatible', '/v1/chat/completions'],
    ['openai', '/v1'],
    ['azure-openai', ''],
    ['anthropic', ''],
    ['anthropic', '/v1'],
  ];

  it.each(forms)('streams an answer of %s with the base URL ending in "%s"', async (provider, suffix) => {
    const model = openChatModel(connection(provider, `${mock.url}${suffix}`));
    const answer = await read(model.stream({ messages, maxTokens: 200 }, never));
    expect(answer.text).toBe(ANSWER);
    expect(answer.parts).toBeGreaterThan(1);
  });

  it('ends with the usage where the provider counts', async () => {
    const { last } = await read(openChatModel(connection('openai-compatible', mock.url)).stream({ messages }, never));
    expect(last?.usage?.outputTokens).toBeGreaterThan(0);
  });

  it('sends the stored key and nothing else that a client library finds in the environment', async () => {
    process.env['OPENAI_API_KEY'] = 'sk-from-the-environment';
    process.env['OPENAI_ORGANIZATION'] = 'org-from-the-environment';
    process.env['LANGSMITH_TRACING'] = 'true';
    try {
      await read(openChatModel(connection('openai-compatible', mock.url, null)).stream({ messages }, never));
      expect(mock.getLastRequest()?.headers['authorization']).toBeUndefined();
      await read(openChatModel(connection('openai-compatible', mock.url)).stream({ messages }, never));
      const headers = mock.getLastRequest()?.headers ?? {};
      expect(JSON.stringify(headers)).not.toContain('environment');
      expect(headers['openai-organization']).toBeUndefined();
    } finally {
      delete process.env['OPENAI_API_KEY'];
      delete process.env['OPENAI_ORGANIZATION'];
      process.env['LANGSMITH_TRACING'] = 'false';
    }
  });

  it('gives Ollama room for the whole prompt', async () => {
    const long = [{ role: 'user', text: `${'Wort '.repeat(8000)} Frist` }] as const;
    const server = await ProviderStub.start(
      (response) =>
        void response
          .writeHead(200, { 'content-type': 'application/x-ndjson' })
          .end('{"message":{"role":"assistant","content":"Ja"},"done":true}\n'),
    );
    expect(
      (await read(openChatModel(connection('ollama', server.url, null)).stream({ messages: long, maxTokens: 900 }, never))).text,
    ).toBe('Ja');
    await server.stop();
    expect((JSON.parse(server.seen[0]!.body) as { options: unknown }).options).toMatchObject({
      num_ctx: 16384,
      num_predict: 900,
    });
  });
});
