import { searchReplySchema, type SearchRequest, type SearchResult } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { ServiceClient, servicesConfig } from '@assist/platform/http';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DocumentSearch } from '../contracts.js';

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
}
