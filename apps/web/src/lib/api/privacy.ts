import * as api from '@assist/api-client';
import type {
  LegalHold,
  OwnRetention,
  PreviewRequest,
  RetentionPart,
  RetentionPreview,
  RetentionRules,
} from '@assist/contracts/people';
import { dataOf, done } from './http';

export function readRetentionRules(signal?: AbortSignal): Promise<RetentionRules> {
  return dataOf(api.readRetentionRules<true>({ signal }));
}

export function putRetentionException(groupId: string, part: RetentionPart, keepDays: number | null): Promise<RetentionRules> {
  return dataOf(api.putRetentionException<true>({ path: { groupId, part }, body: { keepDays } }));
}

export function deleteRetentionException(groupId: string, part: RetentionPart): Promise<RetentionRules> {
  return dataOf(api.deleteRetentionException<true>({ path: { groupId, part } }));
}

export function createRetentionPreview(request: PreviewRequest): Promise<RetentionPreview> {
  return dataOf(api.createRetentionPreview<true>({ body: request }));
}

export function readRetentionPreview(id: string, signal?: AbortSignal): Promise<RetentionPreview> {
  return dataOf(api.readRetentionPreview<true>({ path: { id }, signal }));
}

export function readMyRetention(signal?: AbortSignal): Promise<OwnRetention> {
  return dataOf(api.readMyRetention<true>({ signal }));
}

export async function listLegalHolds(signal?: AbortSignal): Promise<readonly LegalHold[]> {
  return (await dataOf(api.listLegalHolds<true>({ signal }))).items;
}

export async function readLegalHold(userId: string, signal?: AbortSignal): Promise<LegalHold | null> {
  return (await dataOf(api.readLegalHold<true>({ path: { id: userId }, signal }))).hold;
}

export function putLegalHold(userId: string, reason: string): Promise<LegalHold> {
  return dataOf(api.putLegalHold<true>({ path: { id: userId }, body: { reason } }));
}

export function deleteLegalHold(userId: string): Promise<void> {
  return done(api.deleteLegalHold<true>({ path: { id: userId } }));
}
