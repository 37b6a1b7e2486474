import { AppError, type RequestContext } from '@assist/kernel';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import { ChatModels, type ChatModel, type OpenedModel } from '../contracts.js';
import { limitsOf, llmConfig, type LlmConfig } from '../llm.config.js';
import { listModels } from '../providers/list-models.js';
import { openChatModel } from '../providers/open-chat-model.js';
import type { ProviderConnection } from '../providers/provider-connection.js';
import { checkEndpoint } from './check-endpoint.js';
import { LlmConnectionRepository } from './llm-connection.repository.js';
import { logFaults } from './log-faults.js';
import { ModelMetrics } from './model-metrics.js';
import { ProviderKeys } from './provider-keys.js';

/** The port `ChatModels` in this process. */
@Injectable()
export class OpenConnection extends ChatModels {
  constructor(
    private readonly repository: LlmConnectionRepository,
    private readonly keys: ProviderKeys,
    private readonly metrics: ModelMetrics,
    @Inject(llmConfig.token) private readonly config: LlmConfig,
    @Inject(LOG) private readonly log: Log,
  ) {
    super();
  }

  override async open(ctx: RequestContext, modelId: string | null): Promise<OpenedModel | null> {
    const row = modelId === null ? await this.repository.findDefault(ctx) : await this.repository.find(ctx, modelId);
    if (row === null && modelId !== null) throw new AppError('CONNECTION_NOT_FOUND');
    if (row === null) return null;
    const { provider, baseUrl, apiVersion, model, name } = row;
    const connection: ProviderConnection = { provider, baseUrl, apiVersion, model, apiKey: this.keys.open(row) };
    checkEndpoint(connection);
    const measured = this.metrics.measure(connection, this.#modelOf(connection));
    const about = { requestId: ctx.requestId, connection: name, provider, model };
    return { name: model === '' ? name : model, model: logFaults(measured, this.log, about) };
  }

  #modelOf(connection: ProviderConnection): ChatModel {
    const limits = limitsOf(this.config);
    if (connection.model !== '') return openChatModel(connection, limits);
    return {
      async *stream(request, signal) {
        const [model] = await listModels(connection, signal, limits);
        if (model === undefined) {
          throw new AppError('PROVIDER_MODEL_MISSING', {
            status: null,
            reason: 'the endpoint lists no model',
            fault: 'no_model',
          });
        }
        yield* openChatModel({ ...connection, model }, limits).stream(request, signal);
      },
    };
  }
}
