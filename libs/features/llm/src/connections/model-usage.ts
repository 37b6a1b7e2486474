import type { RequestContext } from '@assist/kernel';
import { UsageLog } from '@assist/platform/usage';
import { Injectable } from '@nestjs/common';
import type { ChatModel, ModelDelta } from '../contracts.js';

/** Counts calls to models and their tokens, as far as the provider tells, for the one in whose name a model is asked. */
@Injectable()
export class ModelUsage {
  constructor(private readonly usage: UsageLog) {}

  count(ctx: RequestContext, name: string, model: ChatModel): ChatModel {
    return { stream: (request, signal) => this.#observe(ctx, name, model.stream(request, signal)) };
  }

  /** Also of an answer that broke off: what the provider did counts. */
  async *#observe(ctx: RequestContext, name: string, stream: AsyncIterable<ModelDelta>): AsyncGenerator<ModelDelta> {
    let [inputTokens, outputTokens] = [0, 0];
    try {
      for await (const delta of stream) {
        inputTokens += delta.usage?.inputTokens ?? 0;
        outputTokens += delta.usage?.outputTokens ?? 0;
        yield delta;
      }
    } finally {
      // In no transaction of the caller: an answer may end long after it.
      await this.usage.add({ ...ctx, tx: undefined }, { requests: 1, inputTokens, outputTokens }, name);
    }
  }
}
