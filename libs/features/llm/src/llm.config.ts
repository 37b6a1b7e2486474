import { z } from 'zod';
import { configInteger, configSecret, configText, defineConfig, type ConfigOf } from '@assist/platform/config';
import type { ProviderLimits } from './providers/provider-connection.js';

/** Limits of calls to providers, and the endpoints that an installation is started with (see `seed-connections.ts`). */
export const llmConfig = defineConfig(
  'llm',
  z.object({
    connectTimeoutSeconds: configInteger({ min: 1, max: 120 }).default(10),
    firstTokenTimeoutSeconds: configInteger({ min: 1, max: 3600 })
      .default(180)
      .describe('A local model may have to be loaded from disk first.'),
    idleTimeoutSeconds: configInteger({ min: 1, max: 3600 }).default(60),
    maxResponseMb: configInteger({ min: 1, max: 1024 }).default(32),
    ollamaBaseUrl: configText(500).optional(),
    koboldcppApiUrl: configText(500).optional(),
    openaiApiKey: configSecret().optional(),
    openaiApiBaseUrl: configText(500).optional(),
    anthropicApiKey: configSecret().optional(),
    azureOpenaiApiKey: configSecret().optional(),
    azureOpenaiEndpoint: configText(500).optional(),
    azureOpenaiDeployment: configText(200).optional(),
    azureOpenaiApiVersion: configText(40).optional(),
    model: configText(200)
      .optional()
      .describe(
        'Model of the connection that is made from the variables above; empty: the first one that a local endpoint lists.',
      ),
  }),
  {
    ASSIST_LLM_CONNECT_TIMEOUT_SECONDS: 'connectTimeoutSeconds',
    ASSIST_LLM_FIRST_TOKEN_TIMEOUT_SECONDS: 'firstTokenTimeoutSeconds',
    ASSIST_LLM_IDLE_TIMEOUT_SECONDS: 'idleTimeoutSeconds',
    ASSIST_LLM_MAX_RESPONSE_MB: 'maxResponseMb',
    OLLAMA_BASE_URL: 'ollamaBaseUrl',
    KOBOLDCPP_API_URL: 'koboldcppApiUrl',
    OPENAI_API_KEY: 'openaiApiKey',
    OPENAI_API_BASE_URL: 'openaiApiBaseUrl',
    ANTHROPIC_API_KEY: 'anthropicApiKey',
    AZURE_OPENAI_API_KEY: 'azureOpenaiApiKey',
    AZURE_OPENAI_ENDPOINT: 'azureOpenaiEndpoint',
    AZURE_OPENAI_DEPLOYMENT: 'azureOpenaiDeployment',
    AZURE_OPENAI_API_VERSION: 'azureOpenaiApiVersion',
    ASSIST_LLM_MODEL: 'model',
  },
);

export type LlmConfig = ConfigOf<typeof llmConfig>;

export function limitsOf(config: LlmConfig): ProviderLimits {
  return {
    connectTimeoutMs: config.connectTimeoutSeconds * 1000,
    firstTokenTimeoutMs: config.firstTokenTimeoutSeconds * 1000,
    idleTimeoutMs: config.idleTimeoutSeconds * 1000,
    maxResponseBytes: config.maxResponseMb * 1024 * 1024,
  };
}
