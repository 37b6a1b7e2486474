import type { AuditList, AuditListQuery } from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { AuditReader, toAuditEntry } from '@assist/platform/audit';
import { Injectable } from '@nestjs/common';
import { EntryNames } from './entry-names.js';
import { instantOf } from './time-span.js';

/** The audit log, newest first. */
@Injectable()
export class ListEntries {
  constructor(
    private readonly reader: AuditReader,
    private readonly names: EntryNames,
  ) {}

  async execute(ctx: RequestContext, query: AuditListQuery): Promise<AuditList> {
    const { cursor, limit, from, to, ...filter } = query;
    const span = { from: instantOf(from), to: instantOf(to) };
    const { items, nextCursor } = await this.reader.page(ctx, { ...filter, ...span }, { cursor, limit });
    const names = await this.names.of(ctx, items);
    return { items: items.map((row) => toAuditEntry(row, names)), nextCursor };
  }
}
