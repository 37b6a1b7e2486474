import * as api from '@assist/api-client';
import type { Document, DocumentContent, UploadRules } from '@assist/contracts';
import { dataOf, done } from './http';

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
  return dataOf(api.listDocuments<true>({ path: { id: collectionId }, query: page, signal }));
}

export function readUploadRules(signal?: AbortSignal): Promise<UploadRules> {
  return dataOf(api.readUploadRules<true>({ signal }));
}

export function readDocument(id: string, signal?: AbortSignal): Promise<Document> {
  return dataOf(api.readDocument<true>({ path: { id }, signal }));
}

export function deleteDocument(id: string): Promise<void> {
  return done(api.deleteDocument<true>({ path: { id } }));
}

export function retryDocument(id: string): Promise<void> {
  return done(api.retryDocument<true>({ path: { id } }));
}

export function readContent(id: string, range: ContentWindow, signal?: AbortSignal): Promise<DocumentContent> {
  return dataOf(api.readContent<true>({ path: { id }, query: range, signal }));
}

/** The original file as the person gave it; its bytes are read from the response as they come. */
export async function openFile(id: string, signal?: AbortSignal): Promise<Response> {
  const { response } = await api.readFile<true>({ path: { id }, parseAs: 'stream', signal });
  return response;
}

/** Bytes of the original file from `begin` to before `end`. */
export async function readFilePart(id: string, begin: number, end: number, signal: AbortSignal): Promise<Uint8Array> {
  const headers = { range: `bytes=${begin}-${end - 1}` };
  const { response } = await api.readFile<true>({ path: { id }, headers, parseAs: 'stream', signal });
  const bytes = new Uint8Array(await response.arrayBuffer());
  // Something on the way may not know ranges.
  return response.status === 206 ? bytes : bytes.subarray(begin, end);
}
