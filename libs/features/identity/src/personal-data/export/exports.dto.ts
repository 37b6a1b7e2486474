import type { PersonalExport } from '@assist/contracts/people';
import type { ExportEntity } from './export.entity.js';

export interface ExportFacts {
  /** Files listed so far. */
  readonly done: number;
  /** Names by id of the people who are still there. */
  readonly names: ReadonlyMap<string, string>;
  readonly viewerId: string;
}

export function toPersonalExport(row: ExportEntity, { done, names, viewerId }: ExportFacts): PersonalExport {
  const { id, userId, requestedBy, state, sizeBytes } = row;
  return {
    id,
    person: { id: userId, name: names.get(userId) ?? null },
    requestedBy: { id: requestedBy, name: names.get(requestedBy) ?? null },
    mine: requestedBy === viewerId,
    state,
    done,
    sizeBytes,
    createdAt: new Date(row.createdAt).toISOString(),
    expiresAt: new Date(row.expiresAt).toISOString(),
  };
}
