import { AppError, isId } from '@assist/kernel';
import type { LegQuery } from '../retrieval-index.js';

/** A literal of the engine's SQL. Only ids of ours become literals, so no quoting can be broken. */
export function idLiteral(id: string): string {
  if (!isId(id)) throw new AppError('VALIDATION_FAILED', { value: 'id' });
  return `'${id}'`;
}

export function documentPredicate(documentId: string, version?: number): string {
  const document = `documentId = ${idLiteral(documentId)}`;
  if (version === undefined) return document;
  if (!Number.isSafeInteger(version)) throw new AppError('VALIDATION_FAILED', { value: 'version' });
  return `${document} AND version = ${String(version)}`;
}

/** Filter of a search; undefined when nothing can match. */
export function searchPredicate(query: LegQuery): string | undefined {
  if (query.collectionIds.length === 0) return undefined;
  const allowed = `collectionId IN (${query.collectionIds.map(idLiteral).join(', ')})`;
  const except = query.exceptDocumentIds ?? [];
  return except.length === 0 ? allowed : `${allowed} AND documentId NOT IN (${except.map(idLiteral).join(', ')})`;
}
