import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { AuditRow } from '@assist/platform/audit';
import { z } from 'zod';

/** A line of the file is none of an export. */
export class UnreadableLineError extends Error {
  constructor(readonly line: number) {
    super(`line ${line} is not an entry of an export`);
  }
}

const text = z.string();
const rowSchema = z.strictObject({
  seq: z.number().int().positive(),
  at: z.number().int(),
  actorKind: text,
  actorId: text.nullable(),
  action: text,
  outcome: text,
  targetType: text.nullable(),
  targetId: text.nullable(),
  requestId: text,
  address: text.nullable(),
  detail: text,
  clockPending: z.boolean(),
  prevHash: text,
  hash: text,
});

/** The entries of an export, line by line. @throws UnreadableLineError, or what the file system says */
export async function* readExport(path: string): AsyncGenerator<AuditRow> {
  let number = 0;
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  for await (const line of lines) {
    number += 1;
    if (line === '') continue;
    yield rowOf(line, number);
  }
}

function rowOf(line: string, number: number): AuditRow {
  try {
    // Whether kind, action and outcome are known words is of no interest here: the hash tells whether they were changed.
    return rowSchema.parse(JSON.parse(line)) as AuditRow;
  } catch {
    throw new UnreadableLineError(number);
  }
}
