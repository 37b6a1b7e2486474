import { setImmediate as othersFirst } from 'node:timers/promises';
import { AUDIT_ACTIONS, type AuditAction } from '@assist/contracts/house';
import { AppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { verifyAuditChain, type AuditRow, type ChainVerdict } from './audit-chain.js';
import { AuditRepository, type AuditFilter, type AuditHead } from './audit.repository.js';
import { toExportLine } from './to-audit-entry.js';

const BATCH = 500;
/** Characters of an export that are written at once. */
const PIECE = 65_536;

type VerifyProgress = (checked: number, total: number) => Promise<void>;
const ignored: VerifyProgress = async () => undefined;

/** Reads the audit log; who may see it is decided by the caller. */
@Injectable()
export class AuditReader {
  constructor(private readonly repository: AuditRepository) {}

  /** Newest first. `cursor`: the `nextCursor` of the page before. */
  async page(
    ctx: RequestContext,
    filter: AuditFilter,
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<{ readonly items: AuditRow[]; readonly nextCursor: string | null }> {
    const { action } = filter;
    const actions = action === undefined ? undefined : AUDIT_ACTIONS.filter((name) => name.startsWith(action));
    const before = page.cursor === undefined ? undefined : Number(page.cursor);
    const rows = await this.repository.newest(ctx, { ...filter, actions }, { before, limit: page.limit + 1 });
    const items = rows.slice(0, page.limit);
    return { items, nextCursor: rows.length > items.length ? String(items.at(-1)?.seq) : null };
  }

  /** The newest entry of an action, as the transaction of `ctx` sees it. */
  async newestOf(ctx: RequestContext, action: AuditAction): Promise<AuditRow | null> {
    return (await this.repository.newest(ctx, { actions: [action] }, { limit: 1 }))[0] ?? null;
  }

  head(ctx: RequestContext): Promise<AuditHead> {
    return this.repository.head(ctx);
  }

  /** The part of the chain, without gaps, that a time means: `from` is included, `to` is not (epoch milliseconds). */
  async rangeOf(
    ctx: RequestContext,
    { from, to }: Pick<AuditFilter, 'from' | 'to'>,
  ): Promise<{ readonly after: number; readonly through: number }> {
    const head = await this.head(ctx);
    const first = from === undefined ? head.keptFrom : await this.repository.firstFrom(ctx, from);
    const through = to === undefined ? head.seq : ((await this.repository.lastBefore(ctx, to)) ?? 0);
    return { after: first === null ? through : first - 1, through };
  }

  /** Oldest first, in batches, between which others are served; what is added meanwhile is not part of it. */
  async *entries(
    ctx: RequestContext,
    range: { readonly after?: number; readonly through?: number } = {},
  ): AsyncGenerator<AuditRow, void, undefined> {
    const through = range.through ?? (await this.head(ctx)).seq;
    for (let after = range.after ?? 0; after < through;) {
      ctx.signal.throwIfAborted();
      const rows = await this.repository.between(ctx, after, through, BATCH);
      await othersFirst();
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.seq;
    }
  }

  /**
   * The same as lines of an export, in pieces of some 64 KB with the last entry of each. @throws AppError
   * SERVICE_UNAVAILABLE when retention removes entries of it meanwhile: a file with a hole would look as if somebody had
   * tampered with it
   */
  async *exported(
    ctx: RequestContext,
    { after, through }: { readonly after: number; readonly through: number },
  ): AsyncGenerator<{ readonly text: string; readonly last: AuditRow }, void, undefined> {
    let seq = after;
    let text = '';
    for await (const row of this.entries(ctx, { after, through })) {
      if (row.seq !== seq + 1) throw new AppError('SERVICE_UNAVAILABLE', { seq: row.seq });
      seq = row.seq;
      text += toExportLine(row);
      if (seq < through && text.length < PIECE) continue;
      yield { text, last: row };
      text = '';
    }
    if (seq < through) throw new AppError('SERVICE_UNAVAILABLE', { seq });
  }

  /**
   * Verifies all that is stored. What is pruned meanwhile is no gap: it begins again then. `onProgress` hears now and
   * then how many of `total` were looked at.
   */
  async verify(ctx: RequestContext, onProgress: VerifyProgress = ignored): Promise<ChainVerdict> {
    for (;;) {
      const head = await this.head(ctx);
      const total = head.seq - head.keptFrom + 1;
      const rows = counted(this.entries(ctx, { through: head.seq }), (checked) => onProgress(checked, total));
      const verdict = await verifyAuditChain(rows, { head });
      if (verdict.ok || (await this.head(ctx)).keptFrom === head.keptFrom) return verdict;
    }
  }

  /** The latest time that the log proves; null when it proves none. */
  newestTrustedAt(ctx: RequestContext): Promise<number | null> {
    return this.repository.newestTrustedAt(ctx);
  }
}

async function* counted(rows: AsyncIterable<AuditRow>, tell: (count: number) => Promise<void>): AsyncGenerator<AuditRow> {
  let count = 0;
  for await (const row of rows) {
    yield row;
    count += 1;
    if (count % BATCH === 0) await tell(count);
  }
}
