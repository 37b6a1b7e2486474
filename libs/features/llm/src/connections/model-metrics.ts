import { isAppError } from '@assist/kernel';
import { Metrics } from '@assist/platform/observability';
import { Injectable } from '@nestjs/common';
import type { ChatModel, ModelDelta } from '../contracts.js';
import type { ProviderConnection } from '../providers/provider-connection.js';

const BUCKETS_SECONDS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];

type Histogram = ReturnType<Metrics['histogram']>;
type Counter = ReturnType<Metrics['counter']>;

/** Figures of calls to models, failed ones too. Labels are what administrators configured, never anything a person typed. */
@Injectable()
export class ModelMetrics {
  readonly #duration: Histogram;
  readonly #firstChunk: Histogram;
  readonly #tokens: Counter;

  constructor(metrics: Metrics) {
    const labels = ['operation', 'provider', 'model'];
    const histogram = (name: `${string}_seconds`, help: string, names: string[]): Histogram =>
      metrics.histogram<string>(name, help, BUCKETS_SECONDS, names) as Histogram;
    this.#duration = histogram('gen_ai_client_operation_duration_seconds', 'Duration of calls to models', [
      ...labels,
      'error_type',
    ]);
    this.#firstChunk = histogram('gen_ai_client_time_to_first_chunk_seconds', 'Time to the first piece of an answer', labels);
    this.#tokens = metrics.counter<string>('gen_ai_client_tokens_total', 'Tokens as providers counted them', [
      ...labels,
      'token_type',
    ]) as Counter;
  }

  measure(connection: ProviderConnection, model: ChatModel): ChatModel {
    const labels = {
      operation: 'chat',
      provider: connection.provider,
      model: connection.model === '' ? 'first' : connection.model,
    };
    return { stream: (request, signal) => this.#observe(model.stream(request, signal), labels) };
  }

  async *#observe(stream: AsyncIterable<ModelDelta>, labels: Readonly<Record<string, string>>): AsyncGenerator<ModelDelta> {
    const began = performance.now();
    const seconds = (): number => (performance.now() - began) / 1000;
    let isFirst = true;
    let errorType = 'stopped';
    try {
      for await (const delta of stream) {
        if (isFirst && delta.text !== '') this.#firstChunk.observe(labels, seconds());
        isFirst &&= delta.text === '';
        if (delta.usage !== undefined) this.#tokens.inc({ ...labels, token_type: 'input' }, delta.usage.inputTokens);
        if (delta.usage !== undefined) this.#tokens.inc({ ...labels, token_type: 'output' }, delta.usage.outputTokens);
        yield delta;
      }
      errorType = 'none';
    } catch (error) {
      errorType = isAppError(error) ? error.code : 'stopped';
      throw error;
    } finally {
      this.#duration.observe({ ...labels, error_type: errorType }, seconds());
    }
  }
}
