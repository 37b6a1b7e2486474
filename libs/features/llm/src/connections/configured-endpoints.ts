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

/** What the environment connects; local endpoints first. Values of an example file (`sk-...`) count as not set. */
export function configuredEndpoints(config: LlmConfig): ConfiguredEndpoint[] {
  const openaiKey = real(config.openaiApiKey?.reveal());
  const anthropicKey = real(config.anthropicApiKey?.reveal());
  const azureKey = real(config.azureOpenaiApiKey?.reveal());
  const found: ConfiguredEndpoint[] = [];
  const add = (endpoint: Partial<ConfiguredEndpoint> & Pick<ConfiguredEndpoint, 'name' | 'provider' | 'seededFrom'>): void => {
    const isFirst = found.length === 0;
    const merged = { baseUrl: null, apiKey: null, apiVersion: null, model: '', ...endpoint };
    found.push({ ...merged, model: isFirst && config.model !== undefined ? config.model : merged.model });
  };
  if (config.ollamaBaseUrl !== undefined)
    add({ name: 'Ollama', provider: 'ollama', baseUrl: config.ollamaBaseUrl, seededFrom: 'OLLAMA_BASE_URL' });
  if (config.koboldcppApiUrl !== undefined) {
    // KoboldCPP's own API ends in /api; its OpenAI-compatible one lies beside it.
    const baseUrl = config.koboldcppApiUrl.replace(/\/api(\/.*)?$/, '');
    add({ name: 'KoboldCPP', provider: 'openai-compatible', baseUrl, seededFrom: 'KOBOLDCPP_API_URL' });
  }
  if (config.openaiApiBaseUrl !== undefined) {
    add({
      name: 'OpenAI-compatible',
      provider: 'openai-compatible',
      baseUrl: config.openaiApiBaseUrl,
      apiKey: openaiKey,
      seededFrom: 'OPENAI_API_BASE_URL',
    });
  } else if (openaiKey !== null) {
    add({ name: 'OpenAI', provider: 'openai', apiKey: openaiKey, model: OPENAI_MODEL, seededFrom: 'OPENAI_API_KEY' });
  }
  if (anthropicKey !== null)
    add({
      name: 'Anthropic',
      provider: 'anthropic',
      apiKey: anthropicKey,
      model: ANTHROPIC_MODEL,
      seededFrom: 'ANTHROPIC_API_KEY',
    });
  const { azureOpenaiEndpoint: baseUrl, azureOpenaiDeployment: model, azureOpenaiApiVersion } = config;
  if (azureKey !== null && baseUrl !== undefined && model !== undefined) {
    const apiVersion = azureOpenaiApiVersion ?? null;
    add({
      name: 'Azure OpenAI',
      provider: 'azure-openai',
      apiKey: azureKey,
      baseUrl,
      model,
      apiVersion,
      seededFrom: 'AZURE_OPENAI_API_KEY',
    });
  }
  return found;
}

function real(value: string | undefined): string | null {
  const text = value?.trim() ?? '';
  return text === '' || text.endsWith('...') || /^(changeme|your[-_ ])/i.test(text) ? null : text;
}
