import * as api from '@assist/api-client';
import type { SearchReply, SearchRequest } from '@assist/contracts';
import { dataOf } from './http';

export function searchDocuments(request: SearchRequest, signal?: AbortSignal): Promise<SearchReply> {
  return dataOf(api.searchDocuments<true>({ body: request, signal }));
}
