import { searchReplySchema, searchRequestSchema, type SearchRequest, type SearchResult } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Body, Controller } from '@nestjs/common';
import { SearchDocuments } from './search-documents.js';

@Controller()
export class SearchController {
  constructor(private readonly searchDocumentsUseCase: SearchDocuments) {}

  @Endpoint({
    method: 'POST',
    path: '/api/search',
    module: 'rag',
    access: 'use',
    forServices: true,
    summary: 'Find passages in own documents',
    reply: searchReplySchema,
    errors: ['COLLECTION_NOT_FOUND'],
  })
  async searchDocuments(
    @Ctx() ctx: RequestContext,
    @Body({ schema: searchRequestSchema }) body: SearchRequest,
  ): Promise<{ results: readonly SearchResult[] }> {
    return { results: await this.searchDocumentsUseCase.search(ctx, body) };
  }
}
