import type { Document, DocumentFailure } from '@assist/contracts';
import { isoOrNull } from '@assist/kernel';
import type { RagDocument } from './document.entity.js';

/** Failures that may pass without another file: the service was busy, stopped or at fault. */
const RETRYABLE: ReadonlySet<DocumentFailure> = new Set([
  'timed_out',
  'out_of_memory',
  'parser_crashed',
  'storage_full',
  'internal',
]);

export function isRetryable(failure: DocumentFailure): boolean {
  return RETRYABLE.has(failure);
}

export function toDocument(row: RagDocument): Document {
  const { id, collectionId, name, mediaType, sizeBytes, state, pageCount, chunkCount, failure } = row;
  return {
    id,
    collectionId,
    name,
    mediaType,
    sizeBytes,
    state,
    pageCount,
    chunkCount,
    progress: { done: row.progressDone, total: row.progressTotal },
    error: failure === null ? null : { reason: failure, detail: row.failureDetail, retryable: isRetryable(failure) },
    createdAt: new Date(row.createdAt).toISOString(),
    readyAt: isoOrNull(row.readyAt),
  };
}
