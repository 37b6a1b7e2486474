import { Module } from '@nestjs/common';
import { Connections } from './connections/connections.service.js';
import { ConnectionsController } from './connections/connections.controller.js';
import { ListProviderModels } from './connections/list-provider-models.js';
import { LlmConnectionRepository } from './connections/llm-connection.repository.js';
import { ModelMetrics } from './connections/model-metrics.js';
import { OpenConnection } from './connections/open-connection.js';
import { ProviderKeys } from './connections/provider-keys.js';
import { SeedConnections } from './connections/seed-connections.js';
import { TestConnection } from './connections/test-connection.js';
import { ChatModels } from './contracts.js';

/** Model connections; exports the port `ChatModels` to who runs in the same process. */
@Module({
  controllers: [ConnectionsController],
  providers: [
    Connections,
    ListProviderModels,
    LlmConnectionRepository,
    ModelMetrics,
    OpenConnection,
    ProviderKeys,
    SeedConnections,
    TestConnection,
    { provide: ChatModels, useExisting: OpenConnection },
  ],
  exports: [ChatModels],
})
export class LlmModule {}
