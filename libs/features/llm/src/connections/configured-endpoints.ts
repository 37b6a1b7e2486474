import type { LlmConfig } from '../llm.config.js';
import type { ProviderConnection } from '../providers/provider-connection.js';

export interface ConfiguredEndpoint extends ProviderConnection {
  readonly name: string;
  /** The environment variable that stands for it. */
  readonly seededFrom: string;
}

/** Models of the public providers that a key alone is enough for. */
const OPENAI_MODEL = 'gpt-4o-mini';
const ANTHROPIC_MODEL = 'claude-sonnet-4-5';

type Seed = Partial<ConfiguredEndpoint> & Pick<ConfiguredEndpoint, 'name' | 'provider' | 'seededFrom'>;

/** What the environment connects; local endpoints first. Values of an example file (`sk-...`) count as not set. */
export function configuredEndpoints(config: LlmConfig): ConfiguredEndpoint[] {
  const seeds = [ollama(config), koboldcpp(config), openai(config), anthropic(config), azure(config)];
  return seeds
    .filter((seed) => seed !== null)
    .map((seed, index) => {
      const endpoint = { baseUrl: null, apiKey: null, apiVersion: null, model: '', ...seed };
      return index === 0 && config.model !== undefined ? { ...endpoint, model: config.model } : endpoint;
    });
}

function ollama({ ollamaBaseUrl: baseUrl }: LlmConfig): Seed | null {
  return baseUrl === undefined ? null : { name: 'Ollama', provider: 'ollama', baseUrl, seededFrom: 'OLLAMA_BASE_URL' };
}

/** KoboldCPP's own API ends in /api; its OpenAI-compatible one lies beside it. */
function koboldcpp({ koboldcppApiUrl: url }: LlmConfig): Seed | null {
  if (url === undefined) return null;
  return {
    name: 'KoboldCPP',
    provider: 'openai-compatible',
    baseUrl: url.replace(/\/api(\/.*)?$/, ''),
    seededFrom: 'KOBOLDCPP_API_URL',
  };
}

function openai({ openaiApiBaseUrl: baseUrl, openaiApiKey }: LlmConfig): Seed | null {
  const apiKey = real(openaiApiKey?.reveal());
  if (baseUrl !== undefined) {
    return { name: 'OpenAI-compatible', provider: 'openai-compatible', baseUrl, apiKey, seededFrom: 'OPENAI_API_BASE_URL' };
  }
  if (apiKey === null) return null;
  return { name: 'OpenAI', provider: 'openai', apiKey, model: OPENAI_MODEL, seededFrom: 'OPENAI_API_KEY' };
}

function anthropic({ anthropicApiKey }: LlmConfig): Seed | null {
  const apiKey = real(anthropicApiKey?.reveal());
  if (apiKey === null) return null;
  return { name: 'Anthropic', provider: 'anthropic', apiKey, model: ANTHROPIC_MODEL, seededFrom: 'ANTHROPIC_API_KEY' };
}

function azure(config: LlmConfig): Seed | null {
  const { azureOpenaiEndpoint: baseUrl, azureOpenaiDeployment: model, azureOpenaiApiVersion } = config;
  const apiKey = real(config.azureOpenaiApiKey?.reveal());
  if (apiKey === null || baseUrl === undefined || model === undefined) return null;
  const apiVersion = azureOpenaiApiVersion ?? null;
  return {
    name: 'Azure OpenAI',
    provider: 'azure-openai',
    apiKey,
    baseUrl,
    model,
    apiVersion,
    seededFrom: 'AZURE_OPENAI_API_KEY',
  };
}

function real(value: string | undefined): string | null {
  const text = value?.trim() ?? '';
  return text === '' || text.endsWith('...') || /^(changeme|your[-_ ])/i.test(text) ? null : text;
}
