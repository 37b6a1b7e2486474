import { Readable } from 'node:stream';
import type { AuditExportQuery } from '@assist/contracts/house';
import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { AuditLog, AuditReader } from '@assist/platform/audit';
import { Injectable } from '@nestjs/common';
import { instantOf } from './time-span.js';

/** Each reads the whole table; who needs more at once can wait for the first ones. */
const MAX_AT_ONCE = 2;

export interface AuditExport {
  readonly fileName: string;
  /** JSON lines, read from the database as fast as they are taken. */
  readonly lines: Readable;
}

/** A part of the audit log as a file that anybody can verify. That it was exported is an entry itself. */
@Injectable()
export class ExportEntries {
  #running = 0;

  constructor(
    private readonly reader: AuditReader,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError RATE_LIMITED */
  async execute(ctx: RequestContext, { from, to }: AuditExportQuery): Promise<AuditExport> {
    if (this.#running >= MAX_AT_ONCE) throw new AppError('RATE_LIMITED', { limit: MAX_AT_ONCE, retryAfterSeconds: 30 });
    this.#running += 1;
    try {
      const range = await this.reader.rangeOf(ctx, { from: instantOf(from), to: instantOf(to) });
      const detail = { from: from ?? null, to: to ?? null, fromSeq: range.after + 1, throughSeq: range.through };
      await this.audit.record(ctx, { action: 'audit.exported', detail });
      const lines = Readable.from(this.#lines(ctx, range), { objectMode: false });
      lines.once('close', () => (this.#running -= 1));
      return { fileName: `audit-${new Date(this.clock.now()).toISOString().slice(0, 10)}-${range.through}.jsonl`, lines };
    } catch (error) {
      this.#running -= 1;
      throw error;
    }
  }

  async *#lines(ctx: RequestContext, range: { readonly after: number; readonly through: number }): AsyncGenerator<string> {
    for await (const { text } of this.reader.exported(ctx, range)) yield text;
  }
}
