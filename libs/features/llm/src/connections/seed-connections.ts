import { AppError, systemContext, type RequestContext } from '@assist/kernel';
import { isUniqueViolation } from '@assist/platform/database';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { llmConfig, type LlmConfig } from '../llm.config.js';
import { configuredEndpoints, type ConfiguredEndpoint } from './configured-endpoints.js';
import { LlmConnectionRepository } from './llm-connection.repository.js';
import { SeedConnection } from './seed-connection.js';

/**
 * Makes connections from the environment, each once in the life of an installation: later the administrator's changes
 * count, and a connection that was removed does not come back. The first one becomes the default where there is none.
 */
@Injectable()
export class SeedConnections implements OnApplicationBootstrap {
  constructor(
    private readonly repository: LlmConnectionRepository,
    private readonly seedConnection: SeedConnection,
    @Inject(llmConfig.token) private readonly config: LlmConfig,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const ctx = systemContext('environment');
    const endpoints = configuredEndpoints(this.config);
    if (endpoints.length === 0) return;
    const known = await this.repository.seededNames(ctx);
    for (const endpoint of endpoints.filter(({ seededFrom }) => !known.has(seededFrom))) await this.#seed(ctx, endpoint);
  }

  async #seed(ctx: RequestContext, endpoint: ConfiguredEndpoint): Promise<void> {
    try {
      await this.seedConnection.execute(ctx, endpoint);
    } catch (error) {
      // Another process was faster, or the address is none: the service starts in both cases.
      if (!isUniqueViolation(error) && !(error instanceof AppError)) throw error;
      this.log.warn(
        { variable: endpoint.seededFrom, code: error instanceof AppError ? error.code : 'EXISTS' },
        'no model connection was made from the environment',
      );
    }
  }
}
