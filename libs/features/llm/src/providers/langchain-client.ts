import type { BaseMessage } from '@langchain/core/messages';
import type { ChatGenerationChunk } from '@langchain/core/outputs';
import type { ModelRequest } from '../contracts.js';
import type { ProviderConnection } from './provider-connection.js';
import { baseText } from './provider-url.js';

/** The part of LangChain's chat models that streams without callbacks; see `openChatModel` for why that one. */
export interface LangChainClient {
  stream(messages: BaseMessage[]): AsyncIterable<ChatGenerationChunk>;
}

interface ClientParts {
  readonly connection: ProviderConnection;
  readonly url: URL;
  readonly fetch: typeof fetch;
  readonly request: ModelRequest;
}

/** The guarded fetch sets the real one; a client without any key would look for one in the environment. */
const NO_KEY = 'set-by-egress';
/** The time limits are ours; the libraries' own must never come first. */
const NO_TIMEOUT_MS = 24 * 60 * 60 * 1000;
const OLLAMA_MIN_CONTEXT = 8192;
const OLLAMA_MAX_CONTEXT = 65536;

/** Loads LangChain on first use: it costs a third of a second and over 100 MB, and many installations start without a model. */
export async function langChainClient(parts: ClientParts): Promise<LangChainClient> {
  switch (parts.connection.provider) {
    case 'ollama':
      return ollama(parts);
    case 'anthropic':
      return anthropic(parts);
    case 'azure-openai':
      return azure(parts);
    case 'openai':
    case 'openai-compatible':
      return openai(parts);
  }
}

async function openai({ connection, url, fetch, request }: ClientParts): Promise<LangChainClient> {
  const { ChatOpenAI } = await import('@langchain/openai');
  const client = new ChatOpenAI({
    model: connection.model,
    apiKey: NO_KEY,
    useResponsesApi: false,
    maxRetries: 0,
    timeout: NO_TIMEOUT_MS,
    maxTokens: request.maxTokens,
    // OpenAI's own newer models refuse any temperature but their default.
    temperature: connection.provider === 'openai' ? undefined : request.temperature,
    configuration: { baseURL: baseText(url), fetch, logLevel: 'off' },
  });
  return { stream: (messages) => client._streamResponseChunks(messages, {}) };
}

async function azure({ connection, url, fetch, request }: ClientParts): Promise<LangChainClient> {
  const { AzureChatOpenAI } = await import('@langchain/openai');
  const client = new AzureChatOpenAI({
    model: connection.model,
    azureOpenAIApiKey: NO_KEY,
    azureOpenAIEndpoint: baseText(url),
    azureOpenAIApiDeploymentName: connection.model,
    azureOpenAIApiVersion: connection.apiVersion ?? '2024-10-21',
    useResponsesApi: false,
    maxRetries: 0,
    timeout: NO_TIMEOUT_MS,
    maxTokens: request.maxTokens,
    configuration: { fetch, logLevel: 'off' },
  });
  return { stream: (messages) => client._streamResponseChunks(messages, {}) };
}

async function anthropic({ connection, url, fetch, request }: ClientParts): Promise<LangChainClient> {
  const { ChatAnthropic } = await import('@langchain/anthropic');
  const client = new ChatAnthropic({
    model: connection.model,
    apiKey: NO_KEY,
    anthropicApiUrl: baseText(url),
    maxRetries: 0,
    maxTokens: request.maxTokens,
    clientOptions: { fetch, timeout: NO_TIMEOUT_MS, logLevel: 'off' },
  });
  return { stream: (messages) => client._streamResponseChunks(messages, {}) };
}

async function ollama({ connection, url, fetch, request }: ClientParts): Promise<LangChainClient> {
  const { ChatOllama } = await import('@langchain/ollama');
  const client = new ChatOllama({
    model: connection.model,
    baseUrl: baseText(url),
    maxRetries: 0,
    numCtx: ollamaContext(request),
    numPredict: request.maxTokens,
    temperature: request.temperature,
    fetch,
  });
  return { stream: (messages) => client._streamResponseChunks(messages, {}) };
}

/**
 * Ollama cuts a prompt that is longer than its context without a word, and its default is short. The size is chosen
 * in powers of two because each change loads the model again; three characters a token is the low end for German.
 */
function ollamaContext(request: ModelRequest): number {
  const characters = request.messages.reduce((sum, message) => sum + message.text.length, 0);
  const needed = characters / 3 + (request.maxTokens ?? 2048);
  let size = OLLAMA_MIN_CONTEXT;
  while (size < needed && size < OLLAMA_MAX_CONTEXT) size *= 2;
  return size;
}
