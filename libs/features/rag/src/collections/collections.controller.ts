import {
  collectionListSchema,
  collectionRequestSchema,
  collectionSchema,
  type Collection,
  type CollectionRequest,
} from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam } from '@assist/platform/http';
import { Body, Controller, Param } from '@nestjs/common';
import { Collections } from './collections.service.js';

@Controller()
export class CollectionsController {
  constructor(private readonly collections: Collections) {}

  @Endpoint({
    method: 'GET',
    path: '/api/collections',
    module: 'rag',
    access: 'read',
    forServices: true,
    summary: 'Own collections',
    reply: collectionListSchema,
  })
  async listCollections(@Ctx() ctx: RequestContext): Promise<{ items: readonly Collection[] }> {
    return { items: await this.collections.list(ctx) };
  }

  @Endpoint({
    method: 'POST',
    path: '/api/collections',
    module: 'rag',
    access: 'use',
    permission: 'rag.create',
    summary: 'Create a collection',
    status: 201,
    reply: collectionSchema,
    errors: ['COLLECTION_NAME_TAKEN'],
  })
  createCollection(
    @Ctx() ctx: RequestContext,
    @Body({ schema: collectionRequestSchema }) body: CollectionRequest,
  ): Promise<Collection> {
    return this.collections.create(ctx, body.name);
  }

  @Endpoint({
    method: 'PATCH',
    path: '/api/collections/:id',
    module: 'rag',
    access: 'use',
    summary: 'Rename a collection',
    reply: collectionSchema,
    errors: ['COLLECTION_NOT_FOUND', 'COLLECTION_NAME_TAKEN'],
  })
  renameCollection(
    @Ctx() ctx: RequestContext,
    @Param('id', idParam('COLLECTION_NOT_FOUND')) id: string,
    @Body({ schema: collectionRequestSchema }) body: CollectionRequest,
  ): Promise<Collection> {
    return this.collections.rename(ctx, id, body.name);
  }

  @Endpoint({
    method: 'DELETE',
    path: '/api/collections/:id',
    module: 'rag',
    access: 'delete',
    summary: 'Delete a collection and its documents',
    reply: 'empty',
    errors: ['COLLECTION_NOT_FOUND', 'LEGAL_HOLD'],
  })
  deleteCollection(@Ctx() ctx: RequestContext, @Param('id', idParam('COLLECTION_NOT_FOUND')) id: string): Promise<void> {
    return this.collections.delete(ctx, id);
  }
}
