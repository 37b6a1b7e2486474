import { verifyAuditChain, type AuditRow, type ChainEnd, type ChainExpectation, type ChainFault } from '@assist/platform/audit';

/** How the entry that somebody noted outside compares: `older` than all that is there says nothing. */
export type NotedOutcome = 'same' | 'different' | 'missing' | 'older';

export interface ChainReport {
  readonly count: number;
  readonly first: AuditRow | null;
  readonly last: AuditRow | null;
  readonly head: ChainEnd;
  readonly fault: { readonly seq: number; readonly fault: ChainFault } | null;
  readonly noted: NotedOutcome | null;
}

/** Verifies entries, oldest first, and tells what they are. `noted` is any entry that was written down earlier. */
export async function reportOn(
  rows: AsyncIterable<AuditRow>,
  expected: ChainExpectation,
  noted: ChainEnd | undefined,
): Promise<ChainReport> {
  let first: AuditRow | null = null;
  let last: AuditRow | null = null;
  let hashOfNoted: string | undefined;
  async function* watched(): AsyncGenerator<AuditRow> {
    for await (const row of rows) {
      first ??= row;
      last = row;
      if (row.seq === noted?.seq) hashOfNoted = row.hash;
      if (row.seq - 1 === noted?.seq) hashOfNoted ??= row.prevHash;
      yield row;
    }
  }
  const verdict = await verifyAuditChain(watched(), expected);
  const [from, to] = [first as AuditRow | null, last as AuditRow | null];
  return {
    count: from === null || to === null ? 0 : to.seq - from.seq + 1,
    first: from,
    last: to,
    head: { seq: to?.seq ?? expected.after?.seq ?? 0, hash: to?.hash ?? expected.after?.hash ?? '' },
    fault: verdict.ok ? null : { seq: verdict.seq, fault: verdict.fault },
    noted: noted === undefined ? null : compare(noted, to, hashOfNoted),
  };
}

function compare(noted: ChainEnd, last: AuditRow | null, found: string | undefined): NotedOutcome {
  if (found !== undefined) return found === noted.hash ? 'same' : 'different';
  return noted.seq > (last?.seq ?? 0) ? 'missing' : 'older';
}

/** `SEQ:HASH`; null for anything else. */
export function parseChainEnd(text: string): ChainEnd | null {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
}
