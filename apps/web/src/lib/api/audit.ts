import * as api from '@assist/api-client';
import type { AuditEntry, AuditExportQuery, AuditOutcome, AuditState, Person } from '@assist/contracts/house';
import { dataOf } from './http';

export interface AuditPage {
  readonly items: readonly AuditEntry[];
  readonly nextCursor: string | null;
}

export interface AuditPageQuery {
  readonly action?: string | undefined;
  readonly actorId?: string | undefined;
  readonly targetId?: string | undefined;
  readonly outcome?: AuditOutcome | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export function listAudit(query: AuditPageQuery, signal?: AbortSignal): Promise<AuditPage> {
  return dataOf(api.listAudit<true>({ query, signal }));
}

export function readAuditState(signal?: AbortSignal): Promise<AuditState> {
  return dataOf(api.readAuditState<true>({ signal }));
}

export function verifyAudit(): Promise<AuditState> {
  return dataOf(api.verifyAudit<true>());
}

/** JSON lines, and the name that the server gives the file. */
export async function exportAudit(query: AuditExportQuery): Promise<{ readonly blob: Blob; readonly name: string }> {
  const { response } = await api.exportAudit<true>({ query, parseAs: 'stream' });
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { blob: await response.blob(), name: name ?? 'audit.jsonl' };
}

export async function findPeople(q: string, signal?: AbortSignal): Promise<readonly Person[]> {
  return (await dataOf(api.findPeople<true>({ query: { q }, signal }))).items;
}
