import { Clock, newId, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { checkEndpoint } from './check-endpoint.js';
import type { ConfiguredEndpoint } from './configured-endpoints.js';
import { ConnectionAudit } from './connection-audit.js';
import type { LlmConnection } from './llm-connection.entity.js';
import { LlmConnectionRepository } from './llm-connection.repository.js';
import { ProviderKeys } from './provider-keys.js';

/** Makes one connection from the environment; it is the default where there is none. */
@Injectable()
export class SeedConnection {
  constructor(
    private readonly database: Database,
    private readonly repository: LlmConnectionRepository,
    private readonly keys: ProviderKeys,
    private readonly audit: ConnectionAudit,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError for an address that is none; a unique violation when it was made before */
  async execute(ctx: RequestContext, endpoint: ConfiguredEndpoint): Promise<void> {
    checkEndpoint(endpoint);
    await this.database.transaction(ctx, async (tx) => {
      const now = this.clock.now();
      const id = newId(now);
      const { name, provider, baseUrl, model, apiVersion, apiKey, seededFrom } = endpoint;
      const row: LlmConnection = {
        ...{ id, name, provider, baseUrl, model, apiVersion, seededFrom },
        sealedKey: apiKey === null ? null : this.keys.seal(id, apiKey),
        defaultSince: (await this.repository.findDefault(tx)) === null ? now : null,
        removedAt: null,
        limitedSince: null,
        createdAt: now,
        createdBy: null,
      };
      await this.repository.insert(tx, row);
      await this.audit.created(tx, row, { everybody: true, groupIds: [], defaultGroupIds: [] });
    });
  }
}
