import type { SearchReply, SearchRequest } from '@assist/contracts';
import { call } from './http';

export function searchDocuments(request: SearchRequest, signal?: AbortSignal): Promise<SearchReply> {
  return call('POST', '/api/search', { body: request, signal });
}
