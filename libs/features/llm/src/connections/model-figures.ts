import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import type { ChatModel } from '../contracts.js';
import type { ProviderConnection } from '../providers/provider-connection.js';
import { ModelMetrics } from './model-metrics.js';
import { ModelUsage } from './model-usage.js';

/** What is measured of each call to a model: for those who operate, and who used how much. */
@Injectable()
export class ModelFigures {
  constructor(
    private readonly metrics: ModelMetrics,
    private readonly usage: ModelUsage,
  ) {}

  measure(ctx: RequestContext, name: string, connection: ProviderConnection, model: ChatModel): ChatModel {
    return this.usage.count(ctx, name, this.metrics.measure(connection, model));
  }
}
