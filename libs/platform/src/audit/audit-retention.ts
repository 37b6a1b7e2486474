import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { AuditLog } from './audit-log.js';
import { AuditRepository } from './audit.repository.js';
import { ClockTrust } from './clock-trust.js';

/** So many entries in one transaction: on SQLite all writers wait for it. */
const BATCH = 5000;

/** The only way by which entries leave. */
@Injectable()
export class AuditRetention {
  constructor(
    private readonly database: Database,
    private readonly repository: AuditRepository,
    private readonly log: AuditLog,
    private readonly clockTrust: ClockTrust,
  ) {}

  /**
   * Removes the oldest entries up to the first that is not older than `at` (epoch milliseconds) and gives their number.
   * Each step leaves an entry that says where the chain begins now. Nothing is removed while the clock is in doubt.
   */
  async pruneBefore(ctx: RequestContext, at: number): Promise<number> {
    if (ctx.tx !== undefined) throw new Error('pruning locks the chain first, so it is no part of another transaction');
    let removed = 0;
    for (;;) {
      const step = this.clockTrust.isPending ? 0 : await this.database.transaction(ctx, (tx) => this.#prune(tx, at));
      removed += step;
      if (step < BATCH) return removed;
      ctx.signal.throwIfAborted();
    }
  }

  async #prune(ctx: RequestContext, at: number): Promise<number> {
    const head = await this.repository.lockedHead(ctx);
    const firstKept = (await this.repository.firstSince(ctx, at)) ?? head.seq + 1;
    const keptFrom = Math.min(firstKept, head.keptFrom + BATCH);
    const last = keptFrom > head.keptFrom ? await this.repository.find(ctx, keptFrom - 1) : null;
    if (last === null) return 0;
    await this.repository.deleteBefore(ctx, keptFrom);
    const detail = { throughSeq: last.seq, throughHash: last.hash, throughAt: new Date(last.at).toISOString() };
    await this.log.record(ctx, { action: 'audit.pruned', detail });
    return keptFrom - head.keptFrom;
  }
}
