import type { Document, DocumentContent } from '@assist/contracts';
import { call, callEmpty, send } from './http';

export interface DocumentPage {
  readonly items: readonly Document[];
  readonly nextCursor: string | null;
}

export interface ContentWindow {
  readonly from?: number;
  readonly limit?: number;
  readonly at?: number;
}

export function listDocuments(
  collectionId: string,
  page: { cursor?: string; limit: number },
  signal?: AbortSignal,
): Promise<DocumentPage> {
  return call('GET', `/api/collections/${collectionId}/documents`, { query: page, signal });
}

export function readDocument(id: string, signal?: AbortSignal): Promise<Document> {
  return call('GET', `/api/documents/${id}`, { signal });
}

export function deleteDocument(id: string): Promise<void> {
  return callEmpty('DELETE', `/api/documents/${id}`);
}

export function retryDocument(id: string): Promise<void> {
  return callEmpty('POST', `/api/documents/${id}/retry`);
}

export function readContent(id: string, range: ContentWindow, signal?: AbortSignal): Promise<DocumentContent> {
  return call('GET', `/api/documents/${id}/content`, { query: { ...range }, signal });
}

/** The original file as the person gave it. */
export function openFile(id: string, signal?: AbortSignal): Promise<Response> {
  return send('GET', `/api/documents/${id}/file`, { signal });
}
