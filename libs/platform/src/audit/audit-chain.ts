import { createHash } from 'node:crypto';
import type { AuditEntryEntity } from './audit-entry.entity.js';

/** The predecessor of the first entry. */
export const CHAIN_START = '0'.repeat(64);

/** An entry as it is stored and exported. */
export type AuditRow = Readonly<AuditEntryEntity>;

/** Where a chain ends, or a part of it begins. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}

/**
 * SHA-256, in hex, of the UTF-8 text of a JSON array without spaces: all columns in this order, the hash of the entry
 * before last. `detail` counts as the text that is stored. `docs/audit-log.md` tells it to others; it never changes.
 */
export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const columns = [
    ...[row.seq, row.at, row.actorKind, row.actorId, row.action, row.outcome, row.targetType, row.targetId],
    ...[row.requestId, row.address, row.detail, row.clockPending, row.prevHash],
  ];
  return createHash('sha256').update(JSON.stringify(columns), 'utf8').digest('hex');
}

/**
 * Why a chain is broken: `hash`: the entry was changed; `prev`: it does not follow the one before; `gap`: some are
 * missing before it; `start`: the oldest are missing and no entry says that they were pruned; `head`: the newest are
 * missing, or more are there than were written.
 */
export type ChainFault = 'hash' | 'prev' | 'gap' | 'start' | 'head';

export type ChainVerdict =
  | { readonly ok: true; readonly count: number; readonly lastSeq: number; readonly headHash: string }
  | { readonly ok: false; readonly seq: number; readonly fault: ChainFault };

export interface ChainExpectation {
  /** What must be the newest entry; without it a missing end cannot be seen. */
  readonly head?: ChainEnd;
  /** The rows go on after this entry, as when it was the last of an earlier export. */
  readonly after?: ChainEnd;
}

/** Goes through entries, oldest first, and tells the first that is not as it was written. Pure: any iterator will do. */
export async function verifyAuditChain(
  rows: AsyncIterable<AuditRow> | Iterable<AuditRow>,
  expected: ChainExpectation = {},
): Promise<ChainVerdict> {
  let before: ChainEnd | undefined = expected.after;
  let start: ChainEnd | undefined;
  let pruned: ChainEnd | undefined;
  let count = 0;
  for await (const row of rows) {
    start ??= { seq: row.seq - 1, hash: row.prevHash };
    before ??= start;
    const fault = faultOf(row, before);
    if (fault !== undefined) return { ok: false, seq: row.seq, fault };
    before = { seq: row.seq, hash: row.hash };
    if (row.action === 'audit.pruned') pruned = prunedThrough(row.detail);
    count += 1;
  }
  if (expected.after === undefined && start !== undefined && !isStart(start, pruned)) {
    return { ok: false, seq: start.seq + 1, fault: 'start' };
  }
  const end = before ?? { seq: 0, hash: CHAIN_START };
  if (expected.head !== undefined && !isSame(end, expected.head)) {
    return { ok: false, seq: Math.min(end.seq, expected.head.seq) + 1, fault: 'head' };
  }
  return { ok: true, count, lastSeq: end.seq, headHash: end.hash };
}

function faultOf(row: AuditRow, before: ChainEnd): ChainFault | undefined {
  if (hashOf(row) !== row.hash) return 'hash';
  if (row.seq !== before.seq + 1) return 'gap';
  return row.prevHash === before.hash ? undefined : 'prev';
}

function isStart(start: ChainEnd, pruned: ChainEnd | undefined): boolean {
  return isSame(start, { seq: 0, hash: CHAIN_START }) || (pruned !== undefined && isSame(start, pruned));
}

function isSame(one: ChainEnd, other: ChainEnd): boolean {
  return one.seq === other.seq && one.hash === other.hash;
}

/** What an `audit.pruned` entry says; its hash has been checked. */
function prunedThrough(detail: string): ChainEnd | undefined {
  try {
    const { throughSeq, throughHash } = JSON.parse(detail) as Record<string, unknown>;
    return typeof throughSeq === 'number' && typeof throughHash === 'string' ? { seq: throughSeq, hash: throughHash } : undefined;
  } catch {
    return undefined;
  }
}
