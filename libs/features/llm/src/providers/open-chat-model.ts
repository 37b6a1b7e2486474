import type { BaseMessage } from '@langchain/core/messages';
import type { ChatGenerationChunk } from '@langchain/core/outputs';
import type { ChatModel, ModelDelta, ModelRequest, ModelUsage } from '../contracts.js';
import { langChainClient } from './langchain-client.js';
import { DEFAULT_LIMITS, type ProviderConnection, type ProviderLimits } from './provider-connection.js';
import { ownFault } from './provider-fault.js';
import { ProviderSession } from './provider-session.js';
import { ThinkingFilter } from './thinking-filter.js';

/**
 * The model of a connection. Nothing is loaded or connected before the first `stream`.
 *
 * It reads LangChain's chunk stream below the callback manager: callbacks are where tracing hooks in by environment
 * variables (LANGSMITH_TRACING), and prompts must not leave the house by a variable that someone left set.
 */
export function openChatModel(connection: ProviderConnection, limits: ProviderLimits = DEFAULT_LIMITS): ChatModel {
  return { stream: (request, signal) => streamAnswer(connection, limits, request, signal) };
}

async function* streamAnswer(
  connection: ProviderConnection,
  limits: ProviderLimits,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelDelta> {
  const session = new ProviderSession(connection, limits, signal);
  try {
    const [client, messages] = await Promise.all([
      langChainClient({ connection, url: session.url, fetch: session.fetch, request }),
      toMessages(request),
    ]);
    yield* readAnswer(client.stream(messages), session);
  } catch (error) {
    throw session.explain(error);
  } finally {
    session.close();
  }
}

async function* readAnswer(chunks: AsyncIterable<ChatGenerationChunk>, session: ProviderSession): AsyncGenerator<ModelDelta> {
  const iterator = chunks[Symbol.asyncIterator]();
  const thinking = new ThinkingFilter();
  let usage: ModelUsage = { inputTokens: 0, outputTokens: 0 };
  let begun = false;
  let finished = false;
  let said = false;
  for (;;) {
    session.arm(begun ? 'idle' : 'first-token');
    const next = await abortable(iterator.next(), session.signal);
    session.disarm();
    if (next.done === true) break;
    begun ||= next.value.text !== '' || isReasoning(next.value);
    finished ||= finishOf(next.value);
    usage = addUsage(usage, next.value);
    const text = thinking.push(next.value.text);
    said ||= text.trim() !== '';
    if (text !== '') yield { text };
  }
  if (!finished && !session.ended) {
    throw ownFault('cut_off', 'the answer ended before its end');
  }
  const rest = thinking.flush();
  yield { text: rest, ...(usage.outputTokens > 0 ? { usage } : {}) };
  if (!said && rest.trim() === '') throw ownFault('empty', 'the model answered, but with no text');
}

/** Does not trust a library to end its iteration when its fetch was aborted. */
async function abortable<T>(step: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([step, aborted]);
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop);
    step.catch(() => undefined);
  }
}

async function toMessages(request: ModelRequest): Promise<BaseMessage[]> {
  const { AIMessage, HumanMessage, SystemMessage } = await import('@langchain/core/messages');
  return request.messages.map(({ role, text }) => {
    if (role === 'system') return new SystemMessage(text);
    return role === 'user' ? new HumanMessage(text) : new AIMessage(text);
  });
}

function finishOf(chunk: ChatGenerationChunk): boolean {
  const kwargs = chunk.message.additional_kwargs;
  return typeof chunk.generationInfo?.['finish_reason'] === 'string' || typeof kwargs['stop_reason'] === 'string';
}

function isReasoning(chunk: ChatGenerationChunk): boolean {
  const text = chunk.message.additional_kwargs['reasoning_content'];
  return typeof text === 'string' && text !== '';
}

function addUsage(sum: ModelUsage, chunk: ChatGenerationChunk): ModelUsage {
  const usage = 'usage_metadata' in chunk.message ? (chunk.message.usage_metadata as UsageMetadata | undefined) : undefined;
  if (usage === undefined) return sum;
  return {
    inputTokens: sum.inputTokens + (usage.input_tokens ?? 0),
    outputTokens: sum.outputTokens + (usage.output_tokens ?? 0),
  };
}

interface UsageMetadata {
  readonly input_tokens?: number;
  readonly output_tokens?: number;
}
