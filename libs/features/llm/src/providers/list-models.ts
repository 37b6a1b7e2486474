import { z } from 'zod';
import { DEFAULT_LIMITS, type ProviderEndpoint, type ProviderLimits } from './provider-connection.js';
import { unreadable } from './provider-fault.js';
import { ProviderSession } from './provider-session.js';
import { baseText } from './provider-url.js';

const MAX_MODELS = 1000;
const ollamaTags = z.object({ models: z.array(z.object({ name: z.string() })) });
const openAiModels = z.object({ data: z.array(z.object({ id: z.string() })) });

/**
 * Names of the models that a provider offers, sorted; empty for Azure OpenAI, which does not list its deployments.
 * Fails with the codes of `ChatModel.stream`.
 */
export async function listModels(
  endpoint: ProviderEndpoint,
  signal: AbortSignal,
  limits: Pick<ProviderLimits, 'connectTimeoutMs' | 'firstTokenTimeoutMs'> = DEFAULT_LIMITS,
): Promise<string[]> {
  if (endpoint.provider === 'azure-openai') return [];
  const session = new ProviderSession(endpoint, { ...DEFAULT_LIMITS, ...limits, maxResponseBytes: 4 * 1024 * 1024 }, signal);
  session.arm('first-token');
  try {
    const response = await session.fetch(modelsUrl(endpoint, session.url), { headers: headersOf(endpoint) });
    const names = namesIn(endpoint, await response.json());
    return [...new Set(names)].sort((a, b) => a.localeCompare(b)).slice(0, MAX_MODELS);
  } catch (error) {
    throw session.explain(error);
  } finally {
    session.close();
  }
}

function modelsUrl({ provider }: ProviderEndpoint, url: URL): string {
  if (provider === 'ollama') return `${baseText(url)}/api/tags`;
  return provider === 'anthropic' ? `${baseText(url)}/v1/models?limit=${MAX_MODELS}` : `${baseText(url)}/models`;
}

function headersOf({ provider }: ProviderEndpoint): Record<string, string> {
  return { accept: 'application/json', ...(provider === 'anthropic' ? { 'anthropic-version': '2023-06-01' } : {}) };
}

function namesIn({ provider }: ProviderEndpoint, body: unknown): string[] {
  if (provider === 'ollama') {
    const tags = ollamaTags.safeParse(body);
    if (tags.success) return tags.data.models.map((model) => model.name);
  } else {
    const list = openAiModels.safeParse(body);
    if (list.success) return list.data.data.map((model) => model.id);
  }
  throw unreadable();
}
