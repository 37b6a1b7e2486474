import { auditDetailSchema, type AuditDetail, type AuditEntry } from '@assist/contracts/house';
import type { AuditRow } from './audit-chain.js';

/** An entry as the API gives it; `names` of people by id, where they are known. */
export function toAuditEntry(row: AuditRow, names: ReadonlyMap<string, string> = new Map()): AuditEntry {
  const nameOf = (id: string | null): { name?: string } => {
    const name = id === null ? undefined : names.get(id);
    return name === undefined ? {} : { name };
  };
  const detail = readableDetail(row.detail);
  const people = Object.values(detail).flatMap((value): [string, string][] => {
    const name = typeof value === 'string' ? names.get(value) : undefined;
    return name === undefined ? [] : [[value as string, name]];
  });
  return {
    seq: row.seq,
    at: new Date(row.at).toISOString(),
    actor: { kind: row.actorKind, id: row.actorId, ...nameOf(row.actorId) },
    action: row.action,
    outcome: row.outcome,
    target:
      row.targetType === null || row.targetId === null
        ? null
        : { type: row.targetType, id: row.targetId, ...nameOf(row.targetId) },
    requestId: row.requestId,
    address: row.address,
    detail,
    people: Object.fromEntries(people),
    clockPending: row.clockPending,
    hash: row.hash,
  };
}

/** Somebody may have tampered with the table; what is there is shown then, and the verification tells the rest. */
function readableDetail(text: string): AuditEntry['detail'] {
  try {
    return auditDetailSchema.parse(JSON.parse(text));
  } catch {
    return { unreadable: text.slice(0, 200) };
  }
}

/** What an entry was recorded with. */
export function detailOf(row: AuditRow): AuditDetail {
  return JSON.parse(row.detail) as AuditDetail;
}

/**
 * A line of an export, all columns as they were hashed, so that anybody can verify it; see `docs/audit-log.md`. Some
 * readers take the separators of Unicode for ends of lines, so they are escaped.
 */
export function toExportLine(row: AuditRow): string {
  const { seq, at, actorKind, actorId, action, outcome, targetType, targetId } = row;
  const { requestId, address, detail, clockPending, prevHash, hash } = row;
  const first = { seq, at, actorKind, actorId, action, outcome, targetType, targetId };
  const text = JSON.stringify({ ...first, requestId, address, detail, clockPending, prevHash, hash });
  return `${text.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`;
}
