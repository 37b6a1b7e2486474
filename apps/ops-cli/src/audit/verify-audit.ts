import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { systemContext } from '@assist/kernel';
import type { ChainEnd, ChainFault } from '@assist/platform/audit';
import { EXIT } from '../exit-codes.js';
import { parseChainEnd, reportOn, type ChainReport } from './chain-report.js';
import { NoAuditLogError, withAuditLog } from './open-audit-log.js';
import { readExport, UnreadableLineError } from './read-export.js';

const OPTIONS = {
  file: { type: 'string' },
  head: { type: 'string' },
  after: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Exit codes: 0 whole; 6 not as it was written; 3 what was noted is too old to compare with. */
export async function verifyAudit(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const ends: Partial<Record<'head' | 'after', ChainEnd>> = {};
  for (const name of ['head', 'after'] as const) {
    const given = values[name];
    if (given === undefined) continue;
    const end = parseChainEnd(given);
    if (end === null) return misused(`--${name} takes SEQ:HASH, as this command prints it`);
    ends[name] = end;
  }
  if (ends.after !== undefined && values.file === undefined) return misused('--after belongs to --file');
  try {
    const report = values.file === undefined ? await reportOnDatabase(ends.head) : await reportOnFile(values.file, ends);
    process.stdout.write(values.json ? `${JSON.stringify(toJson(report))}\n` : toText(report, values.file));
    return codeOf(report);
  } catch (error) {
    if (!(error instanceof UnreadableLineError)) throw error;
    if (values.json) process.stdout.write(`${JSON.stringify({ ok: false, line: error.line })}\n`);
    else process.stdout.write(`NOT WHOLE: ${error.message}.\n`);
    return EXIT.integrity;
  }
}

function reportOnFile(path: string, { head, after }: { head?: ChainEnd; after?: ChainEnd }): Promise<ChainReport> {
  if (!existsSync(path)) throw new NoAuditLogError(`${path} does not exist`);
  return reportOn(readExport(path), after === undefined ? {} : { after }, head);
}

/** What retention removes meanwhile is no fault: it begins again then. */
function reportOnDatabase(noted: ChainEnd | undefined): Promise<ChainReport> {
  const ctx = systemContext('assist');
  return withAuditLog(async (reader) => {
    for (;;) {
      const head = await reader.head(ctx);
      const report = await reportOn(reader.entries(ctx, { through: head.seq }), { head }, noted);
      if (report.fault === null || (await reader.head(ctx)).keptFrom === head.keptFrom) return report;
    }
  });
}

function codeOf({ fault, noted }: ChainReport): number {
  if (fault !== null || noted === 'different' || noted === 'missing') return EXIT.integrity;
  return noted === 'older' ? EXIT.checkFailed : EXIT.ok;
}

function misused(message: string): number {
  process.stderr.write(`${message}\n`);
  return EXIT.usage;
}

function toJson(report: ChainReport): object {
  const { count, first, last, head, fault, noted } = report;
  return {
    ok: codeOf(report) === EXIT.ok,
    count,
    firstSeq: first?.seq ?? null,
    firstAt: timeOf(first),
    lastAt: timeOf(last),
    head: head.seq === 0 ? null : `${head.seq}:${head.hash}`,
    fault,
    noted,
  };
}

const FAULTS: Readonly<Record<ChainFault, (seq: number) => string>> = {
  hash: (seq) => `entry ${seq} was changed`,
  prev: (seq) => `entry ${seq} does not follow the one before it`,
  gap: (seq) => `entries before ${seq} are missing`,
  start: (seq) => `the entries before ${seq} are missing, and nothing says that they were removed by retention`,
  head: (seq) => `entries from ${seq} on are missing at the end, or were added there`,
};

function toText(report: ChainReport, file: string | undefined): string {
  const { count, first, last, head, fault, noted } = report;
  if (fault !== null) {
    const isPart = fault.fault === 'start' && file !== undefined;
    const hint = isPart ? 'If this is a part, name the last entry of the export before it with --after SEQ:HASH.\n' : '';
    return `NOT WHOLE: ${FAULTS[fault.fault](fault.seq)}.\n${hint}`;
  }
  if (noted === 'different') {
    return 'NOT WHOLE: the chain is whole in itself, but was written anew: the noted entry is another one.\n';
  }
  if (noted === 'missing') return 'NOT WHOLE: the noted entry is newer than all that is there; the end is missing.\n';
  const lines = [
    `Whole: ${count} entries${count === 0 ? '' : `, from ${timeOf(first)} (${first?.seq}) to ${timeOf(last)} (${last?.seq})`}.`,
    ...(noted === 'same' ? ['The noted entry is there, as it was.'] : []),
    ...(noted === 'older' ? ['The noted entry is older than all that is there: it cannot be compared.'] : []),
    ...(count === 0 ? [] : [`Newest entry: ${head.seq}:${head.hash}`]),
    ...(count === 0 || file !== undefined
      ? []
      : ['Note it outside of the product: with --head it shows later whether all was written anew.']),
  ];
  return `${lines.join('\n')}\n`;
}

function timeOf(row: ChainReport['first']): string | null {
  return row === null ? null : new Date(row.at).toISOString();
}
