import { AppError, type RequestContext } from '@assist/kernel';
import { LOG, type Log } from '@assist/platform/observability';
import { Settings } from '@assist/platform/settings';
import { Inject, Injectable } from '@nestjs/common';
import { ChatModels, type ChatModel, type OpenedModel } from '../contracts.js';
import { limitsOf, llmConfig, type LlmConfig } from '../llm.config.js';
import { listModels } from '../providers/list-models.js';
import { openChatModel } from '../providers/open-chat-model.js';
import type { ProviderConnection } from '../providers/provider-connection.js';
import { AllowedModels } from '../access/allowed-models.js';
import { watchAccess } from '../access/watch-access.js';
import { checkEndpoint } from './check-endpoint.js';
import { logFaults } from './log-faults.js';
import { ModelFigures } from './model-figures.js';
import { ProviderKeys } from './provider-keys.js';

/** The port `ChatModels` in this process. */
@Injectable()
export class OpenConnection extends ChatModels {
  constructor(
    private readonly allowed: AllowedModels,
    private readonly keys: ProviderKeys,
    private readonly figures: ModelFigures,
    private readonly settings: Settings,
    @Inject(llmConfig.token) private readonly config: LlmConfig,
    @Inject(LOG) private readonly log: Log,
  ) {
    super();
  }

  override async open(ctx: RequestContext, modelId: string | null): Promise<OpenedModel | null> {
    const row = await this.allowed.find(ctx, modelId);
    if (row === null && modelId !== null) throw new AppError('CONNECTION_NOT_FOUND');
    if (row === null) return null;
    const { provider, baseUrl, apiVersion, model, name } = row;
    const connection: ProviderConnection = { provider, baseUrl, apiVersion, model, apiKey: this.keys.open(row) };
    checkEndpoint(connection);
    const shown = model === '' ? name : model;
    const measured = this.figures.measure(ctx, shown, connection, this.#modelOf(connection));
    const isAllowed = async (): Promise<boolean> => (await this.allowed.find({ ...ctx, tx: undefined }, row.id)) !== null;
    const about = { requestId: ctx.requestId, connection: name, provider, model };
    return { name: shown, model: logFaults(watchAccess(measured, isAllowed), this.log, about) };
  }

  #modelOf(connection: ProviderConnection): ChatModel {
    const firstTokenTimeoutMs = this.settings.get('llm.firstTokenTimeoutSeconds') * 1000;
    const limits = { ...limitsOf(this.config), firstTokenTimeoutMs };
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
