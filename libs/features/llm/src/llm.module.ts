import { Module } from '@nestjs/common';
import { AllowedModels } from './access/allowed-models.js';
import { ModelAccessRepository } from './access/model-access.repository.js';
import { ModelGroupsController } from './access/model-groups.controller.js';
import { SetModelAccess } from './access/set-model-access.js';
import { ConnectionAudit } from './connections/connection-audit.js';
import { Connections } from './connections/connections.service.js';
import { ConnectionsController } from './connections/connections.controller.js';
import { ListModels } from './connections/list-models.js';
import { ListProviderModels } from './connections/list-provider-models.js';
import { LlmConnectionRepository } from './connections/llm-connection.repository.js';
import { ModelFigures } from './connections/model-figures.js';
import { ModelMetrics } from './connections/model-metrics.js';
import { ModelUsage } from './connections/model-usage.js';
import { OpenConnection } from './connections/open-connection.js';
import { ProviderKeys } from './connections/provider-keys.js';
import { SeedConnection } from './connections/seed-connection.js';
import { SeedConnections } from './connections/seed-connections.js';
import { TestConnection } from './connections/test-connection.js';
import { ChatModels } from './contracts.js';

/** Model connections; exports the port `ChatModels` to who runs in the same process. */
@Module({
  controllers: [ConnectionsController, ModelGroupsController],
  providers: [
    AllowedModels,
    ModelAccessRepository,
    SetModelAccess,
    ListModels,
    ConnectionAudit,
    Connections,
    ListProviderModels,
    LlmConnectionRepository,
    ModelFigures,
    ModelMetrics,
    ModelUsage,
    OpenConnection,
    ProviderKeys,
    SeedConnection,
    SeedConnections,
    TestConnection,
    { provide: ChatModels, useExisting: OpenConnection },
  ],
  exports: [ChatModels],
})
export class LlmModule {}
