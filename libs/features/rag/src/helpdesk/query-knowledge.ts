import type { RagQueryReply, RagQueryRequest } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { SearchDocuments } from '../search/search-documents.js';

const MAX_RESULTS = 20;
const MAX_QUERY_CHARS = 4000;

/** Passages for a ticket, in the wire format of the helpdesk plugin. */
@Injectable()
export class QueryKnowledge {
  constructor(private readonly searchDocuments: SearchDocuments) {}

  /** No text, no results. `top_k` is brought into 1 to 20. */
  async execute(ctx: RequestContext, request: RagQueryRequest): Promise<RagQueryReply> {
    const query = `${request.subject}\n${request.latest_message}`.trim().slice(0, MAX_QUERY_CHARS);
    if (query === '') return { results: [] };
    const topK = Math.min(MAX_RESULTS, Math.max(1, request.top_k));
    const found = await this.searchDocuments.search(ctx, { query, topK });
    return {
      results: found.map(({ title, text, score, documentId, page }) => ({
        title,
        text,
        score,
        page,
        reference_url: referenceUrl(documentId, page),
      })),
    };
  }
}

/** Address of the original file, below the address of the installation; readers of PDF go to the page. */
function referenceUrl(documentId: string, page: number | null): string {
  return `/api/documents/${documentId}/file${page === null ? '' : `#page=${String(page)}`}`;
}
