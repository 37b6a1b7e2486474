import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isAppError, systemContext } from '@assist/kernel';
import type { AuditReader, AuditRow } from '@assist/platform/audit';
import { EXIT } from '../exit-codes.js';
import { withAuditLog } from './open-audit-log.js';

const OPTIONS = { out: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } } as const;

/** Writes JSON lines that `assist audit verify --file` and the script in `docs/audit-log.md` verify. */
export async function exportAudit(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { out } = values;
  if (out === undefined) return refuse('--out FILE is missing', EXIT.usage);
  const span = { from: instantOf(values.from), to: instantOf(values.to) };
  if (Number.isNaN(span.from) || Number.isNaN(span.to)) {
    return refuse('--from and --to take a time such as 2026-01-31', EXIT.usage);
  }
  if (existsSync(out)) return refuse(`${out} is there already`, EXIT.precondition);
  const last = await withAuditLog((reader) => writeWhole(out, reader, span));
  process.stdout.write(
    last === undefined ? `${out} is empty: there are no entries of that time\n` : `${out}: up to ${last.seq}:${last.hash}\n`,
  );
  return EXIT.ok;
}

/** Beside it first: what has its name is complete. Readable for this user only. */
async function writeWhole(
  out: string,
  reader: AuditReader,
  span: { readonly from: number | undefined; readonly to: number | undefined },
): Promise<AuditRow | undefined> {
  const part = `${out}.part`;
  const file = await open(part, 'w', 0o600);
  try {
    const last = await write(reader, span, (text) => file.appendFile(text, 'utf8'));
    await file.sync();
    await file.close();
    await rename(part, out);
    return last;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

async function write(
  reader: AuditReader,
  span: { readonly from: number | undefined; readonly to: number | undefined },
  append: (text: string) => Promise<void>,
): Promise<AuditRow | undefined> {
  const ctx = systemContext('assist');
  let last: AuditRow | undefined;
  try {
    for await (const piece of reader.exported(ctx, await reader.rangeOf(ctx, span))) {
      await append(piece.text);
      last = piece.last;
    }
  } catch (error) {
    if (!isAppError(error, 'SERVICE_UNAVAILABLE')) throw error;
    throw new Error('entries were removed while they were exported; do it again', { cause: error });
  }
  return last;
}

function instantOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

function refuse(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}
