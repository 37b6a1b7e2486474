import { AppError, Clock, newId, systemContext } from '@assist/kernel';
import { Database, isUniqueViolation } from '@assist/platform/database';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { llmConfig, type LlmConfig } from '../llm.config.js';
import { checkEndpoint } from './check-endpoint.js';
import { configuredEndpoints, type ConfiguredEndpoint } from './configured-endpoints.js';
import { LlmConnectionRepository } from './llm-connection.repository.js';
import { ProviderKeys } from './provider-keys.js';

/**
 * Makes connections from the environment, each once in the life of an installation: later the administrator's changes
 * count, and a connection that was removed does not come back. The first one becomes the default where there is none.
 */
@Injectable()
export class SeedConnections implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly repository: LlmConnectionRepository,
    private readonly keys: ProviderKeys,
    private readonly clock: Clock,
    @Inject(llmConfig.token) private readonly config: LlmConfig,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const ctx = systemContext('seed');
    const endpoints = configuredEndpoints(this.config);
    if (endpoints.length === 0) return;
    const known = await this.repository.seededNames(ctx);
    for (const endpoint of endpoints.filter(({ seededFrom }) => !known.has(seededFrom))) await this.#seed(endpoint);
  }

  async #seed(endpoint: ConfiguredEndpoint): Promise<void> {
    try {
      checkEndpoint(endpoint);
      await this.database.transaction(systemContext('seed'), async (tx) => {
        const now = this.clock.now();
        const id = newId(now);
        const { name, provider, baseUrl, model, apiVersion, apiKey, seededFrom } = endpoint;
        const sealedKey = apiKey === null ? null : this.keys.seal(id, apiKey);
        const defaultSince = (await this.repository.findDefault(tx)) === null ? now : null;
        await this.repository.insert(tx, {
          id,
          name,
          provider,
          baseUrl,
          model,
          apiVersion,
          sealedKey,
          seededFrom,
          defaultSince,
          removedAt: null,
          createdAt: now,
          createdBy: null,
        });
      });
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
