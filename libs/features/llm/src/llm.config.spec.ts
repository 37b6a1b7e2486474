import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '@assist/platform/config';
import { configuredEndpoints } from './connections/configured-endpoints.js';
import { limitsOf, llmConfig } from './llm.config.js';

const load = (env: Record<string, string>) => loadConfig([llmConfig], { env }).get(llmConfig);

describe('llmConfig', () => {
  it('needs nothing', () => {
    expect(limitsOf(load({}))).toEqual({
      connectTimeoutMs: 10_000,
      firstTokenTimeoutMs: 180_000,
      idleTimeoutMs: 60_000,
      maxResponseBytes: 33_554_432,
    });
    expect(configuredEndpoints(load({}))).toEqual([]);
  });

  it.each([
    'ASSIST_LLM_CONNECT_TIMEOUT_SECONDS',
    'ASSIST_LLM_FIRST_TOKEN_TIMEOUT_SECONDS',
    'ASSIST_LLM_IDLE_TIMEOUT_SECONDS',
    'ASSIST_LLM_MAX_RESPONSE_MB',
  ])('refuses a bad %s by name', (name) => {
    for (const value of ['0', '-1', 'ten', '99999']) expect(() => load({ [name]: value })).toThrow(ConfigError);
  });

  it('reads every endpoint that the environment can name', () => {
    const endpoints = configuredEndpoints(
      load({
        OLLAMA_BASE_URL: 'http://ollama:11434',
        KOBOLDCPP_API_URL: 'http://kobold:5001/api/v1/generate',
        OPENAI_API_BASE_URL: 'http://vllm:8000/v1',
        OPENAI_API_KEY: 'sk-1234567890',
        ANTHROPIC_API_KEY: 'sk-ant-1',
        AZURE_OPENAI_API_KEY: 'az-1',
        AZURE_OPENAI_ENDPOINT: 'https://x.openai.azure.com',
        AZURE_OPENAI_DEPLOYMENT: 'gpt',
        ASSIST_LLM_MODEL: 'qwen3',
      }),
    );
    expect(endpoints.map(({ provider, baseUrl, model, apiKey }) => [provider, baseUrl, model, apiKey])).toEqual([
      ['ollama', 'http://ollama:11434', 'qwen3', null],
      ['openai-compatible', 'http://kobold:5001', '', null],
      ['openai-compatible', 'http://vllm:8000/v1', '', 'sk-1234567890'],
      ['anthropic', null, 'claude-sonnet-4-5', 'sk-ant-1'],
      ['azure-openai', 'https://x.openai.azure.com', 'gpt', 'az-1'],
    ]);
  });

  it('takes the values of an example file for none', () => {
    expect(
      configuredEndpoints(load({ OPENAI_API_KEY: 'sk-...', ANTHROPIC_API_KEY: '...', AZURE_OPENAI_API_KEY: 'your-key' })),
    ).toEqual([]);
  });
});
