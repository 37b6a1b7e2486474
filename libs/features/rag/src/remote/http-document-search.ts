import { collectionListSchema, searchReplySchema, type SearchRequest, type SearchResult } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { ServiceClient, servicesConfig } from '@assist/platform/http';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DocumentSearch, type SearchableDocuments } from '../contracts.js';

const TIMEOUT_MS = 10_000;

/** Search in another process of the installation. */
@Injectable()
export class HttpDocumentSearch extends DocumentSearch {
  constructor(
    private readonly client: ServiceClient,
    @Inject(servicesConfig.token) private readonly services: z.output<typeof servicesConfig.schema>,
  ) {
    super();
  }

  override async search(ctx: RequestContext, request: SearchRequest): Promise<readonly SearchResult[]> {
    const call = {
      baseUrl: this.services.ragApiUrl,
      method: 'POST',
      path: '/api/search',
      body: request,
      reply: searchReplySchema,
      timeoutMs: TIMEOUT_MS,
    } as const;
    return (await this.client.call(ctx, call)).results;
  }

  override async count(ctx: RequestContext, collectionIds?: readonly string[]): Promise<SearchableDocuments> {
    const call = {
      baseUrl: this.services.ragApiUrl,
      method: 'GET',
      path: '/api/collections',
      reply: collectionListSchema,
      timeoutMs: TIMEOUT_MS,
    } as const;
    const { items } = await this.client.call(ctx, call);
    const asked = items.filter((collection) => collectionIds?.includes(collection.id) ?? true);
    return {
      ready: asked.reduce((sum, one) => sum + one.readyCount, 0),
      pending: asked.reduce((sum, one) => sum + one.pendingCount, 0),
    };
  }
}
