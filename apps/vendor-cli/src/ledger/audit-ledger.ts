import { readdirSync } from 'node:fs';
import { sha256Hex } from '@assist/licence/core';
import { readFileIfThere } from '../home/files.js';
import type { ChainFault } from '../home/chain.js';
import { payloadTextOfFile } from '../home/payload-of-file.js';
import type { VendorHome } from '../home/vendor-home.js';
import { Ledger, type LedgerLine } from './ledger.js';

export interface AuditFault {
  readonly reason: ChainFault | 'document' | 'head' | 'number-twice';
  readonly line: number;
  readonly lid: string;
}

export interface LedgerAudit {
  readonly lines: number;
  readonly head: string;
  /** A crash cut the last line off; the next issue repairs that. */
  readonly torn: boolean;
  readonly faults: readonly AuditFault[];
  /** Lines whose document never came to be. */
  readonly undelivered: readonly string[];
}

/**
 * The chain, and what it is compared with: every document that was issued stands in it with its hash, which also finds
 * lines cut off at the end; a hash noted elsewhere still occurs; no customer has a number twice.
 */
export async function auditLedger(home: VendorHome, noted?: string): Promise<LedgerAudit> {
  const { lines, fault, torn, head } = new Ledger(home).inspect();
  const chain: AuditFault[] = fault === null ? [] : [{ ...fault, lid: '' }];
  const isKnownHead = noted === undefined || lines.some(({ hash }) => hash === noted);
  return {
    lines: lines.length,
    head,
    torn: torn !== null,
    faults: [
      ...chain,
      ...(isKnownHead ? [] : [{ reason: 'head' as const, line: lines.length, lid: '' }]),
      ...(fault === null ? [...documentFaults(home, lines), ...numberFaults(lines)] : []),
    ],
    undelivered: lines.filter(({ lid }) => readFileIfThere(home.path('issued', `${lid}.json`)) === null).map(({ lid }) => lid),
  };
}

function documentFaults(home: VendorHome, lines: readonly LedgerLine[]): AuditFault[] {
  const byLid = new Map(lines.map((line) => [line.lid, line]));
  return readdirSync(home.path('issued'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((lid) => hashOfDocument(home, lid) !== byLid.get(lid)?.payloadSha256)
    .map((lid) => ({ reason: 'document', line: byLid.get(lid)?.i ?? 0, lid }));
}

function hashOfDocument(home: VendorHome, lid: string): string | null {
  const bytes = readFileIfThere(home.path('issued', `${lid}.json`));
  try {
    return bytes === null ? null : sha256Hex(payloadTextOfFile(bytes));
  } catch {
    return null;
  }
}

function numberFaults(lines: readonly LedgerLine[]): AuditFault[] {
  const seen = new Map<string, number>();
  return lines
    .filter(({ kind }) => kind !== 'clock' && kind !== 'emergency')
    .flatMap(({ customerId, seq, i, lid }) => {
      const rises = seq > (seen.get(customerId) ?? 0);
      seen.set(customerId, Math.max(seq, seen.get(customerId) ?? 0));
      return rises ? [] : [{ reason: 'number-twice' as const, line: i, lid }];
    });
}
