// Real: HTTP. Fake: the providers.
import { afterEach, describe, expect, it } from 'vitest';
import type { Provider } from '@assist/contracts';
import { detectEndpoints } from '../src/providers/detect-endpoints.js';
import { listModels } from '../src/providers/list-models.js';
import { json, ProviderStub, type Answer } from './provider-stub.js';

const running: ProviderStub[] = [];
async function stub(answer: Answer): Promise<ProviderStub> {
  const started = await ProviderStub.start(answer);
  running.push(started);
  return started;
}
afterEach(async () => void (await Promise.all(running.splice(0).map((server) => server.stop()))));
const never = new AbortController().signal;

const catalogue: Answer = (response, request) => {
  if (request.path === '/api/tags') return json(200, { models: [{ name: 'qwen3:8b' }, { name: 'llama3.2' }] })(response, request);
  if (request.path.startsWith('/v1/models')) {
    return json(200, { object: 'list', data: [{ id: 'b-model' }, { id: 'a-model' }, { id: 'a-model' }] })(response, request);
  }
  return json(404, {})(response, request);
};
const endpoint = (provider: Provider, baseUrl: string) => ({ provider, baseUrl, apiKey: 'sk-1234567', apiVersion: null });

describe('listModels', () => {
  it.each<[Provider, string, string[], string]>([
    ['ollama', '', ['llama3.2', 'qwen3:8b'], 'authorization'],
    ['ollama', '/v1', ['llama3.2', 'qwen3:8b'], 'authorization'],
    ['openai-compatible', '', ['a-model', 'b-model'], 'authorization'],
    ['openai-compatible', '/v1/', ['a-model', 'b-model'], 'authorization'],
    ['openai', '/v1', ['a-model', 'b-model'], 'authorization'],
    ['anthropic', '', ['a-model', 'b-model'], 'x-api-key'],
  ])('lists the models of %s at "%s"', async (provider, suffix, names, header) => {
    const server = await stub(catalogue);
    expect(await listModels(endpoint(provider, server.url + suffix), never)).toEqual(names);
    expect(server.seen[0]?.headers[header]).toContain('sk-1234567');
  });

  it('does not ask Azure, which has no list of deployments', async () => {
    expect(await listModels(endpoint('azure-openai', 'http://127.0.0.1:9'), never)).toEqual([]);
  });

  it('says which fault there was', async () => {
    await expect(listModels(endpoint('openai', (await stub(json(401, {}))).url), never)).rejects.toMatchObject({
      code: 'PROVIDER_AUTH_FAILED',
    });
    await expect(listModels(endpoint('openai', (await stub(json(200, { models: 'none' }))).url), never)).rejects.toMatchObject({
      code: 'PROVIDER_FAILED',
    });
    await expect(
      listModels(endpoint('openai', (await stub((response) => void response.end('<html>'))).url), never),
    ).rejects.toMatchObject({ code: 'PROVIDER_FAILED' });
  });
});

describe('detectEndpoints', () => {
  it('finds what answers on this host and leaves out the silent, the absent and the strange', async () => {
    const ollama = await stub(catalogue);
    const studio = await stub(catalogue);
    const silent = await stub(() => undefined);
    const found = await detectEndpoints(never, { ollama: ollama.port, 'lm-studio': studio.port, koboldcpp: silent.port });
    expect(found.items).toEqual([
      { product: 'ollama', provider: 'ollama', baseUrl: ollama.url, models: ['llama3.2', 'qwen3:8b'] },
      { product: 'lm-studio', provider: 'openai-compatible', baseUrl: `${studio.url}/v1`, models: ['a-model', 'b-model'] },
    ]);
    await silent.allClosed();
    const strange = await stub(json(200, 'hello'));
    expect(await detectEndpoints(never, { ollama: strange.port, 'lm-studio': strange.port, koboldcpp: 9 })).toEqual({
      items: [],
    });
  });
});
