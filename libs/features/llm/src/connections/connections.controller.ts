import {
  connectionDraftSchema,
  connectionListSchema,
  connectionSchema,
  connectionTestReplySchema,
  connectionTestRequestSchema,
  detectedEndpointsSchema,
  modelListSchema,
  modelNamesReplySchema,
  modelNamesRequestSchema,
  type Connection,
  type ConnectionDraft,
  type ConnectionTestReply,
  type ConnectionTestRequest,
  type DetectedEndpoints,
  type ModelList,
  type ModelNamesReply,
  type ModelNamesRequest,
} from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam } from '@assist/platform/http';
import { Body, Controller, Param } from '@nestjs/common';
import { Connections } from './connections.service.js';
import { ListModels } from './list-models.js';
import { ListProviderModels } from './list-provider-models.js';
import { TestConnection } from './test-connection.js';

const ADMIN = { module: 'chat', access: 'admin', permission: 'models.administer' } as const;
const connectionId = idParam('CONNECTION_NOT_FOUND');

@Controller()
export class ConnectionsController {
  constructor(
    private readonly connections: Connections,
    private readonly testConnectionUseCase: TestConnection,
    private readonly providerModels: ListProviderModels,
    private readonly models: ListModels,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/llm/connections',
    ...ADMIN,
    summary: 'List model connections',
    reply: connectionListSchema,
  })
  async listConnections(@Ctx() ctx: RequestContext): Promise<{ items: Connection[] }> {
    return { items: await this.connections.list(ctx) };
  }

  @Endpoint({
    method: 'POST',
    path: '/api/llm/connections',
    ...ADMIN,
    summary: 'Connect a model',
    status: 201,
    reply: connectionSchema,
    errors: ['CONNECTION_INCOMPLETE', 'ENDPOINT_REFUSED', 'MODEL_GROUP_NOT_FOUND'],
  })
  createConnection(
    @Ctx() ctx: RequestContext,
    @Body({ schema: connectionDraftSchema }) draft: ConnectionDraft,
  ): Promise<Connection> {
    return this.connections.create(ctx, draft);
  }

  @Endpoint({
    method: 'PATCH',
    path: '/api/llm/connections/:id',
    ...ADMIN,
    summary: 'Change a model connection; key and access are kept if left out',
    reply: connectionSchema,
    errors: ['CONNECTION_NOT_FOUND', 'CONNECTION_INCOMPLETE', 'ENDPOINT_REFUSED', 'MODEL_GROUP_NOT_FOUND'],
  })
  updateConnection(
    @Ctx() ctx: RequestContext,
    @Param('id', connectionId) id: string,
    @Body({ schema: connectionDraftSchema }) draft: ConnectionDraft,
  ): Promise<Connection> {
    return this.connections.update(ctx, id, draft);
  }

  @Endpoint({
    method: 'DELETE',
    path: '/api/llm/connections/:id',
    ...ADMIN,
    summary: 'Remove a model connection',
    reply: 'empty',
    errors: ['CONNECTION_NOT_FOUND'],
  })
  deleteConnection(@Ctx() ctx: RequestContext, @Param('id', connectionId) id: string): Promise<void> {
    return this.connections.remove(ctx, id);
  }

  @Endpoint({
    method: 'POST',
    path: '/api/llm/connections/:id/default',
    ...ADMIN,
    summary: 'Make a connection the default model',
    reply: 'empty',
    errors: ['CONNECTION_NOT_FOUND'],
  })
  setDefaultConnection(@Ctx() ctx: RequestContext, @Param('id', connectionId) id: string): Promise<void> {
    return this.connections.setDefault(ctx, id);
  }

  @Endpoint({
    method: 'POST',
    path: '/api/llm/connections/test',
    ...ADMIN,
    summary: 'Ask a model for one sentence',
    reply: connectionTestReplySchema,
    errors: ['CONNECTION_NOT_FOUND'],
  })
  testConnection(
    @Ctx() ctx: RequestContext,
    @Body({ schema: connectionTestRequestSchema }) request: ConnectionTestRequest,
  ): Promise<ConnectionTestReply> {
    return this.testConnectionUseCase.execute(ctx, request);
  }

  @Endpoint({
    method: 'POST',
    path: '/api/llm/connections/models',
    ...ADMIN,
    summary: 'List the models of an endpoint',
    reply: modelNamesReplySchema,
    errors: ['CONNECTION_NOT_FOUND'],
  })
  listModelNames(
    @Ctx() ctx: RequestContext,
    @Body({ schema: modelNamesRequestSchema }) request: ModelNamesRequest,
  ): Promise<ModelNamesReply> {
    return this.providerModels.execute(ctx, request);
  }

  @Endpoint({
    method: 'GET',
    path: '/api/llm/detected',
    ...ADMIN,
    summary: 'Find model servers on this host',
    reply: detectedEndpointsSchema,
  })
  listDetectedEndpoints(@Ctx() ctx: RequestContext): Promise<DetectedEndpoints> {
    return this.providerModels.detect(ctx);
  }

  @Endpoint({
    method: 'GET',
    path: '/api/llm/models',
    module: 'chat',
    access: 'read',
    summary: 'List the models that the caller may use',
    reply: modelListSchema,
  })
  listModels(@Ctx() ctx: RequestContext): Promise<ModelList> {
    return this.models.execute(ctx);
  }
}
