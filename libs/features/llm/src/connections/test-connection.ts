import type { ConnectionTestReply, ConnectionTestRequest } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Problems } from '@assist/platform/http';
import { Inject, Injectable } from '@nestjs/common';
import type { ChatModel } from '../contracts.js';
import { limitsOf, llmConfig, type LlmConfig } from '../llm.config.js';
import { openChatModel } from '../providers/open-chat-model.js';
import { checkEndpoint } from './check-endpoint.js';
import { Connections } from './connections.service.js';

const ENOUGH_CHARACTERS = 400;
/** A model that thinks first needs room before its first word. */
const MAX_TOKENS = 1500;
/** Somebody is waiting in front of the form. */
const LONGEST_FIRST_TOKEN_MS = 90_000;
const GREETINGS = { de: 'Begrüße mich in einem kurzen Satz.', en: 'Greet me in one short sentence.' } as const;

/** Asks a model for one sentence and shows what it says. A failing provider is an answer here, not an error. */
@Injectable()
export class TestConnection {
  constructor(
    private readonly connections: Connections,
    private readonly problems: Problems,
    @Inject(llmConfig.token) private readonly config: LlmConfig,
  ) {}

  async execute(ctx: RequestContext, { connectionId, draft }: ConnectionTestRequest): Promise<ConnectionTestReply> {
    const stored = connectionId === undefined ? null : await this.connections.get(ctx, connectionId);
    try {
      const endpoint = this.connections.endpointOf(stored, draft);
      checkEndpoint(endpoint);
      const limits = limitsOf(this.config);
      const firstTokenTimeoutMs = Math.min(limits.firstTokenTimeoutMs, LONGEST_FIRST_TOKEN_MS);
      return {
        ok: true,
        ...(await listen(openChatModel({ ...endpoint, model: draft.model }, { ...limits, firstTokenTimeoutMs }), ctx)),
      };
    } catch (error) {
      if (ctx.signal.aborted) throw error;
      return { ok: false, problem: this.problems.of(error, ctx.requestId).problem };
    }
  }
}

async function listen(model: ChatModel, ctx: RequestContext): Promise<{ text: string; firstTokenMs: number; totalMs: number }> {
  const began = performance.now();
  const elapsed = (): number => Math.round(performance.now() - began);
  let text = '';
  let firstTokenMs: number | undefined;
  for await (const delta of model.stream(
    { messages: [{ role: 'user', text: GREETINGS[ctx.locale] }], maxTokens: MAX_TOKENS },
    ctx.signal,
  )) {
    if (delta.text !== '') firstTokenMs ??= elapsed();
    text += delta.text;
    if (text.length > ENOUGH_CHARACTERS) break;
  }
  return { text: text.trim(), firstTokenMs: firstTokenMs ?? elapsed(), totalMs: elapsed() };
}
